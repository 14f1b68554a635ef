import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import type { ConflictDecision } from '../../../lib/admin/adminApi.ts';
import { adminApiOf } from '../../../lib/admin/commandParts.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('fieldmap', 'fieldmap.sync.resolve');

/** `sf fieldmap sync resolve`: decides a write that met a person's change. */
export default class FieldmapSyncResolve extends SfCommand<ConflictDecision> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = messages.getMessage('description');
    static override readonly examples = messages.getMessages('examples');
    static override readonly flags = {
        'target-org': Flags.requiredOrg(),
        'api-version': Flags.orgApiVersion(),
        key: Flags.string({ char: 'k', summary: messages.getMessage('flags.key.summary'), required: true }),
        keep: Flags.option({ options: ['theirs', 'mine'] as const })({
            summary: messages.getMessage('flags.keep.summary'),
            required: true
        })
    };

    async run(): Promise<ConflictDecision> {
        const { flags } = await this.parse(FieldmapSyncResolve);
        const api = adminApiOf(flags['target-org'], flags['api-version']);
        const conflict = (await api.conflicts()).find(({ clientKey }) => clientKey === flags.key);
        if (conflict === undefined) {
            throw messages.createError('error.unknownKey', [flags.key]);
        }
        const decision = { kind: conflict.kind, clientKey: conflict.clientKey, keep: flags.keep };
        await api.decideConflict(decision);
        this.logSuccess(messages.getMessage(`info.${flags.keep}`, [conflict.recordId ?? '']));
        return decision;
    }
}
