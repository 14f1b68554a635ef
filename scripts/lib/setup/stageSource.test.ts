import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { repositoryRoot } from '../../build/repositoryRoot.ts';
import { sourceDigest, stageSource, type SourceValues } from './stageSource.ts';

const WORKSPACE = path.join(repositoryRoot, 'force-app/main/workspace');
const CREDENTIALS = [
    'namedCredentials/Fieldmap_Middleware.namedCredential-meta.xml',
    'externalCredentials/Fieldmap_Middleware.externalCredential-meta.xml'
];
const VALUES: SourceValues = {
    middlewareUrl: 'https://fieldmap.acme.test',
    issuer: 'https://acme.my.salesforce.com',
    consumerKey: 'FIELDMAP_KEY',
    contactEmail: 'admin@acme.test',
    clientCertificate: '-----BEGIN CERTIFICATE-----\nAAAA\nBBBB\n-----END CERTIFICATE-----\n',
    keptSettings: new Set(['FieldmapSetting.tileUrl']),
    withCertificate: true
};

let directory: string;
let source: string;
beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'fieldmap-source-'));
    source = path.join(directory, 'force-app');
    const put = (file: string, text: string): void => {
        mkdirSync(path.dirname(path.join(source, file)), { recursive: true });
        writeFileSync(path.join(source, file), text);
    };
    for (const file of CREDENTIALS) {
        put(`main/workspace/${file}`, readFileSync(path.join(WORKSPACE, file), 'utf8'));
    }
    put('main/workspace/customMetadata/FieldmapSetting.tileUrl.md-meta.xml', '<CustomMetadata/>');
    put('main/workspace/customMetadata/FieldmapSetting.maxZoom.md-meta.xml', '<CustomMetadata/>');
    put('main/map/lwc/mapScreen/mapScreen.ts', 'export {};');
    put('main/map/lwc/mapScreen/mapScreen.js', 'export {};');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('stageSource', () => {
    it('puts the addresses of the org into the credentials, and leaves no example behind', () => {
        const target = path.join(directory, 'staged');
        stageSource(source, target, VALUES);
        const text = CREDENTIALS.map((file) => readFileSync(path.join(target, 'main/workspace', file), 'utf8')).join('');
        expect(text).toContain('https://fieldmap.acme.test');
        expect(text).toContain('https://acme.my.salesforce.com');
        expect(text).toMatch(/<parameterName>kid<\/parameterName>\s*<parameterType>JwtHeaderClaim/);
        expect(text).not.toContain('example');
        const app = 'main/workspace/extlClntAppGlobalOauthSets/Fieldmap_Sync_glbl.ecaGlblOauth-meta.xml';
        expect(readFileSync(path.join(target, app), 'utf8')).toContain('<certificate>AAAABBBB</certificate>');
    });

    it('leaves out what the org has, and sources that are not deployed', () => {
        const target = path.join(directory, 'staged');
        stageSource(source, target, { ...VALUES, withCertificate: false });
        const has = (file: string): boolean => existsSync(path.join(target, 'main', file));
        expect(has('workspace/customMetadata/FieldmapSetting.tileUrl.md-meta.xml')).toBe(false);
        expect(has('workspace/customMetadata/FieldmapSetting.maxZoom.md-meta.xml')).toBe(true);
        expect(has('workspace/certs/Fieldmap_Jwt.crt')).toBe(false);
        expect(has('map/lwc/mapScreen/mapScreen.js')).toBe(true);
        expect(has('map/lwc/mapScreen/mapScreen.ts')).toBe(false);
    });
});

describe('sourceDigest', () => {
    it('stays the same when only the sources of what is deployed have changed', () => {
        const digest = sourceDigest(source, VALUES);
        writeFileSync(path.join(source, 'main/map/lwc/mapScreen/mapScreen.ts'), '// other');
        expect(sourceDigest(source, VALUES)).toBe(digest);
    });

    it('changes with a file that is deployed, and with an address', () => {
        const digest = sourceDigest(source, VALUES);
        expect(sourceDigest(source, { ...VALUES, middlewareUrl: 'https://other.test' })).not.toBe(digest);
        writeFileSync(path.join(source, 'main/map/lwc/mapScreen/mapScreen.js'), '// other');
        expect(sourceDigest(source, VALUES)).not.toBe(digest);
    });
});
