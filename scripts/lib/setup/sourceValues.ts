import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { selfSignedCertificate } from '../keys/selfSignedCertificate.ts';
import { readSigningCertificate } from './deploySource.ts';
import { clientIdOf, middlewareKey, signingCertificateOf } from './orgsFile.ts';
import type { AssigningOrg } from './permissionAssignments.ts';
import type { SetupParts, SetupWish } from './setupStages.ts';
import type { LastingValues, SourceValues } from './stageSource.ts';
import { writeWhole } from './writeWhole.ts';

const CERTIFICATE_DAYS = 3650;
const SETTING_TYPES = ['FieldmapSetting', 'KpiSetting', 'MapLayer', 'VisitCadence'];

/** What stays the same from one run to the next; keys and names that are missing are made, once. */
export function lastingValues(
    { username, middlewareUrl, orgId, orgsFile }: SetupWish,
    { connection, store, now }: Pick<SetupParts, 'connection' | 'store' | 'now'>
): LastingValues {
    const consumerKey = store.read().consumerKey ?? clientIdOf(orgsFile, orgId) ?? newConsumerKey();
    if (store.read().consumerKey !== consumerKey) {
        store.change({ consumerKey });
    }
    return {
        middlewareUrl,
        issuer: connection.instanceUrl.replace(/\/$/, ''),
        consumerKey,
        contactEmail: username,
        clientCertificate: clientCertificate(orgsFile, orgId, now())
    };
}

/** The same with what the org has got by now. */
export async function sourceValues(wish: SetupWish, parts: SetupParts, org: AssigningOrg): Promise<SourceValues> {
    const signingCertificate = signingCertificateOf(wish.orgsFile, wish.orgId);
    return {
        ...lastingValues(wish, parts),
        signingCertificate,
        keptSettings: wish.resetSettings ? new Set() : await settingsInOrg(org),
        withCertificate: (await readSigningCertificate(parts.connection, signingCertificate)) === null
    };
}

function newConsumerKey(): string {
    return `FIELDMAP_${randomBytes(24).toString('hex').toUpperCase()}`;
}

/** Kept beside the key, because a new one would be another deployment. */
function clientCertificate(orgsFile: string, orgId: string, now: number): string {
    const { file, key } = middlewareKey(orgsFile, orgId);
    const certificateFile = file.replace(/\.key$/, '.crt');
    if (!existsSync(certificateFile)) {
        const request = { commonName: `Fieldmap ${orgId}`, privateKey: key, validDays: CERTIFICATE_DAYS };
        writeWhole(certificateFile, selfSignedCertificate({ ...request, validFrom: new Date(now) }));
    }
    return readFileSync(certificateFile, 'utf8');
}

async function settingsInOrg(org: AssigningOrg): Promise<ReadonlySet<string>> {
    const names = new Set<string>();
    for (const type of SETTING_TYPES) {
        try {
            for (const row of await org.query(`SELECT DeveloperName FROM ${type}__mdt`)) {
                names.add(`${type}.${String(row['DeveloperName'])}`);
            }
        } catch (error) {
            if ((error as { errorCode?: string }).errorCode !== 'INVALID_TYPE') {
                throw error;
            }
        }
    }
    return names;
}
