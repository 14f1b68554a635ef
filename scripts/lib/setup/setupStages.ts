import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Connection } from '@salesforce/core';
import type { AdminApi } from '../admin/adminApi.ts';
import { deploySource, readSigningCertificate } from './deploySource.ts';
import { firstWeek, type FirstWeekResult } from './firstWeek.ts';
import { middlewareKey, registerOrg, signingCertificateOf } from './orgsFile.ts';
import { assignPermissionSets, requireUsers, type AssigningOrg } from './permissionAssignments.ts';
import type { Stage } from './runStages.ts';
import type { StateStore } from './setupState.ts';
import { giveStartPlaces, type StartPlace } from './startPlaces.ts';
import { lastingValues, sourceValues } from './sourceValues.ts';
import { sourceDigest, stageCertificate, stageSource } from './stageSource.ts';
import { text } from './texts.ts';
import { waitForMiddleware, waitForSync } from './waitForMiddleware.ts';

export const STAGES = ['Build', 'Check', 'Dry run', 'Keys', 'Deploy', 'Permissions', 'Middleware', 'First sync', 'First week'];

export interface SetupWish {
    readonly orgId: string;
    readonly username: string;
    readonly middlewareUrl: string;
    readonly orgsFile: string;
    readonly forceApp: string;
    /** Where the org's copy of the metadata is written. */
    readonly workDirectory: string;
    readonly repUsernames: readonly string[];
    readonly managerUsernames: readonly string[];
    /** Null: the one the org has, or the one of the last run. */
    readonly integrationUsername: string | null;
    /** Where reps start who have no place yet; null gives none. */
    readonly startPlace: StartPlace | null;
    /** Whose first week is suggested; null: the first rep who can have one. */
    readonly forUser: string | null;
    readonly waitSeconds: number;
    readonly resetSettings: boolean;
}

export interface SetupParts {
    readonly connection: Connection;
    readonly api: AdminApi;
    readonly store: StateStore;
    readonly build: (say: (text: string) => void) => Promise<void>;
    /** Errors: Error that lists what is in the way. */
    readonly check: () => Promise<string>;
    /** True when something that was deployed before is not in the org any more. */
    readonly isDamaged: () => Promise<boolean>;
    /** Hears what came of the last stage. */
    readonly onFirstWeek: (result: FirstWeekResult) => void;
    readonly now: () => number;
    readonly sleep: (milliseconds: number) => Promise<void>;
}

/** The stages of `sf fieldmap setup`; each can be repeated. */
export function setupStages(wish: SetupWish, parts: SetupParts): Stage[] {
    const { connection, store, api, now, sleep } = parts;
    const org = assigningOrg(connection);
    const source = path.join(wish.workDirectory, 'source');
    const digest = (): string => sourceDigest(wish.forceApp, lastingValues(wish, parts));
    const deploy = async (checkOnly: boolean, say: (text: string) => void): Promise<string> => {
        stageSource(wish.forceApp, source, await sourceValues(wish, parts, org));
        return `${await deploySource(connection, source, { checkOnly, say })} components`;
    };
    // Before the first deployment nothing can be gone.
    const hasToMend = async (): Promise<boolean> =>
        wish.resetSettings || (store.read().done['Deploy'] !== undefined && (await parts.isDamaged()));
    const waiting = (say: (text: string) => void) => ({ api, now, sleep, say, limitSeconds: wish.waitSeconds });
    const stage = (name: string, fingerprint: Stage['fingerprint'], run: Stage['run']): Stage => ({ name, fingerprint, run });
    const always = (): null => null;
    return [
        stage('Build', always, async (say) => {
            await parts.build(say);
            return 'up to date';
        }),
        stage('Check', always, async () => {
            const saw = await parts.check();
            const { repUsernames, managerUsernames, forUser } = wish;
            await requireUsers(org, [...repUsernames, ...managerUsernames, ...(forUser === null ? [] : [forUser])]);
            store.change({ integrationUsername: await integrationUsername(wish, store, org) });
            return saw;
        }),
        { ...stage('Dry run', digest, (say) => deploy(true, say)), isForced: hasToMend },
        stage('Keys', always, (say) => exchangeKeys(wish, parts, say)),
        { ...stage('Deploy', digest, (say) => deploy(false, say)), isForced: hasToMend },
        stage('Permissions', always, () => givePermissions(wish, store, org)),
        stage('Middleware', always, (say) => waitForMiddleware(waiting(say))),
        stage('First sync', always, (say) => waitForSync(waiting(say))),
        stage('First week', always, async (say) => {
            const following = { ...waiting(say), say: () => undefined };
            const result = await firstWeek(following, org, wish, new Date(now()));
            parts.onFirstWeek(result);
            return result.detail;
        })
    ];
}

/** Who may do what, and where the day of a rep begins. */
async function givePermissions(wish: SetupWish, store: StateStore, org: AssigningOrg): Promise<string> {
    const count = await assignPermissionSets(org, {
        Fieldmap_Admin: [wish.username],
        Fieldmap_Integration: [store.read().integrationUsername ?? ''].filter(Boolean),
        Fieldmap_Manager: wish.managerUsernames,
        Fieldmap_Rep: wish.repUsernames
    });
    if (wish.startPlace === null) {
        return text('permissions.done', count);
    }
    return text('permissions.placed', count, await giveStartPlaces(org, wish.repUsernames, wish.startPlace));
}

/** Both sides learn each other's public key, before metadata that uses them is deployed. */
async function exchangeKeys(wish: SetupWish, { connection, store }: SetupParts, say: (text: string) => void): Promise<string> {
    const name = signingCertificateOf(wish.orgsFile, wish.orgId);
    let pem = await readSigningCertificate(connection, name);
    if (pem === null) {
        const folder = path.join(wish.workDirectory, 'certificate');
        stageCertificate(folder, name);
        await deploySource(connection, folder, { checkOnly: false, say });
        pem = await readSigningCertificate(connection, name);
    }
    if (pem === null) {
        throw new Error(
            `The org made no certificate ${name}. Create a self-signed one of this name in Setup, ` +
                'Certificate and Key Management; then run setup again.'
        );
    }
    const { consumerKey, integrationUsername: username } = store.read();
    const url = connection.instanceUrl.replace(/\/$/, '');
    registerOrg(wish.orgsFile, {
        orgId: wish.orgId,
        issuer: url,
        instanceUrl: url,
        loginUrl: url,
        clientId: consumerKey ?? '',
        username: username ?? '',
        privateKeyFile: path.basename(middlewareKey(wish.orgsFile, wish.orgId).file),
        publicKeys: [{ kid: name, pem }]
    });
    return `key ${createHash('sha256').update(pem).digest('hex').slice(0, 8)}, ${wish.orgsFile}`;
}

async function integrationUsername(wish: SetupWish, store: StateStore, org: AssigningOrg): Promise<string> {
    const known = wish.integrationUsername ?? store.read().integrationUsername;
    if (known !== null) {
        return known;
    }
    const rows = await org.query(
        "SELECT Username FROM User WHERE IsActive = true AND Profile.Name LIKE 'Minimum Access - API Only%' LIMIT 2"
    );
    if (rows.length !== 1) {
        throw new Error(
            `The middleware needs a user of its own, and ${rows.length === 0 ? 'none' : 'more than one'} has an API-only ` +
                'profile. Name it: --integration-username integration@example.com'
        );
    }
    return String(rows[0]?.['Username']);
}

export function assigningOrg(connection: Connection): AssigningOrg {
    return {
        query: async (soql) => (await connection.query<Record<string, unknown>>(soql)).records,
        create: async (objectName, record) => void (await connection.sobject(objectName).create(record)),
        update: async (objectName, record) => void (await connection.sobject(objectName).update(record))
    };
}
