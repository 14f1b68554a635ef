import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ComponentSet } from '@salesforce/source-deploy-retrieve';
import { startDemoOrg, type RunningDemoOrg } from '../../scripts/demo/org/server/createServer.ts';
import { ADMIN_USERNAME, INTEGRATION_USERNAME } from '../../scripts/demo/org/index.ts';
import { loadKeyPair } from '../../scripts/demo/org/oauth/keyPairs.ts';
import { SfCli } from './support/sfCli.ts';

const CLIENT_ID = 'CLI_TEST_APP';
const PROJECT = '{ "packageDirectories": [{ "path": "force-app", "default": true }], "sourceApiVersion": "66.0" }';

let directory: string;
let demo: RunningDemoOrg;
let sf: SfCli;

/** One after the other, as a person would: each step stands on the one before. */
describe('the real sf CLI, from an empty org to one with Fieldmap', () => {
    beforeAll(async () => {
        directory = mkdtempSync(join(tmpdir(), 'fieldmap-cli-'));
        demo = await startDemoOrg({
            port: 0,
            dataDir: join(directory, 'org'),
            sourceDir: null,
            company: null,
            extractFile: '',
            middlewareUrl: null
        });
        demo.context.clients.register({
            consumerKey: CLIENT_ID,
            label: 'CLI test',
            consumerSecret: null,
            certificate: loadKeyPair(directory, 'cli').publicKeyPem,
            permissionSets: [],
            runAsUsername: null,
            redirectUris: []
        });
        sf = new SfCli();
    }, 60_000);
    afterAll(async () => {
        sf?.remove();
        await demo?.close();
        rmSync(directory, { recursive: true, force: true });
    });

    it('signs in by JWT', async () => {
        const { json, exitCode } = await sf.json([
            ...['org', 'login', 'jwt', '--client-id', CLIENT_ID, '--username', ADMIN_USERNAME, '--alias', 'demo'],
            ...['--jwt-key-file', join(directory, 'cli.key'), '--instance-url', demo.url, '--set-default']
        ]);
        expect({ exitCode, result: json['result'] }).toMatchObject({
            exitCode: 0,
            result: { username: ADMIN_USERNAME, orgId: demo.org.orgId }
        });
    }, 120_000);

    it('converts force-app, and every file belongs to a component, without a warning', async () => {
        const output = join(directory, 'mdapi');
        const { json, exitCode } = await sf.json([
            'project',
            'convert',
            'source',
            '--root-dir',
            'force-app',
            '--output-dir',
            output
        ]);
        expect({ exitCode, warnings: json['warnings'] ?? [] }).toEqual({ exitCode: 0, warnings: [] });
        const manifest = readFileSync(join(output, 'package.xml'), 'utf8');
        for (const type of [
            'ApexClass',
            'CustomObject',
            'LightningComponentBundle',
            'PermissionSet',
            'CustomMetadata'
        ]) {
            expect(manifest).toContain(`<name>${type}</name>`);
        }
        const components = ComponentSet.fromSource('force-app').getSourceComponents().toArray();
        const classes = readdirSync('force-app', { recursive: true })
            .map(String)
            .filter((file) => file.endsWith('.cls'));
        expect(components.filter(({ type }) => type.name === 'ApexClass')).toHaveLength(classes.length);
    }, 240_000);

    it('does not know the product before it is deployed', async () => {
        const { json, exitCode } = await sf.json(query('SELECT CustomerClass__c FROM Account'));
        expect({ exitCode, name: json['name'] }).toEqual({ exitCode: 1, name: 'INVALID_FIELD' });
    }, 120_000);

    it('deploys force-app', async () => {
        const { json, exitCode } = await sf.json(['project', 'deploy', 'start', '--source-dir', 'force-app']);
        const result = json['result'] as { status: string; numberComponentErrors: number; details: unknown };
        expect({ exitCode, failures: failuresOf(result) }).toEqual({ exitCode: 0, failures: [] });
        expect(result.status).toBe('Succeeded');
        expect(demo.org.schema.object('FieldVisit__c')).toBeDefined();
    }, 240_000);

    it('assigns permission sets', async () => {
        const admin = await sf.json(['org', 'assign', 'permset', '--name', 'Fieldmap_Admin']);
        expect(admin.exitCode).toBe(0);
        const other = ['--name', 'Fieldmap_Integration', '--on-behalf-of', INTEGRATION_USERNAME];
        expect((await sf.json(['org', 'assign', 'permset', ...other])).exitCode).toBe(0);
        expect(demo.org.findUser(ADMIN_USERNAME)?.permissionSets).toContain('Fieldmap_Admin');
    }, 240_000);

    it('writes and reads the new fields', async () => {
        const values = "Name='Customer & Co' CustomerClass__c=A";
        const created = await sf.json(['data', 'create', 'record', '--sobject', 'Account', '--values', values]);
        expect(created.exitCode).toBe(0);
        const { json } = await sf.json(query('SELECT Name, CustomerClass__c FROM Account'));
        expect(json['result']).toMatchObject({
            totalSize: 1,
            records: [{ Name: 'Customer & Co', CustomerClass__c: 'A' }]
        });
    }, 240_000);

    it('exports in bulk', async () => {
        const file = join(directory, 'accounts.csv');
        const soql = ['--query', 'SELECT Name, CustomerClass__c FROM Account', '--output-file', file];
        const { exitCode } = await sf.json(['data', 'export', 'bulk', ...soql, '--wait', '2']);
        expect(exitCode).toBe(0);
        expect(readFileSync(file, 'utf8').replaceAll('"', '').trim().split('\n')).toEqual([
            'Name,CustomerClass__c',
            'Customer & Co,A'
        ]);
    }, 120_000);

    it('retrieves what the manifest names', async () => {
        const project = join(directory, 'project');
        mkdirSync(join(project, 'force-app'), { recursive: true });
        writeFileSync(join(project, 'sfdx-project.json'), PROJECT);
        const wanted = ['--metadata', 'CustomField:Account.CustomerClass__c', '--target-org', 'demo'];
        const { json, exitCode } = await sf.json(['project', 'retrieve', 'start', ...wanted], project);
        expect({ exitCode, status: (json['result'] as { status: string }).status }).toEqual({
            exitCode: 0,
            status: 'Succeeded'
        });
        const path = 'force-app/main/default/objects/Account/fields/CustomerClass__c.field-meta.xml';
        expect(readFileSync(join(project, path), 'utf8')).toContain('<fullName>CustomerClass__c</fullName>');
    }, 120_000);

    it('lists the Apex tests as skipped, because nothing here runs Apex', async () => {
        const start = ['apex', 'run', 'test', '--test-level', 'RunLocalTests', '--wait', '2', '--target-org', 'demo'];
        const { json } = await sf.json(start);
        const { summary, tests } = json['result'] as {
            summary: { testsRan: number; skipped: number; failing: number };
            tests: { Message: string }[];
        };
        expect(summary.skipped).toBeGreaterThan(0);
        expect(summary).toMatchObject({ testsRan: summary.skipped, failing: 0 });
        expect(tests[0]?.Message).toContain('the demo org runs no Apex');
    }, 120_000);

    it('shows file and line of a permission set that names an unknown field', async () => {
        const project = join(directory, 'broken');
        const file = join(project, 'force-app/main/default/permissionsets/Broken.permissionset-meta.xml');
        mkdirSync(join(file, '..'), { recursive: true });
        writeFileSync(join(project, 'sfdx-project.json'), PROJECT);
        writeFileSync(file, BROKEN_PERMISSION_SET);
        const start = ['project', 'deploy', 'start', '--source-dir', 'force-app', '--target-org', 'demo'];
        const { json, exitCode } = await sf.json(start, project);
        expect(exitCode).toBe(1);
        expect(failuresOf(json['result'])).toMatchObject([
            { fullName: 'Broken', lineNumber: 6, problem: expect.stringContaining('Account.Nope__c') as unknown }
        ]);
    }, 120_000);
});

function query(soql: string): string[] {
    return ['data', 'query', '--query', soql, '--target-org', 'demo'];
}

/** Component failures of a deployment, one or many. */
function failuresOf(result: unknown): unknown[] {
    const failures = (result as { details?: { componentFailures?: unknown } }).details?.componentFailures;
    return failures === undefined ? [] : [failures].flat();
}

const BROKEN_PERMISSION_SET = `<?xml version="1.0" encoding="UTF-8"?>
<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
    <label>Broken</label>
    <fieldPermissions>
        <editable>true</editable>
        <field>Account.Nope__c</field>
        <readable>true</readable>
    </fieldPermissions>
</PermissionSet>
`;
