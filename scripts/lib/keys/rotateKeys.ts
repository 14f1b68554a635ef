import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Connection } from '@salesforce/core';
import { ComponentSet } from '@salesforce/source-deploy-retrieve';
import type { AdminApi } from '../admin/adminApi.ts';
import { deploySource, readSigningCertificate } from '../setup/deploySource.ts';
import { entryOf, replaceEntry } from '../setup/orgsFile.ts';
import { clientAppKeys, SIGNING_CERTIFICATE, stageCertificate } from '../setup/stageSource.ts';
import { writeWhole } from '../setup/writeWhole.ts';
import { selfSignedCertificate } from './selfSignedCertificate.ts';

const CERTIFICATE_DAYS = 3650;
const CREDENTIAL = 'Fieldmap_Middleware';
const POLL_MS = 1000;
const RETRIEVE_SECONDS = 120;
/** Keys that the orgs file may hold for one org. */
const MOST_KEYS = 10;

export interface Rotation {
    readonly connection: Connection;
    readonly api: Pick<AdminApi, 'ping' | 'startSync' | 'syncStatus'>;
    readonly orgId: string;
    readonly orgsFile: string;
    /** How long the middleware may take to read a changed orgs file; it looks every two seconds. */
    readonly waitSeconds: number;
    readonly now: () => number;
    readonly sleep: (milliseconds: number) => Promise<void>;
    readonly say: (progress: string) => void;
}

export interface Rotated {
    /** Key ids, or file names: before and now. */
    readonly before: string;
    readonly now: string;
}

/**
 * Org to middleware: the org makes another certificate, the middleware learns it beside the old one, then the org signs with
 * it. The old key stays accepted until it is revoked. When the middleware does not take the new one, the org signs with the
 * old one again.
 *
 * Errors: Error with what to do; nothing is worse than before.
 */
export async function rotateOrgKey(rotation: Rotation): Promise<Rotated> {
    const { connection, orgId, orgsFile, say } = rotation;
    const entry = entryOf(orgsFile, orgId);
    const before = entry.publicKeys[0]?.kid ?? SIGNING_CERTIFICATE;
    if (entry.publicKeys.length >= MOST_KEYS) {
        throw new Error(`${orgsFile} holds ${MOST_KEYS} keys of this org. Revoke old ones: "sf fieldmap keys revoke".`);
    }
    const name = nextName(entry.publicKeys.map(({ kid }) => kid));
    await inFolder(async (folder) => {
        stageCertificate(folder, name);
        await deploySource(connection, folder, { checkOnly: false, say });
    });
    const pem = await readSigningCertificate(connection, name);
    if (pem === null) {
        throw new Error(`The org made no certificate ${name}. Make it in Setup, Certificate and Key Management.`);
    }
    replaceEntry(orgsFile, { ...entry, publicKeys: [{ kid: name, pem }, ...entry.publicKeys] });
    await waitForFile(rotation);
    await signWith(rotation, before, name);
    try {
        await rotation.api.ping();
    } catch (error) {
        await signWith(rotation, name, before);
        replaceEntry(orgsFile, entry);
        throw new Error(
            `The middleware does not take the new key yet (${(error as Error).message}); the org signs with ${before} again. ` +
                `Does the middleware read ${orgsFile}? Copy it there, or pass a longer --wait.`,
            { cause: error }
        );
    }
    return { before, now: name };
}

/**
 * Middleware to org: a second key is made and tried beside the first, the org gets its certificate, and once a sync has
 * signed in the first is forgotten.
 *
 * Errors: Error with what to do; both keys are then still tried.
 */
export async function rotateMiddlewareKey(rotation: Rotation): Promise<Rotated> {
    const { orgId, orgsFile, connection, say, now } = rotation;
    const entry = entryOf(orgsFile, orgId);
    const folder = path.dirname(path.resolve(orgsFile));
    const current = path.resolve(folder, entry.privateKeyFile);
    const next = path.join(folder, `${orgId}.next.key`);
    if (!existsSync(next)) {
        const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
        writeWhole(next, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    }
    const certificate = selfSignedCertificate({
        commonName: `Fieldmap ${orgId}`,
        privateKey: createPrivateKey(readFileSync(next)),
        validFrom: new Date(now()),
        validDays: CERTIFICATE_DAYS
    });
    replaceEntry(orgsFile, { ...entry, nextPrivateKeyFile: path.basename(next) });
    await waitForFile(rotation);
    await inFolder(async (staged) => {
        const [file, content] = clientAppKeys({ consumerKey: entry.clientId, clientCertificate: certificate });
        mkdirSync(path.dirname(path.join(staged, file)), { recursive: true });
        writeFileSync(path.join(staged, file), content);
        await deploySource(connection, staged, { checkOnly: false, say });
    });
    await requireSync(rotation);
    renameSync(next, current);
    writeWhole(current.replace(/\.key$/, '.crt'), certificate);
    const { nextPrivateKeyFile: _tried, ...rest } = entry;
    replaceEntry(orgsFile, rest);
    return { before: entry.privateKeyFile, now: entry.privateKeyFile };
}

/** Takes a key of the org out of the file. Errors: Error when it is not there, or the one that the org signs with. */
export function revokeKey(orgsFile: string, orgId: string, kid: string): readonly string[] {
    const entry = entryOf(orgsFile, orgId);
    const kids = entry.publicKeys.map((key) => key.kid);
    if (!kids.includes(kid)) {
        throw new Error(`${orgsFile} has no key ${kid} of this org; it has ${kids.join(', ')}.`);
    }
    if (kids[0] === kid) {
        throw new Error(`The org signs with ${kid}. Make another one first: "sf fieldmap keys rotate".`);
    }
    replaceEntry(orgsFile, { ...entry, publicKeys: entry.publicKeys.filter((key) => key.kid !== kid) });
    return kids.filter((each) => each !== kid);
}

/** `Fieldmap_Jwt_2` after `Fieldmap_Jwt`; a number is never used twice while a key with it is known. */
function nextName(kids: readonly string[]): string {
    const numbers = kids.map((kid) => Number(/_(\d+)$/.exec(kid)?.[1] ?? 1));
    return `${SIGNING_CERTIFICATE}_${Math.max(1, ...numbers) + 1}`;
}

/** Changes certificate and key id of the External Credential as the org has it; everything else of it stays. */
async function signWith({ connection, say }: Rotation, before: string, name: string): Promise<void> {
    await inFolder(async (folder) => {
        const retrieve = await new ComponentSet([{ type: 'ExternalCredential', fullName: CREDENTIAL }]).retrieve({
            usernameOrConnection: connection,
            output: folder,
            merge: false
        });
        await retrieve.pollStatus(POLL_MS, RETRIEVE_SECONDS);
        const file = readdirSync(folder, { recursive: true })
            .map(String)
            .find((each) => each.includes(`${CREDENTIAL}.externalCredential`));
        if (file === undefined) {
            throw new Error(`The org has no External Credential ${CREDENTIAL}. Run "sf fieldmap setup" first.`);
        }
        const full = path.join(folder, file);
        const xml = readFileSync(full, 'utf8');
        const changed = xml
            .replaceAll(`<certificate>${before}</certificate>`, `<certificate>${name}</certificate>`)
            .replaceAll(`<parameterValue>${before}</parameterValue>`, `<parameterValue>${name}</parameterValue>`);
        if (changed === xml) {
            throw new Error(`The External Credential ${CREDENTIAL} does not sign with ${before}. Run "sf fieldmap setup".`);
        }
        writeFileSync(full, changed);
        await deploySource(connection, folder, { checkOnly: false, say });
    });
}

async function waitForFile({ waitSeconds, sleep, say }: Rotation): Promise<void> {
    say(`waiting ${waitSeconds} s for the middleware to read the file`);
    await sleep(waitSeconds * 1000);
}

/** One pass of the sync after the exchange: it signs in anew. */
async function requireSync({ api, sleep, now, waitSeconds, say }: Rotation): Promise<void> {
    const began = now();
    await api.startSync('pass');
    const deadline = began + Math.max(30, waitSeconds) * 1000;
    for (;;) {
        const { state, lastFinishedAt, error } = await api.syncStatus();
        if (state !== 'failed' && lastFinishedAt !== null && Date.parse(lastFinishedAt) >= began - 1000) return;
        if (now() > deadline) {
            throw new Error(
                `No sync has come through since the exchange (${error ?? state}). Both keys are still tried; look at ` +
                    '"sf fieldmap sync status", then run this command again.'
            );
        }
        say(`sync: ${state}`);
        await sleep(POLL_MS);
    }
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
    const folder = mkdtempSync(path.join(tmpdir(), 'fieldmap-keys-'));
    try {
        await work(folder);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}
