import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startChild, type StartedChild } from '../../scripts/demo/childProcess.ts';
import { startDemoOrg, type RunningDemoOrg } from '../../scripts/demo/org/server/createServer.ts';
import { freePortFrom } from '../../scripts/demo/ports.ts';
import { CHECKS } from '../../scripts/lib/doctor/runDoctor.ts';
import { breakable, olderOrg, otherMiddleware, pretend, type SmallServer } from './support/brokenOrg.ts';
import { signedInCli } from './support/orgForSetup.ts';
import { repositoryRoot, type SfCli } from './support/sfCli.ts';

interface Finding {
    readonly code: string;
    readonly status: 'ok' | 'warning' | 'error' | 'skipped';
    readonly saw: string;
    readonly why: string;
    readonly next: string | null;
}

let directory: string;
let demo: RunningDemoOrg;
let sf: SfCli;
let middleware: StartedChild;
let middlewareUrl: string;
let hands: ReturnType<typeof breakable>;
const servers: SmallServer[] = [];
const provoked = new Set<string>();

/** A finding names a command in quotes, a page of Setup or of the app, or a setting of the middleware. */
const NEXT_STEP = /"[a-z]+ [^"]+"|Setup,|page Settings|FIELDMAP_[A-Z]+|https:\/\//;

/** Runs the doctor; `1 = error` in its exit code is checked with every run. */
async function findings(flags: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Record<string, Finding>> {
    const { json, exitCode } = await sf.json(['fieldmap', 'doctor', ...flags], repositoryRoot, env);
    const checks = (json['result'] as { checks?: readonly Finding[] } | undefined)?.checks;
    if (checks === undefined) throw new Error(JSON.stringify(json));
    expect(exitCode).toBe(checks.some(({ status }) => status === 'error') ? 1 : 0);
    checks.filter(({ status }) => status === 'warning' || status === 'error').forEach(({ code }) => provoked.add(code));
    expect(checks.filter(({ next }) => next !== null && !NEXT_STEP.test(next))).toEqual([]);
    return Object.fromEntries(checks.map((check) => [check.code, check]));
}
const statuses = (found: Readonly<Record<string, Finding>>): Record<string, string> =>
    Object.fromEntries(Object.values(found).map(({ code, status }) => [code, status]));
/** What the real `sf fieldmap doctor` sees of an org in which one thing after the other is broken. */
describe('sf fieldmap doctor', () => {
    beforeAll(async () => {
        directory = mkdtempSync(join(tmpdir(), 'fieldmap-doctor-'));
        const port = await freePortFrom(20_000 + (process.pid % 10_000));
        middlewareUrl = `http://localhost:${port}`;
        demo = await startDemoOrg({
            port: 0,
            dataDir: join(directory, 'org'),
            sourceDir: join(repositoryRoot, 'force-app'),
            middlewareUrl,
            orgsFile: join(directory, 'orgs.json'),
            company: { accounts: 100, seed: 1, today: new Date().toISOString().slice(0, 10) },
            extractFile: join(repositoryRoot, 'scripts/demo/data/osm/liechtenstein.osm.pbf'),
            bulk: { processingMs: 0 }
        });
        hands = breakable(demo);
        sf = await signedInCli(demo, directory);
        middleware = await startChild({
            name: 'middleware',
            script: join(repositoryRoot, 'lib/middleware/src/main.js'),
            env: {
                FIELDMAP_PORT: String(port),
                FIELDMAP_STORE_DIR: join(directory, 'store'),
                FIELDMAP_ORGS_FILE: join(directory, 'orgs.json'),
                FIELDMAP_SYNC_INTERVAL_SECONDS: '3600',
                FIELDMAP_CHANGE_EVENTS: 'off',
                FIELDMAP_LOG_LEVEL: 'error'
            },
            onLine: () => undefined
        });
        await sf.json(['fieldmap', 'sync', 'resume', '--wait', '3']);
    }, 300_000);
    afterAll(async () => {
        await middleware?.stop();
        await Promise.all(servers.map((server) => server.close()));
        sf?.remove();
        await demo?.close();
        rmSync(directory, { recursive: true, force: true });
    });

    it('has nothing to say about what is in order', async () => {
        hands.setViewAllData(true);
        hands.mendPlaces();
        const found = await findings(['--middleware-url', middlewareUrl]);
        const silent = CHECKS.map(({ code }) => code).filter((code) => code !== 'travel-engine');
        expect(Object.values(found).filter(({ code, status }) => silent.includes(code) && status !== 'ok')).toEqual([]);
        expect(Object.keys(found)).toEqual(CHECKS.map(({ code }) => code));
    }, 120_000);

    it('finds a machine and an org that are out of date, and people in the wrong place', async () => {
        hands.lowerIntegrationUser();
        hands.setViewAllData(false);
        hands.spoilPlaces();
        hands.setting('baseMapKind', 'tiles');
        hands.setting('tileAttribution', '');
        hands.leaveRequests(0.1);
        const older = await olderOrg(demo.url);
        servers.push(older);
        const env = pretend(join(directory, 'pretend.cjs'), 'v20.18.0', 1200);
        const found = await findings(['--target-org', hands.adminByToken()], {
            ...env,
            SF_ORG_INSTANCE_URL: older.url
        });
        expect(statuses(found)).toMatchObject({
            'node-version': 'error',
            'org-api-version': 'error',
            'org-edition': 'warning',
            'clock-difference': 'error',
            'integration-user': 'warning',
            'integration-rights': 'warning',
            'middleware-health': 'warning',
            'sync-age': 'warning',
            coordinates: 'warning',
            'geocode-accuracy': 'warning',
            'base-map-tiles': 'warning',
            'api-budget': 'warning'
        });
    }, 120_000);

    it('finds keys, rights and addresses that do not fit', async () => {
        hands.leaveRequests(0.9);
        hands.unassign(hands.admin, 'Fieldmap_Admin');
        hands.removeField('Lead.NextVisitDue__c');
        hands.removeFieldPermission('Fieldmap_Rep', 'Account.CustomerClass__c');
        hands.assign(hands.admin, 'Fieldmap_Integration');
        const other = await otherMiddleware();
        servers.push(other);
        hands.setting('tileAttribution', 'OSM');
        hands.setting('tileUrl', `${other.url}/{z}/{x}/{y}.png`);
        const found = await findings(['--middleware-url', other.url]);
        expect(statuses(found)).toMatchObject({
            'metadata-deployed': 'error',
            'field-access': 'error',
            'integration-user': 'warning',
            'middleware-health': 'error',
            'store-version': 'error',
            'travel-engine': 'warning',
            'round-trip': 'error',
            'base-map-tiles': 'error'
        });
        expect(found['metadata-deployed']?.saw).toContain('Lead.NextVisitDue__c');
        expect(found['field-access']?.saw).toContain('Account.CustomerClass__c for Fieldmap_Rep');
        expect(found['base-map-tiles']?.saw).toContain('not a CSP trusted site');
    }, 120_000);

    it('finds a service that is away, and people whom nobody invited', async () => {
        hands.assign(hands.admin, 'Fieldmap_Admin');
        hands.unassign(hands.admin, 'Fieldmap_Integration');
        hands.unassign(hands.integration, 'Fieldmap_Integration');
        hands.removePermissionSet('Fieldmap_Manager');
        await middleware.stop();
        const found = await findings(['--middleware-url', middlewareUrl]);
        expect(statuses(found)).toMatchObject({
            'permission-sets': 'error',
            'integration-user': 'error',
            'integration-rights': 'warning',
            'middleware-health': 'error',
            'round-trip': 'error',
            'sync-age': 'error'
        });
        expect(found['middleware-health']?.saw).toContain('ECONNREFUSED');
        expect(found['round-trip']?.saw).toContain('middleware-unreachable');
    }, 120_000);

    it('has been shown with every check that it makes', () => {
        expect([...provoked].sort()).toEqual(CHECKS.map(({ code }) => code).sort());
    });
});
