import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { describeSettings } from './describeSettings.ts';
import { ConfigError, readConfig } from './readConfig.ts';
import { SETTINGS } from './settings.ts';

let directory: string;
let orgsFile: string;
const entry = {
    orgId: '00Dxx0000001gPFEAY',
    issuer: 'https://acme.example',
    instanceUrl: 'https://acme.example',
    loginUrl: 'https://acme.example',
    clientId: 'client',
    username: 'integration@acme.example',
    privateKeyFile: 'key.pem',
    publicKeys: [{ kid: 'k1', pem: '-----BEGIN PUBLIC KEY-----' }]
};

beforeAll(() => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldmap-config-'));
    orgsFile = path.join(directory, 'orgs.json');
    fs.writeFileSync(path.join(directory, 'key.pem'), 'secret');
    fs.writeFileSync(orgsFile, JSON.stringify([entry]));
});
afterAll(() => fs.rmSync(directory, { recursive: true, force: true }));

function faultsOf(environment: Record<string, string>): readonly string[] {
    try {
        readConfig(environment);
    } catch (error) {
        return (error as ConfigError).faults;
    }
    return [];
}

describe('readConfig', () => {
    test('fills in defaults and reads the orgs with their keys', () => {
        const config = readConfig({ FIELDMAP_ORGS_FILE: orgsFile, FIELDMAP_PORT: '4310', DATABASE_URL: '' });
        expect(config).toMatchObject({
            port: 4310,
            publicUrl: 'http://localhost:4310',
            storeDirectory: '.demo/store',
            databaseUrl: undefined,
            travel: { provider: 'great-circle' },
            orgs: [{ orgId: entry.orgId, privateKeyPem: 'secret' }]
        });
    });

    test('an imported company has keys and no sign-in', () => {
        const file = path.join(directory, 'imported.json');
        const { issuer: _, ...rest } = entry;
        const imported = { orgId: '00Dxx0000001gPGEAY', issuer: 'https://crm.example', publicKeys: entry.publicKeys };
        fs.writeFileSync(file, JSON.stringify([entry, { ...imported, isImported: true }]));
        const config = readConfig({ FIELDMAP_ORGS_FILE: file });
        expect(config.orgs.map(({ orgId }) => orgId)).toEqual([entry.orgId]);
        expect(config.importedOrgs).toEqual([imported]);
        fs.writeFileSync(file, JSON.stringify([{ ...rest, isImported: true }]));
        expect(faultsOf({ FIELDMAP_ORGS_FILE: file }).join('\n')).toContain('/0/issuer');
    });

    test('lists all faults at once', () => {
        expect(
            faultsOf({ FIELDMAP_PORT: '99999', FIELDMAP_TRAVEL: 'plane', DATABASE_URL: 'mysql://x' }).map(
                (fault) => fault.split(':')[0]
            )
        ).toEqual(['FIELDMAP_PORT', 'FIELDMAP_ORGS_FILE', 'DATABASE_URL', 'FIELDMAP_TRAVEL']);
    });

    test.each([
        [{ FIELDMAP_TRAVEL: 'road' }, 'FIELDMAP_ROAD_GRAPH: is missing'],
        [{ FIELDMAP_TRAVEL: 'osrm' }, 'FIELDMAP_TRAVEL_URL: is missing']
    ])('says what %j needs besides', (environment, fault) => {
        expect(faultsOf({ FIELDMAP_ORGS_FILE: orgsFile, ...environment })[0]).toContain(fault);
    });

    test.each([
        ['no JSON', '[', 'is not JSON'],
        ['no orgs', '[]', 'at least one org'],
        ['a wrong id', JSON.stringify([{ ...entry, orgId: '001' }]), '/0/orgId: expected an 18-character org id'],
        ['an unknown member', JSON.stringify([{ ...entry, secret: 1 }]), 'secret'],
        [
            'a key that is not there',
            JSON.stringify([{ ...entry, privateKeyFile: 'gone.pem' }]),
            'gone.pem cannot be read'
        ],
        ['the same org twice', JSON.stringify([entry, entry]), 'the same orgId']
    ])('names the fault of an orgs file with %s', (_name, text, fault) => {
        const file = path.join(directory, 'wrong.json');
        fs.writeFileSync(file, text);
        expect(faultsOf({ FIELDMAP_ORGS_FILE: file }).join('\n')).toContain(fault);
    });
});

test('docs/configuration.md is what the settings say (UPDATE_DOCS=1 writes it)', () => {
    if (process.env['UPDATE_DOCS'] === '1') {
        fs.writeFileSync('docs/configuration.md', describeSettings());
    }
    const text = fs.readFileSync('docs/configuration.md', 'utf8');
    expect(text).toBe(describeSettings());
    expect(Object.keys(SETTINGS).every((name) => text.includes(name))).toBe(true);
});
