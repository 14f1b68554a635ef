import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild, type StartedChild } from '../../../scripts/demo/childProcess.ts';
import { ADMIN_USERNAME, INTEGRATION_USERNAME } from '../../../scripts/demo/org/index.ts';
import { loadKeyPair } from '../../../scripts/demo/org/oauth/keyPairs.ts';
import { startDemoOrg, type RunningDemoOrg } from '../../../scripts/demo/org/server/createServer.ts';
import { freePortFrom } from '../../../scripts/demo/ports.ts';
import { repositoryRoot, SfCli } from './sfCli.ts';

const CLIENT_ID = 'CLI_TEST_APP';
/** By process, because the port is taken long after it was found free. */
const FIRST_PORT = 20_000 + (process.pid % 10_000);

/** Signs the admin in by the real `sf`, with the plugin linked, as an admin's terminal is. */
export async function signedInCli(demo: RunningDemoOrg, directory: string): Promise<SfCli> {
    demo.context.clients.register({
        consumerKey: CLIENT_ID,
        label: 'CLI test',
        consumerSecret: null,
        certificate: loadKeyPair(directory, 'cli').publicKeyPem,
        permissionSets: [],
        runAsUsername: null,
        redirectUris: []
    });
    const sf = new SfCli();
    const login = ['org', 'login', 'jwt', '--client-id', CLIENT_ID, '--username', ADMIN_USERNAME, '--set-default'];
    const key = ['--jwt-key-file', join(directory, 'cli.key'), '--instance-url', demo.url];
    for (const { exitCode, stdout } of [
        await sf.json([...login, ...key]),
        await sf.run(['plugins', 'link', repositoryRoot, '--no-install'])
    ]) {
        if (exitCode !== 0) throw new Error(`sf could not sign in or link the plugin:\n${stdout}`);
    }
    return sf;
}

/** An org without Fieldmap, an admin who is signed in, and a middleware that waits to be started. */
export interface OrgForSetup {
    readonly directory: string;
    readonly demo: RunningDemoOrg;
    readonly sf: SfCli;
    readonly middlewareUrl: string;
    readonly orgsFile: string;
    /** What a supervisor does: starts the middleware once its orgs file is there. */
    startMiddleware(): Promise<void>;
    stopMiddleware(): Promise<void>;
    close(): Promise<void>;
}

export async function orgForSetup(): Promise<OrgForSetup> {
    const directory = mkdtempSync(join(tmpdir(), 'fieldmap-setup-'));
    const orgsFile = join(directory, 'etc', 'orgs.json');
    const demo = await startDemoOrg({
        port: 0,
        dataDir: join(directory, 'org'),
        sourceDir: null,
        company: null,
        extractFile: '',
        middlewareUrl: null
    });
    giveRoles(demo);
    const sf = await signedInCli(demo, directory);
    const port = await freePortFrom(FIRST_PORT);
    const middlewareUrl = `http://127.0.0.1:${port}`;
    const env = {
        FIELDMAP_PORT: String(port),
        FIELDMAP_PUBLIC_URL: middlewareUrl,
        FIELDMAP_STORE_DIR: join(directory, 'store'),
        FIELDMAP_ORGS_FILE: orgsFile,
        FIELDMAP_SYNC_INTERVAL_SECONDS: '2',
        FIELDMAP_LOG_LEVEL: 'error'
    };
    let middleware: StartedChild | null = null;
    let stopped = false;
    const stopMiddleware = async (): Promise<void> => {
        await middleware?.stop();
        middleware = null;
    };
    return {
        directory,
        demo,
        sf,
        middlewareUrl,
        orgsFile,
        startMiddleware: async () => {
            while (!existsSync(orgsFile) && !stopped) {
                await sleep(200);
            }
            if (!stopped) {
                const script = join(repositoryRoot, 'lib/middleware/src/main.js');
                middleware = await startChild({ name: 'middleware', script, env, onLine: () => undefined });
            }
        },
        stopMiddleware,
        close: async () => {
            stopped = true;
            await stopMiddleware();
            sf.remove();
            await demo.close();
            rmSync(directory, { recursive: true, force: true });
        }
    };
}

/** Who may edit whose records: the integration user stands above everyone. */
function giveRoles({ org }: RunningDemoOrg): void {
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

/** Customers of the admin, as an org has them before Fieldmap comes: with coordinates, and nothing of ours. */
export function addCustomers({ org }: RunningDemoOrg, count: number): void {
    const ownerId = org.findUser(ADMIN_USERNAME)?.userId ?? '';
    const customers = Array.from({ length: count }, (_, index) => ({
        Name: `Customer ${index}`,
        OwnerId: ownerId,
        BillingLatitude: 47.1 + index / 200,
        BillingLongitude: 9.52
    }));
    org.insert('Account', customers);
}
