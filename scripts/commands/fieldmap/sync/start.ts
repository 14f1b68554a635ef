import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { runFlags, runSync, type SyncRunResult } from '../../../lib/admin/syncRun.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('fieldmap', 'fieldmap.sync.start');

/** `sf fieldmap sync start`: looks for changes now, or reads everything anew. */
export default class FieldmapSyncStart extends SfCommand<SyncRunResult> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = messages.getMessage('description');
    static override readonly examples = messages.getMessages('examples');
    static override readonly flags = {
        ...runFlags,
        reload: Flags.boolean({ summary: messages.getMessage('flags.reload.summary') })
    };

    async run(): Promise<SyncRunResult> {
        const { flags } = await this.parse(FieldmapSyncStart);
        return runSync(this, flags, flags.reload ? 'reload' : 'pass');
    }
}
