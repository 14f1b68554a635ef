import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startChild, type StartedChild } from '../../scripts/demo/childProcess.ts';
import { ADMIN_USERNAME, INTEGRATION_USERNAME } from '../../scripts/demo/org/index.ts';
import { signCallerToken } from '../../scripts/demo/org/oauth/callerTokens.ts';
import { loadKeyPair } from '../../scripts/demo/org/oauth/keyPairs.ts';
import { startDemoOrg, type RunningDemoOrg } from '../../scripts/demo/org/server/createServer.ts';
import { freePortFrom } from '../../scripts/demo/ports.ts';
import { repositoryRoot, SfCli } from './support/sfCli.ts';

const CLIENT_ID = 'CLI_TEST_APP';

let directory: string;
let demo: RunningDemoOrg;
let middleware: StartedChild | null = null;
let sf: SfCli;
let middlewareUrl: string;
let orgsFile: string;
let stopped = false;

/** What a supervisor does: starts the middleware once its orgs file is there. */
async function supervise(port: number): Promise<void> {
    while (!existsSync(orgsFile) && !stopped) {
        await sleep(200);
    }
    if (!stopped) {
        middleware = await startChild({
            name: 'middleware',
            script: join(repositoryRoot, 'lib/middleware/src/main.js'),
            env: {
                FIELDMAP_PORT: String(port),
                FIELDMAP_PUBLIC_URL: middlewareUrl,
                FIELDMAP_STORE_DIR: join(directory, 'store'),
                FIELDMAP_ORGS_FILE: orgsFile,
                FIELDMAP_SYNC_INTERVAL_SECONDS: '2',
                FIELDMAP_LOG_LEVEL: 'error'
            },
            onLine: () => undefined
        });
    }
}

const stagesOf = (json: Readonly<Record<string, unknown>>): Record<string, string> =>
    Object.fromEntries(
        (json['result'] as { stages: { name: string; status: string; detail: string }[] }).stages.map(
            ({ name, status, detail }) => [name, `${status} ${detail}`.trim()]
        )
    );

interface Finding {
    readonly code: string;
    readonly status: string;
}
const found = (checks: readonly Finding[]): Record<string, string> =>
    Object.fromEntries(checks.map(({ code, status }) => [code, status]));

/** How long one command took from an empty org to the stage First week; for the report, judged by nobody. */
function tellTime(milliseconds: number, json: Readonly<Record<string, unknown>>): void {
    const { stages = [] } = (json['result'] ?? {}) as { stages?: { name: string; seconds: number }[] };
    const seconds = Math.round(milliseconds / 100) / 10;
    mkdirSync('test-results', { recursive: true });
    writeFileSync(join('test-results', 'setup-time.json'), `${JSON.stringify({ seconds, stages }, null, 2)}\n`);
    process.stderr.write(`sf fieldmap setup, from an empty org to the first week: ${seconds} s\n`);
}

/** Who may edit whose records: the integration user stands above everyone. */
function giveRoles(): void {
    const { org } = demo;
    const userId = (username: string): string =>
        String(org.query(`SELECT Id FROM User WHERE Username = '${username}'`).records[0]?.['Id']);
    const role = (name: string, parent: string | null): string =>
        String(org.insert('UserRole', [{ Name: name, DeveloperName: name, ParentRoleId: parent }])[0]?.id);
    const top = role('Top', null);
    org.update('User', [
        { Id: userId(INTEGRATION_USERNAME), UserRoleId: top },
        { Id: userId(ADMIN_USERNAME), UserRoleId: role('Sales', top) }
    ]);
}

/** What people do to an org by mistake. */
function breakOrg(): void {
    const { org } = demo;
    const one = (soql: string): string => String(org.query(soql).records[0]?.['Id']);
    const permission = "Parent.Name = 'Fieldmap_Rep' AND Field = 'Account.CustomerClass__c'";
    org.delete('FieldPermissions', [one(`SELECT Id FROM FieldPermissions WHERE ${permission}`)]);
    org.insert('PermissionSetAssignment', [
        {
            AssigneeId: one(`SELECT Id FROM User WHERE Username = '${ADMIN_USERNAME}'`),
            PermissionSetId: one("SELECT Id FROM PermissionSet WHERE Name = 'Fieldmap_Integration'")
        }
    ]);
}

describe('sf fieldmap setup, from an empty org to a suggested week', () => {
    beforeAll(async () => {
        directory = mkdtempSync(join(tmpdir(), 'fieldmap-setup-'));
        orgsFile = join(directory, 'etc', 'orgs.json');
        demo = await startDemoOrg({
            port: 0,
            dataDir: join(directory, 'org'),
            sourceDir: null,
            company: null,
            extractFile: '',
            middlewareUrl: null
        });
        giveRoles();
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
        const login = ['org', 'login', 'jwt', '--client-id', CLIENT_ID, '--username', ADMIN_USERNAME, '--set-default'];
        const key = ['--jwt-key-file', join(directory, 'cli.key'), '--instance-url', demo.url];
        const answers = [
            await sf.json([...login, ...key]),
            await sf.run(['plugins', 'link', repositoryRoot, '--no-install'])
        ];
        expect(answers.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
        const port = await freePortFrom(4700);
        middlewareUrl = `http://127.0.0.1:${port}`;
        void supervise(port);
    }, 180_000);
    afterAll(async () => {
        stopped = true;
        await middleware?.stop();
        sf?.remove();
        await demo?.close();
        rmSync(directory, { recursive: true, force: true });
    });

    const setup = (): string[] => [
        ...['fieldmap', 'setup', '--middleware-url', middlewareUrl, '--orgs-file', orgsFile],
        ...['--rep-usernames', ADMIN_USERNAME, '--wait', '3', '--no-prompt']
    ];

    it('brings everything into an empty org with one command', async () => {
        const began = performance.now();
        const { json, exitCode } = await sf.json(setup());
        tellTime(performance.now() - began, json);
        expect({ exitCode, message: json['message'] }).toEqual({ exitCode: 0, message: undefined });
        const stages = stagesOf(json);
        expect(stages['Deploy']).toMatch(/^done \d{2,} components$/);
        expect(stages['Permissions']).toBe('done 3 new assignments');
        expect(stages['Middleware']).toMatch(/^done /);
        expect(stages['First sync']).toMatch(/^done \d+ records$/);
        expect((json['result'] as { manualSteps: unknown[] }).manualSteps).toHaveLength(4);
        const [entry] = JSON.parse(readFileSync(orgsFile, 'utf8')) as {
            orgId: string;
            publicKeys: { pem: string }[];
        }[];
        expect(entry?.orgId).toBe(demo.org.orgId);
        expect(entry?.publicKeys[0]?.pem).toContain('BEGIN CERTIFICATE');
    }, 300_000);

    it('fills the org with customers, and the middleware reads them at once', async () => {
        const seeded = await sf.json([
            'fieldmap',
            'data',
            'seed',
            '--count',
            '60',
            '--history-days',
            '30',
            '--no-prompt'
        ]);
        expect({ exitCode: seeded.exitCode, message: seeded.json['message'] }).toEqual({
            exitCode: 0,
            message: undefined
        });
        const result = seeded.json['result'] as { created: Record<string, number>; refused: Record<string, number> };
        expect(result.created['Account']).toBe(60);
        expect(result.refused).toEqual({});

        const { json, exitCode } = await sf.json(['fieldmap', 'sync', 'start', '--wait', '2']);
        expect(exitCode).toBe(0);
        const { status } = json['result'] as { status: { objects: { objectApiName: string; rows: number }[] } };
        expect(status.objects.find(({ objectApiName }) => objectApiName === 'Account')?.rows).toBe(60);
    }, 240_000);

    it('suggests a week and counts it', async () => {
        const preview = await sf.json(['fieldmap', 'plan', 'preview', '--rep', ADMIN_USERNAME]);
        expect({ exitCode: preview.exitCode, message: preview.json['message'] }).toEqual({
            exitCode: 0,
            message: undefined
        });
        const { stops } = preview.json['result'] as { stops: { name: string; points: number }[] };
        expect(stops.length).toBeGreaterThan(4);
        expect(stops.every(({ name }) => name !== '')).toBe(true);

        const file = join(directory, 'kpis.csv');
        const kpis = await sf.json(['fieldmap', 'kpi', 'export', '--period', 'month', '--output-file', file]);
        expect({ exitCode: kpis.exitCode, message: kpis.json['message'] }).toEqual({ exitCode: 0, message: undefined });
        expect(readFileSync(file, 'utf8').split('\r\n')[0]).toMatch(/^scope,userId,userName,key,name,unit,value/);
    }, 240_000);

    it('changes nothing when it is run again', async () => {
        const before = readFileSync(orgsFile, 'utf8');
        const { json, exitCode } = await sf.json(setup());
        expect(exitCode).toBe(0);
        const stages = stagesOf(json);
        expect([stages['Dry run'], stages['Deploy'], stages['Permissions']]).toEqual([
            'unchanged',
            'unchanged',
            'done 0 new assignments'
        ]);
        expect(stages['First week']).toMatch(/^done \d+ visits suggested/);
        expect(readFileSync(orgsFile, 'utf8')).toBe(before);
    }, 240_000);

    it('is in order, says the doctor', async () => {
        const { json, exitCode } = await sf.json(['fieldmap', 'doctor', '--middleware-url', middlewareUrl]);
        const { checks } = json['result'] as { checks: Finding[] };
        expect({ exitCode, errors: checks.filter(({ status }) => status === 'error') }).toEqual({
            exitCode: 0,
            errors: []
        });
        expect(Object.keys(checks[0] ?? {})).toEqual(['code', 'status', 'saw', 'why', 'next']);
        const saw = checks.filter(({ code, status }) => code === 'sync-age' && status !== 'ok');
        expect(saw).toEqual([]);
        expect(found(checks)).toMatchObject({
            'round-trip': 'ok',
            'sync-age': 'ok',
            'integration-user': 'ok',
            'store-version': 'ok',
            'field-access': 'ok'
        });
        expect(found(checks)).toMatchObject({ 'travel-engine': 'warning', 'permission-sets': 'warning' });
    }, 120_000);

    it('exchanges the key of the org while it is used, and refuses the old one once it is revoked', async () => {
        const file = ['--orgs-file', orgsFile];
        const oldToken = (): Promise<string> =>
            signCallerToken({
                issuer: demo.url,
                orgId: demo.org.orgId,
                userId: String(demo.org.findUser(ADMIN_USERNAME)?.userId),
                audience: middlewareUrl,
                now: Date.now(),
                keyPair: { ...loadKeyPair(join(directory, 'org', 'keys'), 'org'), kid: 'Fieldmap_Jwt' }
            });
        const statusOfOld = async (): Promise<number> => {
            const headers = { authorization: `Bearer ${await oldToken()}`, 'Fieldmap-Contract': '2' };
            return (await fetch(`${middlewareUrl}/v1/me`, { headers })).status;
        };
        expect(await statusOfOld()).toBe(200);
        const rotated = await sf.json(['fieldmap', 'keys', 'rotate', '--side', 'org', ...file, '--wait', '11']);
        expect({ exitCode: rotated.exitCode, result: rotated.json['result'] ?? rotated.json['message'] }).toEqual({
            exitCode: 0,
            result: { side: 'org', before: 'Fieldmap_Jwt', now: 'Fieldmap_Jwt_2' }
        });
        const used = await sf.json(['fieldmap', 'sync', 'status']);
        expect({ exitCode: used.exitCode, during: await statusOfOld() }).toEqual({ exitCode: 0, during: 200 });
        const listed = (await sf.json(['fieldmap', 'keys', 'list', ...file])).json['result'] as {
            keys: { kid: string; isSigning: boolean; fingerprint: string }[];
        };
        expect(listed.keys.map(({ kid, isSigning }) => [kid, isSigning])).toEqual([
            ['Fieldmap_Jwt_2', true],
            ['Fieldmap_Jwt', false]
        ]);
        expect(new Set(listed.keys.map(({ fingerprint }) => fingerprint)).size).toBe(2);
        expect((await sf.json(['fieldmap', 'keys', 'revoke', ...file, '--key', 'Fieldmap_Jwt'])).exitCode).toBe(0);
        for (let round = 0; round < 60 && (await statusOfOld()) !== 401; round += 1) await sleep(500);
        expect(await statusOfOld()).toBe(401);
    }, 300_000);

    it('exchanges the key of the middleware without a failed sync', async () => {
        const before = readFileSync(join(directory, 'etc', `${demo.org.orgId}.key`), 'utf8');
        const rotate = ['fieldmap', 'keys', 'rotate', '--side', 'middleware', '--orgs-file', orgsFile, '--wait', '11'];
        const { json, exitCode } = await sf.json(rotate);
        expect({ exitCode, message: json['message'] }).toEqual({ exitCode: 0, message: undefined });
        expect(readFileSync(join(directory, 'etc', `${demo.org.orgId}.key`), 'utf8')).not.toBe(before);
        expect(JSON.parse(readFileSync(orgsFile, 'utf8'))).toMatchObject([{ privateKeyFile: `${demo.org.orgId}.key` }]);
        demo.context.sessions.expireAll();
        const run = await sf.json(['fieldmap', 'sync', 'start', '--wait', '2']);
        expect({ exitCode: run.exitCode, message: run.json['message'] }).toEqual({ exitCode: 0, message: undefined });
    }, 300_000);

    it('places customers without coordinates after a person has looked through the table', async () => {
        const [customer] = demo.org.query(
            'SELECT Id, BillingCity FROM Account WHERE BillingCity != null ORDER BY Id'
        ).records;
        const accountId = String(customer?.['Id']);
        const nowhere = { BillingLatitude: null, BillingLongitude: null };
        demo.org.update('Account', [{ Id: accountId, ...nowhere }]);
        const source = join(directory, 'places.csv');
        const review = join(directory, 'review.csv');
        writeFileSync(source, `Id,Latitude,Longitude\n${accountId},47.14,9.52\n`);
        const geocode = ['fieldmap', 'geocode', '--provider', 'csv', '--source', source, '--review-file', review];
        const found = await sf.json([...geocode, '--no-prompt']);
        expect(found.json['result'] ?? found.json['message']).toMatchObject({ found: 1, applied: 0 });
        const placeOf = (): unknown =>
            demo.org.query('SELECT VisitPlace__Latitude__s FROM Account WHERE Id = :accountId', {
                bindings: { accountId }
            }).records[0]?.['VisitPlace__Latitude__s'] ?? null;
        expect(placeOf()).toBeNull();
        const applied = await sf.json(['fieldmap', 'geocode', '--review-file', review, '--apply', '--no-prompt']);
        expect(applied.json['result'] ?? applied.json['message']).toMatchObject({ applied: 1, refused: [] });
        expect(placeOf()).toBe(47.14);
    }, 120_000);

    it('is found out when things are broken', async () => {
        await middleware?.stop();
        middleware = null;
        breakOrg();
        const { stdout, exitCode } = await sf.run(['fieldmap', 'doctor', '--middleware-url', middlewareUrl]);
        expect(exitCode).toBe(1);
        for (const line of [
            /ERROR +middleware-health .*ECONNREFUSED/,
            /ERROR +round-trip .*middleware-unreachable/,
            /ERROR +field-access .*Account.CustomerClass__c for Fieldmap_Rep/,
            /warning +integration-user .*2 users/,
            /Next: Start the middleware/
        ]) {
            expect(stdout).toMatch(line);
        }
        const { json } = await sf.json(['fieldmap', 'sync', 'status']);
        expect(json['name']).toBe('middleware-unreachable');
        expect(json['actions']).toContain('Run "sf fieldmap doctor" to see what stands between org and middleware.');
    }, 120_000);

    it('takes itself out and leaves the visits', async () => {
        const visits = demo.org.query('SELECT COUNT() FROM FieldVisit__c').totalSize;
        const { json, exitCode } = await sf.json(['fieldmap', 'uninstall', '--no-prompt']);
        expect({ exitCode, message: json['message'] }).toEqual({ exitCode: 0, message: undefined });
        expect(json['result']).toMatchObject({
            keptData: true,
            removedAssignments: 4,
            manualSteps: [{ key: 'client-app' }, { key: 'certificate' }, { key: 'middleware' }]
        });
        expect(demo.org.metadata('ApexClass')).toEqual([]);
        expect(demo.org.query('SELECT COUNT() FROM FieldVisit__c').totalSize).toBe(visits);
    }, 120_000);
});
