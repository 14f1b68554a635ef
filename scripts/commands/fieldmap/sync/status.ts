import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import type { SyncConflict, SyncStatus } from '../../../lib/admin/adminApi.ts';
import { adminApiOf } from '../../../lib/admin/commandParts.ts';
import { sentence } from '../../../lib/admin/syncRun.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('fieldmap', 'fieldmap.sync.status');

/** Shape: result of `sf fieldmap sync status --json`. */
export interface SyncStatusResult extends SyncStatus {
    /** Writes that met a person's change and wait for a decision. */
    readonly conflicts: readonly SyncConflict[];
}

/** `sf fieldmap sync status`: how far the mirror of the org is. */
export default class FieldmapSyncStatus extends SfCommand<SyncStatusResult> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = messages.getMessage('description');
    static override readonly examples = messages.getMessages('examples');
    static override readonly flags = { 'target-org': Flags.requiredOrg(), 'api-version': Flags.orgApiVersion() };

    async run(): Promise<SyncStatusResult> {
        const { flags } = await this.parse(FieldmapSyncStatus);
        const api = adminApiOf(flags['target-org'], flags['api-version']);
        const status = await api.syncStatus();
        const conflicts = status.outbox.conflicts > 0 ? await api.conflicts() : [];
        this.log(sentence(status));
        this.showLimits(status);
        this.table({
            data: status.objects.map(({ objectApiName, phase, rows, lagSeconds, held = 0 }) => ({
                [messages.getMessage('column.object')]: objectApiName,
                [messages.getMessage('column.phase')]: phase,
                [messages.getMessage('column.rows')]: rows,
                [messages.getMessage('column.lag')]: lagSeconds === null ? '' : `${Math.round(lagSeconds)} s`,
                [messages.getMessage('column.held')]: held === 0 ? '' : held
            }))
        });
        for (const { code, detail } of status.alerts) {
            this.warn(`${code}: ${detail}`);
        }
        this.showConflicts(conflicts);
        return { ...status, conflicts };
    }

    /** What is left of the org's calls, and how changes arrive. */
    private showLimits({ api, events }: SyncStatus): void {
        if (api) {
            const left = Math.max(0, Math.floor(api.limit * api.share) - api.used);
            const share = Math.round(api.share * 100);
            this.log(messages.getMessage('info.api', [api.used, api.limit, share, left]));
        }
        if (events) {
            const objects = events.objects.join(', ');
            this.log(
                objects === '' ? messages.getMessage('info.polling') : messages.getMessage('info.events', [objects])
            );
        }
    }

    private showConflicts(conflicts: readonly SyncConflict[]): void {
        if (conflicts.length === 0) {
            return;
        }
        this.log(messages.getMessage('info.conflicts', [String(conflicts.length)]));
        this.table({
            data: conflicts.map(({ clientKey, objectApiName, recordId, reason, mine, theirs }) => ({
                [messages.getMessage('column.key')]: clientKey,
                [messages.getMessage('column.record')]: `${objectApiName} ${recordId ?? ''}`.trim(),
                [messages.getMessage('column.reason')]: reason,
                [messages.getMessage('column.mine')]: valuesText(mine),
                [messages.getMessage('column.theirs')]: theirs === null ? '' : valuesText(theirs)
            }))
        });
    }
}

function valuesText(values: Readonly<Record<string, unknown>>): string {
    return Object.entries(values)
        .map(([name, value]) => `${name} ${String(value)}`)
        .join(', ');
}
