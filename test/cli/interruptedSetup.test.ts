import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ADMIN_USERNAME } from '../../scripts/demo/org/index.ts';
import { addCustomers, orgForSetup, type OrgForSetup } from './support/orgForSetup.ts';

/** More components than the deployment of a certificate has. */
const WHOLE_APP = 10;
/** How long a request of a stage is kept waiting, so that the kill finds the stage half done. */
const HELD_MS = 400;
const WATCH_MS = 10;
const PATIENCE_MS = 120_000;

let setup: OrgForSetup;
/** Deployments that the org carried out, by kind. */
const deployed = { dryRuns: 0, certificates: 0, apps: 0 };
let onDeploy: ((kind: keyof typeof deployed) => void) | null = null;

/** When a stage is ended: at its line on the screen, at a request of it, or when the org has deployed and not answered yet. */
type Moment =
    | { readonly stage: string; readonly request: string }
    | { readonly stage: string; readonly deploy: keyof typeof deployed }
    | { readonly stage: string };

const MOMENTS: readonly Moment[] = [
    { stage: 'Build' },
    { stage: 'Check', request: 'GET .*/services/data$' },
    { stage: 'Dry run', deploy: 'dryRuns' },
    { stage: 'Keys', deploy: 'certificates' },
    { stage: 'Deploy', deploy: 'apps' },
    { stage: 'Permissions', request: 'POST .*/sobjects/PermissionSetAssignment' },
    { stage: 'Middleware', request: 'GET .*/fieldmap/admin/ping' },
    { stage: 'First sync', request: 'GET .*/fieldmap/admin/sync' },
    { stage: 'First week', request: 'POST .*/fieldmap/admin/plans' }
];

function command(): string[] {
    const { middlewareUrl, orgsFile } = setup;
    return [
        ...['fieldmap', 'setup', '--middleware-url', middlewareUrl, '--orgs-file', orgsFile],
        ...['--rep-usernames', ADMIN_USERNAME, '--start-place', '47.14,9.52', '--wait', '3', '--no-prompt']
    ];
}

const stateFile = (): string => join(setup.sf.home, '.sf', 'fieldmap', setup.demo.org.orgId, 'setup.json');
const doneStages = (): string[] => {
    try {
        return Object.keys((JSON.parse(readFileSync(stateFile(), 'utf8')) as { done: object }).done);
    } catch {
        return [];
    }
};

/** Starts setup and kills its process group in the middle of a stage. Gives the signal that ended it. */
async function killIn(moment: Moment): Promise<NodeJS.Signals | null> {
    const { faults } = setup.demo;
    if ('request' in moment) {
        faults.add({ fault: { kind: 'slow', delayMs: HELD_MS }, match: moment.request, count: null, skip: 0 });
    }
    let isInStage = false;
    const shown: string[] = [];
    const running = setup.sf.start(command(), (line) => {
        shown.push(line);
        isInStage ||= line.includes(`${moment.stage}…`);
    });
    onDeploy = (kind) => {
        if ('deploy' in moment && moment.deploy === kind) running.kill();
    };
    const hits = (): number => faults.list()[0]?.hits ?? 0;
    let signal: NodeJS.Signals | null | undefined;
    void running.ended.then((end) => (signal = end));
    const deadline = performance.now() + PATIENCE_MS;
    while (signal === undefined && performance.now() < deadline) {
        if (isInStage && !('deploy' in moment)) {
            // A request that is held already counts: only this stage makes it.
            if (!('request' in moment) || hits() > 0) running.kill();
        }
        await sleep(WATCH_MS);
    }
    running.kill();
    onDeploy = null;
    faults.clear();
    const end = await running.ended;
    if (end === null)
        throw new Error(`Setup was to be killed in ${moment.stage}, and ended by itself:\n${shown.join('\n')}`);
    await sleep(HELD_MS);
    return end;
}

const assignments = (): number =>
    setup.demo.org.query("SELECT COUNT() FROM PermissionSetAssignment WHERE PermissionSet.Name LIKE 'Fieldmap%'")
        .totalSize;
/** Bulk queries since the log of requests was cleared: the first load reads by them, later looks do not. */
const loadsSince = (): number =>
    setup.demo.requests.entries.filter(({ method, url }) => method === 'POST' && url.endsWith('/jobs/query')).length;

describe('sf fieldmap setup, killed in every stage', () => {
    beforeAll(async () => {
        setup = await orgForSetup();
        const { org } = setup.demo;
        const deploy = org.deployMetadata.bind(org);
        const watched: typeof deploy = (components, options) => {
            const messages = deploy(components, options);
            const kind = options?.checkOnly ? 'dryRuns' : components.length < WHOLE_APP ? 'certificates' : 'apps';
            deployed[kind] += 1;
            onDeploy?.(kind);
            return messages;
        };
        Object.assign(org, { deployMetadata: watched });
        addCustomers(setup.demo, 30);
    }, 120_000);
    afterAll(() => setup?.close());

    it.each(MOMENTS)(
        'is ended in $stage without having finished it',
        async (moment) => {
            if (moment.stage === 'First sync') {
                await setup.startMiddleware();
            }
            expect(await killIn(moment)).toBe('SIGKILL');
            const names = MOMENTS.map(({ stage }) => stage);
            const before = names.slice(0, names.indexOf(moment.stage));
            expect(doneStages()).toEqual(expect.arrayContaining(before));
            expect(doneStages()).not.toContain(moment.stage);
        },
        PATIENCE_MS + 30_000
    );

    it('goes on to a real week, with nothing doubled', async () => {
        setup.demo.requests.clear();
        const { json, exitCode } = await setup.sf.json(command());
        expect({ exitCode, message: json['message'] }).toEqual({ exitCode: 0, message: undefined });
        const result = json['result'] as {
            stages: { name: string; status: string; detail: string }[];
            firstWeek: { username: string; stops: { name: string }[] } | null;
        };
        const stages = Object.fromEntries(
            result.stages.map(({ name, status, detail }) => [name, `${status} ${detail}`.trim()])
        );
        expect(stages).toMatchObject({
            'Dry run': 'unchanged',
            Deploy: 'unchanged',
            Permissions: 'done 0 new assignments, 0 start places'
        });
        expect(result.firstWeek?.username).toBe(ADMIN_USERNAME);
        expect(result.firstWeek?.stops.length).toBeGreaterThan(4);

        // One key, one app, one load: the two runs of a stage that was killed count once.
        expect(deployed).toEqual({ dryRuns: 2, certificates: 1, apps: 2 });
        expect(assignments()).toBe(3);
        const orgs = JSON.parse(readFileSync(setup.orgsFile, 'utf8')) as {
            clientId: string;
            publicKeys: { kid: string }[];
        }[];
        expect(orgs.map(({ publicKeys }) => publicKeys.map(({ kid }) => kid))).toEqual([['Fieldmap_Jwt']]);
        const { org } = setup.demo;
        expect(org.metadata('ExternalClientApplication').map(({ fullName }) => fullName)).toEqual(['Fieldmap_Sync']);
        expect(JSON.parse(readFileSync(stateFile(), 'utf8'))).toMatchObject({ consumerKey: orgs[0]?.clientId });
        expect(loadsSince()).toBe(0);
    }, 240_000);
});
