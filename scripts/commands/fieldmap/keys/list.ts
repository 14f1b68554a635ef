import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { entryOf } from '../../../lib/setup/orgsFile.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('fieldmap', 'fieldmap.keys.list');

/** Shape: result of `sf fieldmap keys list --json`. The first key is the one that the org signs with. */
export interface KeysListResult {
    readonly orgId: string;
    readonly keys: readonly {
        readonly kid: string;
        readonly isSigning: boolean;
        /** SHA-256 of the public key, the first 16 hex digits. */
        readonly fingerprint: string;
        /** ISO date; null for a bare key. */
        readonly validUntil: string | null;
    }[];
    readonly privateKeyFile: string;
    readonly nextPrivateKeyFile: string | null;
}

/** `sf fieldmap keys list`: the keys of an org that the middleware accepts. */
export default class FieldmapKeysList extends SfCommand<KeysListResult> {
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
        })
    };

    async run(): Promise<KeysListResult> {
        const { flags } = await this.parse(FieldmapKeysList);
        const orgId = flags['target-org'].getOrgId();
        const { publicKeys, privateKeyFile, nextPrivateKeyFile } = entryOf(flags['orgs-file'], orgId);
        const keys = publicKeys.map(({ kid, pem }, index) => ({
            kid,
            isSigning: index === 0,
            fingerprint: fingerprintOf(pem),
            validUntil: validUntil(pem)
        }));
        this.table({
            data: keys.map(({ isSigning, validUntil: until, ...key }) => ({
                ...key,
                validUntil: until ?? '',
                use: messages.getMessage(isSigning ? 'info.signing' : 'info.accepted')
            }))
        });
        return { orgId, keys, privateKeyFile, nextPrivateKeyFile: nextPrivateKeyFile ?? null };
    }
}

function fingerprintOf(pem: string): string {
    const der = createPublicKey(pem).export({ type: 'spki', format: 'der' });
    return createHash('sha256').update(der).digest('hex').slice(0, 16);
}

function validUntil(pem: string): string | null {
    return pem.includes('BEGIN CERTIFICATE')
        ? new Date(new X509Certificate(pem).validTo).toISOString().slice(0, 10)
        : null;
}
