import { writeJsonFile } from '../server/jsonFile.ts';
import type { KeyPair } from './keyPairs.ts';

/** One org in the middleware's registry: whose tokens it accepts, and how it signs in there. */
export interface OrgsFileEntry {
    readonly orgId: string;
    /** `iss` of caller tokens. */
    readonly issuer: string;
    readonly instanceUrl: string;
    readonly loginUrl: string;
    /** Consumer key of the External Client App. */
    readonly clientId: string;
    /** Integration user. */
    readonly username: string;
    /** Middleware to org: signs the JWT bearer assertion. */
    readonly privateKeyFile: string;
    /** Org to middleware: public keys of the org's signing certificates. */
    readonly publicKeys: readonly { readonly kid: string; readonly pem: string }[];
    /** `host:port` of the Pub/Sub API. */
    readonly eventsEndpoint?: string;
    /** Certificate of the Pub/Sub API, which nobody else vouches for. */
    readonly eventsCertificateFile?: string;
}

export interface OrgsFileSource {
    readonly orgId: string;
    readonly baseUrl: string;
    readonly clientId: string;
    readonly username: string;
    readonly integrationKey: KeyPair;
    readonly signingKey: KeyPair;
    /** Null for an org without change events. */
    readonly events?: { readonly endpoint: string; readonly certificateFile: string } | null;
}

/** Writes the registry with this org as the only entry, mode 0600. */
export function writeOrgsFile(path: string, source: OrgsFileSource): readonly OrgsFileEntry[] {
    const entries: OrgsFileEntry[] = [
        {
            orgId: source.orgId,
            issuer: source.baseUrl,
            instanceUrl: source.baseUrl,
            loginUrl: source.baseUrl,
            clientId: source.clientId,
            username: source.username,
            privateKeyFile: source.integrationKey.privateKeyFile,
            publicKeys: [{ kid: source.signingKey.kid, pem: source.signingKey.publicKeyPem }],
            ...(source.events && {
                eventsEndpoint: source.events.endpoint,
                eventsCertificateFile: source.events.certificateFile
            })
        }
    ];
    writeJsonFile(path, entries);
    return entries;
}
