import { Messages } from '@salesforce/core';
import { SfCommand } from '@salesforce/sf-plugins-core';
import { runFlags, runSync, type SyncRunResult } from '../../../lib/admin/syncRun.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('fieldmap', 'fieldmap.sync.reconcile');

/** `sf fieldmap sync reconcile`: compares all ids of org and mirror, and mends the mirror. */
export default class FieldmapSyncReconcile extends SfCommand<SyncRunResult> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = messages.getMessage('description');
    static override readonly examples = messages.getMessages('examples');
    static override readonly flags = runFlags;

    async run(): Promise<SyncRunResult> {
        const { flags } = await this.parse(FieldmapSyncReconcile);
        return runSync(this, flags, 'reconcile');
    }
}
