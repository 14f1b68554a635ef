import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readOrgsFile, signingCertificateOf } from '../setup/orgsFile.ts';
import { revokeKey } from './rotateKeys.ts';

const ORG = '00D000000000001AAA';
const pem = '-----BEGIN CERTIFICATE-----';

let directory: string;
let file: string;
beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'fieldmap-revoke-'));
    file = path.join(directory, 'orgs.json');
    const url = 'https://acme.my.salesforce.com';
    const entry = { orgId: ORG, issuer: url, instanceUrl: url, loginUrl: url, clientId: 'c', username: 'u' };
    const publicKeys = [
        { kid: 'Fieldmap_Jwt_2', pem },
        { kid: 'Fieldmap_Jwt', pem }
    ];
    writeFileSync(file, JSON.stringify([{ ...entry, privateKeyFile: 'k.key', publicKeys }]));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('revokeKey', () => {
    it('takes out a key that nothing signs with', () => {
        expect(revokeKey(file, ORG, 'Fieldmap_Jwt')).toEqual(['Fieldmap_Jwt_2']);
        expect(readOrgsFile(file)[0]?.publicKeys.map(({ kid }) => kid)).toEqual(['Fieldmap_Jwt_2']);
        expect(signingCertificateOf(file, ORG)).toBe('Fieldmap_Jwt_2');
    });

    it.each([
        ['the key that the org signs with', 'Fieldmap_Jwt_2', ORG, /Make another one first/],
        ['a key that is not there', 'other', ORG, /has no key other .* it has Fieldmap_Jwt_2, Fieldmap_Jwt/],
        ['an org that is not there', 'Fieldmap_Jwt', '00D000000000002AAA', /has no entry for the org/]
    ])('leaves the file alone for %s', (_name, kid, orgId, message) => {
        const before = readFileSync(file, 'utf8');
        expect(() => revokeKey(file, orgId, kid)).toThrow(message);
        expect(readFileSync(file, 'utf8')).toBe(before);
    });
});
