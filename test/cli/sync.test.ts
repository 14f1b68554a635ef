import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ADMIN_USERNAME } from '../../scripts/demo/org/index.ts';
import { loadKeyPair } from '../../scripts/demo/org/oauth/keyPairs.ts';
import { startDemoOrg, type RunningDemoOrg } from '../../scripts/demo/org/server/createServer.ts';
import { freePortFrom } from '../../scripts/demo/ports.ts';
import { repositoryRoot, SfCli, type SfAnswer } from './support/sfCli.ts';

const CLIENT_ID = 'CLI_TEST_APP';
const ACCOUNTS = 150;

let directory: string;
let demo: RunningDemoOrg;
let sf: SfCli;
let port: number;
let middleware: ChildProcess | null = null;

/** A middleware that looks for changes only when it is asked to. */
async function startMiddleware(): Promise<void> {
    middleware = fork(join(repositoryRoot, 'lib/middleware/src/main.js'), [], {
        env: {
            ...process.env,
            FIELDMAP_PORT: String(port),
            FIELDMAP_STORE_DIR: join(directory, 'store'),
            FIELDMAP_ORGS_FILE: join(directory, 'orgs.json'),
            FIELDMAP_SYNC_INTERVAL_SECONDS: '3600',
            FIELDMAP_CHANGE_EVENTS: 'off',
            FIELDMAP_LOG_LEVEL: 'error'
        },
        stdio: ['ignore', 'pipe', 'inherit', 'ipc']
    });
    await new Promise((resolve) => middleware?.stdout?.once('data', resolve));
}

async function endMiddleware(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = middleware;
    middleware = null;
    if (child !== null) {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill(signal);
        await ended;
    }
}

interface Status {
    readonly state: string;
    readonly objects: readonly { readonly objectApiName: string; readonly phase: string; readonly rows: number }[];
    readonly outbox: { readonly conflicts: number };
    readonly conflicts: readonly { readonly clientKey: string }[];
}
const sync = (command: string, ...flags: string[]): Promise<SfAnswer> =>
    sf.json(['fieldmap', 'sync', command, ...flags]);
const rowsOf = (status: Status, objectApiName: string): number | undefined =>
    status.objects.find((object) => object.objectApiName === objectApiName)?.rows;
const resultOf = <Result>({ json, exitCode }: SfAnswer): Result => {
    expect({ exitCode, message: json['message'] }).toEqual({ exitCode: 0, message: undefined });
    return json['result'] as Result;
};

/** What an admin does at the terminal, by the real sf. */
describe('sf fieldmap sync and data import', () => {
    beforeAll(async () => {
        directory = mkdtempSync(join(tmpdir(), 'fieldmap-sync-cli-'));
        port = await freePortFrom(4332);
        demo = await startDemoOrg({
            port: 0,
            dataDir: join(directory, 'org'),
            sourceDir: join(repositoryRoot, 'force-app'),
            middlewareUrl: `http://localhost:${port}`,
            orgsFile: join(directory, 'orgs.json'),
            company: { accounts: ACCOUNTS, seed: 1, today: new Date().toISOString().slice(0, 10) },
            extractFile: join(repositoryRoot, 'scripts/demo/data/osm/liechtenstein.osm.pbf'),
            bulk: { processingMs: 0, pageSize: 400 }
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
        const login = ['org', 'login', 'jwt', '--client-id', CLIENT_ID, '--username', ADMIN_USERNAME, '--set-default'];
        const key = ['--jwt-key-file', join(directory, 'cli.key'), '--instance-url', demo.url];
        const assign = ['org', 'assign', 'permset', '--name', 'Fieldmap_Admin'];
        for (const answer of [
            await sf.json([...login, ...key]),
            await sf.run(['plugins', 'link', repositoryRoot, '--no-install']),
            await sf.json(assign)
        ]) {
            expect(answer.exitCode).toBe(0);
        }
    }, 240_000);
    afterAll(async () => {
        await endMiddleware('SIGTERM');
        sf?.remove();
        await demo?.close();
        rmSync(directory, { recursive: true, force: true });
    });

    it('says what to do when the middleware is away', async () => {
        const { json, exitCode } = await sync('status');
        expect({ exitCode, name: json['name'] }).toEqual({ exitCode: 1, name: 'middleware-unreachable' });
        expect(json['actions']).toContainEqual(expect.stringContaining('Start the middleware'));
    }, 120_000);

    it('a first load that is killed goes on where it was', async () => {
        // Pages of visits come slowly, so that the kill finds the load half done.
        demo.faults.add({
            fault: { kind: 'slow', delayMs: 1000 },
            match: 'GET .*/results',
            count: null,
            skip: 6
        });
        await startMiddleware();
        await sleep(5000);
        await endMiddleware('SIGKILL');
        demo.faults.clear();
        await startMiddleware();
        const { kind, isFinished, status } = resultOf<{ kind: string; isFinished: boolean; status: Status }>(
            await sync('resume', '--wait', '2')
        );
        expect([kind, isFinished, status.state]).toEqual(['pass', true, 'idle']);
        for (const objectApiName of ['Account', 'FieldVisit__c', 'Opportunity', 'Lead']) {
            expect(rowsOf(status, objectApiName)).toBe([...demo.org.rows(objectApiName)].length);
        }
    }, 240_000);

    it('start sees a change, and writes the derived fields', async () => {
        const [account] = [...demo.org.rows('Account')];
        demo.org.insert('Account', [{ Name: 'New', OwnerId: account?.['OwnerId'] }]);
        const { status } = resultOf<{ status: Status }>(await sync('start', '--wait', '2'));
        expect(rowsOf(status, 'Account')).toBe(ACCOUNTS + 1);
        const priority = (): unknown =>
            [...demo.org.rows('Account')].find(({ Name }) => Name === 'New')?.['VisitPriority__c'];
        for (let round = 0; round < 200 && typeof priority() !== 'number'; round += 1) {
            await sleep(100);
        }
        expect(typeof priority()).toBe('number');
    }, 240_000);

    it('--async answers at once, and not together with --wait', async () => {
        const { isFinished } = resultOf<{ isFinished: boolean }>(await sync('start', '--async'));
        expect(isFinished).toBe(false);
        expect((await sync('start', '--async', '--wait', '1')).exitCode).toBe(2);
    }, 240_000);

    it('reconcile finds what no change log tells', async () => {
        const [gone] = [...demo.org.rows('Account')].filter(({ Name }) => Name === 'New');
        demo.org.hardDelete('Account', [gone?.Id ?? '']);
        const { status } = resultOf<{ status: Status }>(await sync('reconcile', '--wait', '2'));
        expect(rowsOf(status, 'Account')).toBe(ACCOUNTS);
    }, 240_000);

    it('a run that fails says why', async () => {
        const limit = {
            kind: 'error',
            status: 403,
            errorCode: 'REQUEST_LIMIT_EXCEEDED',
            message: 'TotalRequests Limit'
        };
        demo.faults.add({ fault: limit as never, match: '/(queryAll|composite/batch)', count: null, skip: 0 });
        const { json, exitCode } = await sync('start', '--wait', '1');
        demo.faults.clear();
        expect({ exitCode, name: json['name'] }).toEqual({ exitCode: 1, name: 'SyncFailed' });
        expect(String(json['message'])).toContain('Limit');
        expect(json['actions']).toContainEqual(expect.stringContaining('sync resume'));
        resultOf(await sync('resume', '--wait', '2'));
    }, 300_000);

    it('shows the status as a table for people', async () => {
        const { stdout, exitCode } = await sf.run(['fieldmap', 'sync', 'status']);
        expect(exitCode).toBe(0);
        expect(stdout).toMatch(/idle: \d+ records/);
        expect(stdout).toMatch(/FieldVisit__c +.*ready/);
        const status = resultOf<Status>(await sync('status'));
        expect([status.outbox.conflicts, status.conflicts]).toEqual([0, []]);
        const unknown = await sync('resolve', '--key', 'nothing', '--keep', 'theirs');
        expect(unknown.exitCode).toBe(1);
        expect(String(unknown.json['message'])).toContain('nothing');
    }, 240_000);

    it('imports the sample: checked, done, unchanged', async () => {
        const folder = join(repositoryRoot, 'scripts/demo/data/import-sample');
        const run = (...flags: string[]): Promise<SfAnswer> =>
            sf.json(['fieldmap', 'data', 'import', '--from', folder, '--name', 'acme', ...flags]);
        interface Report {
            readonly state: string;
            readonly orgId: string;
            readonly kinds: readonly { readonly kind: string; readonly created: number; readonly unchanged: number }[];
        }
        const visits = ({ kinds }: Report) => kinds.find(({ kind }) => kind === 'visits');
        const checked = resultOf<Report>(await run('--dry-run'));
        expect([checked.state, visits(checked)?.created]).toEqual(['checked', 2]);
        const done = resultOf<Report>(await run());
        expect([done.state, visits(done)?.created]).toEqual(['done', 2]);
        const again = resultOf<Report>(await run());
        expect([again.orgId, visits(again)?.unchanged]).toEqual([done.orgId, 2]);
    }, 240_000);

    it('refuses an import with the line and column of each error', async () => {
        const folder = mkdtempSync(join(directory, 'broken-'));
        writeFileSync(join(folder, 'users.csv'), 'id,username\nu-1,\n');
        const { json, exitCode } = await sf.json(['fieldmap', 'data', 'import', '--from', folder, '--name', 'broken']);
        expect({ exitCode, name: json['name'] }).toEqual({ exitCode: 1, name: 'ImportRefused' });
        expect(String(json['message'])).toContain('users line 2 username: Expected text');
        const empty = mkdtempSync(join(directory, 'empty-'));
        const nothing = await sf.json(['fieldmap', 'data', 'import', '--from', empty, '--name', 'x']);
        expect(nothing.json['name']).toBe('ImportFile');
    }, 240_000);
});
