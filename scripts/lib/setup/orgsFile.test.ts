import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { middlewareKey, readOrgsFile, registerOrg, unregisterOrg, type OrgEntry } from './orgsFile.ts';

let directory: string;
let file: string;
beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'fieldmap-orgs-'));
    file = path.join(directory, 'etc', 'orgs.json');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const entry = (orgId: string, kid: string, pem = '-----BEGIN CERTIFICATE-----'): OrgEntry => ({
    orgId,
    issuer: `https://${orgId}.my.salesforce.com`,
    instanceUrl: `https://${orgId}.my.salesforce.com`,
    loginUrl: `https://${orgId}.my.salesforce.com`,
    clientId: 'KEY',
    username: 'integration@example.com',
    privateKeyFile: `${orgId}.key`,
    publicKeys: [{ kid, pem }]
});
const FIRST = '00D000000000001AAA';
const SECOND = '00D000000000002AAA';
const kids = (): string[][] => readOrgsFile(file).map(({ publicKeys }) => publicKeys.map(({ kid }) => kid));

describe('orgs file', () => {
    it('holds several orgs, readable by its owner only', () => {
        registerOrg(file, entry(FIRST, 'a'));
        registerOrg(file, entry(SECOND, 'b'));
        expect(readOrgsFile(file).map(({ orgId }) => orgId)).toEqual([FIRST, SECOND]);
        expect(statSync(file).mode & 0o777).toBe(0o600);
    });

    it('keeps the keys before while one is exchanged, three at most, the newest first', () => {
        for (const kid of ['a', 'b', 'b', 'c', 'd']) {
            registerOrg(file, entry(FIRST, kid));
        }
        expect(kids()).toEqual([['d', 'c', 'b']]);
    });

    it('leaves a file alone that it does not understand', () => {
        registerOrg(file, entry(FIRST, 'a'));
        writeFileSync(file, '[{"orgId": 1}]');
        expect(() => registerOrg(file, entry(SECOND, 'b'))).toThrow(/Mend it, or name another/);
        expect(readFileSync(file, 'utf8')).toBe('[{"orgId": 1}]');
    });

    it('takes an org out, but not the last one', () => {
        registerOrg(file, entry(FIRST, 'a'));
        registerOrg(file, entry(SECOND, 'b'));
        expect([unregisterOrg(file, FIRST), unregisterOrg(file, FIRST), unregisterOrg(file, SECOND)]).toEqual([
            true,
            false,
            false
        ]);
    });

    it('makes the key of an org once', () => {
        const first = middlewareKey(file, FIRST);
        expect(middlewareKey(file, FIRST).key.equals(first.key)).toBe(true);
        expect(statSync(first.file).mode & 0o777).toBe(0o600);
    });
});
