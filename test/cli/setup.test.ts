import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startChild, type StartedChild } from '../../scripts/demo/childProcess.ts';
import { ADMIN_USERNAME } from '../../scripts/demo/org/index.ts';
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
        const { json, exitCode } = await sf.json(setup());
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
});
