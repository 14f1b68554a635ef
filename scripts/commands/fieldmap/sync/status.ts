import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import type { SyncStatus } from '../../../lib/admin/adminApi.ts';
import { adminApiOf } from '../../../lib/admin/commandParts.ts';
import { sentence } from '../../../lib/admin/syncRun.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('fieldmap', 'fieldmap.sync.status');

/** `sf fieldmap sync status`: how far the mirror of the org is. */
export default class FieldmapSyncStatus extends SfCommand<SyncStatus> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = messages.getMessage('description');
    static override readonly examples = messages.getMessages('examples');
    static override readonly flags = { 'target-org': Flags.requiredOrg(), 'api-version': Flags.orgApiVersion() };

    async run(): Promise<SyncStatus> {
        const { flags } = await this.parse(FieldmapSyncStatus);
        const status = await adminApiOf(flags['target-org'], flags['api-version']).syncStatus();
        this.log(sentence(status));
        this.table({
            data: status.objects.map(({ objectApiName, phase, rows, lagSeconds }) => ({
                [messages.getMessage('column.object')]: objectApiName,
                [messages.getMessage('column.phase')]: phase,
                [messages.getMessage('column.rows')]: rows,
                [messages.getMessage('column.lag')]: lagSeconds === null ? '' : `${Math.round(lagSeconds)} s`
            }))
        });
        for (const { code, detail } of status.alerts) {
            this.warn(`${code}: ${detail}`);
        }
        return status;
    }
}
