import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { SIGNING_CERTIFICATE } from './stageSource.ts';
import { writeWhole } from './writeWhole.ts';
import { orgEntrySchema, orgsFileSchema } from '../../../middleware/src/config/settings.ts';

export type OrgEntry = z.infer<typeof orgEntrySchema>;
/** Connected orgs and imported companies. */
type FileEntry = z.infer<typeof orgsFileSchema>[number];

/** Keys kept while one is exchanged: the newest ones. */
const MOST_KEYS = 3;

/**
 * Adds an org to the file that the middleware reads, or changes its entry; other orgs stay as they are. Keys of the same
 * `kid` are replaced, others stay accepted, so that a key is exchanged without a gap.
 *
 * Errors: Error that names the first fault of the file, which is then left alone.
 */
export function registerOrg(file: string, entry: OrgEntry): void {
    const others = readOrgsFile(file);
    const before = others.find(({ orgId }) => orgId === entry.orgId);
    const newKids = new Set(entry.publicKeys.map(({ kid }) => kid));
    const kept = (before?.publicKeys ?? []).filter(({ kid }) => !newKids.has(kid));
    const merged = { ...entry, publicKeys: [...entry.publicKeys, ...kept].slice(0, MOST_KEYS) };
    write(file, [...others.filter(({ orgId }) => orgId !== entry.orgId), orgEntrySchema.parse(merged)]);
}

/** The entry of an org that is synced. Errors: Error when the file has none. */
export function entryOf(file: string, orgId: string): OrgEntry {
    const entry = readOrgsFile(file).find((each) => each.orgId === orgId);
    if (entry === undefined || entry.isImported === true) {
        throw new Error(`${file} has no entry for the org ${orgId}. Run "sf fieldmap setup" first, or name another file.`);
    }
    const { isImported: _synced, ...rest } = entry;
    return rest;
}

/** Puts an entry in place of the one that the org has. */
export function replaceEntry(file: string, entry: OrgEntry): void {
    const changed = orgEntrySchema.parse(entry);
    write(
        file,
        readOrgsFile(file).map((each) => (each.orgId === entry.orgId ? changed : each))
    );
}

/** Name of the certificate with which the org signs now: the newest key of the file. */
export function signingCertificateOf(file: string, orgId: string): string {
    const entry = readOrgsFile(file).find((each) => each.orgId === orgId);
    return entry?.publicKeys[0]?.kid ?? SIGNING_CERTIFICATE;
}

/** Consumer key of the External Client App by which the middleware signs in to an org; null before it is registered. */
export function clientIdOf(file: string, orgId: string): string | null {
    const entry = readOrgsFile(file).find((each) => each.orgId === orgId);
    return entry === undefined || entry.isImported === true || entry.clientId === '' ? null : entry.clientId;
}

/** Takes an org out of the file. True when it was in. The last org stays in, because the middleware wants one. */
export function unregisterOrg(file: string, orgId: string): boolean {
    const entries = readOrgsFile(file);
    const rest = entries.filter((entry) => entry.orgId !== orgId);
    if (rest.length === entries.length || rest.length === 0) {
        return false;
    }
    write(file, rest);
    return true;
}

/** Empty when there is no file yet. */
export function readOrgsFile(file: string): readonly FileEntry[] {
    if (!existsSync(file)) {
        return [];
    }
    let content: unknown;
    try {
        content = JSON.parse(readFileSync(file, 'utf8'));
    } catch {
        throw new Error(`${file} is not JSON. Mend it, or name another file by --orgs-file.`);
    }
    const parsed = orgsFileSchema.safeParse(content);
    if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw new Error(`${file} /${issue?.path.join('/')}: ${issue?.message}. Mend it, or name another by --orgs-file.`);
    }
    return parsed.data;
}

/** The middleware's private key for an org, beside the orgs file; made at the first call (RSA 2048, mode 0600). */
export function middlewareKey(file: string, orgId: string): { readonly file: string; readonly key: KeyObject } {
    const keyFile = path.join(path.dirname(path.resolve(file)), `${orgId}.key`);
    if (!existsSync(keyFile)) {
        const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
        writeWhole(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    }
    return { file: keyFile, key: createPrivateKey(readFileSync(keyFile)) };
}

function write(file: string, entries: readonly FileEntry[]): void {
    writeWhole(file, `${JSON.stringify(entries, null, 2)}\n`);
}
