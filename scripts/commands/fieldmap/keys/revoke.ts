import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { revokeKey } from '../../../lib/keys/rotateKeys.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('fieldmap', 'fieldmap.keys.revoke');

/** Shape: result of `sf fieldmap keys revoke --json`. */
export interface KeysRevokeResult {
    readonly revoked: string;
    readonly left: readonly string[];
}

/** `sf fieldmap keys revoke`: a key of the org is not accepted any more. */
export default class FieldmapKeysRevoke extends SfCommand<KeysRevokeResult> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = messages.getMessage('description');
    static override readonly examples = messages.getMessages('examples');
    static override readonly flags = {
        'target-org': Flags.requiredOrg(),
        'api-version': Flags.orgApiVersion(),
        'orgs-file': Flags.file({
            summary: messages.getMessage('flags.orgs-file.summary'),
            required: true,
            exists: true
        }),
        key: Flags.string({ char: 'k', summary: messages.getMessage('flags.key.summary'), required: true })
    };

    async run(): Promise<KeysRevokeResult> {
        const { flags } = await this.parse(FieldmapKeysRevoke);
        const left = revokeKey(flags['orgs-file'], flags['target-org'].getOrgId(), flags.key);
        this.logSuccess(messages.getMessage('info.revoked', [flags.key, left.join(', ')]));
        return { revoked: flags.key, left };
    }
}
