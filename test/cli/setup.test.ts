import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ADMIN_USERNAME, INTEGRATION_USERNAME } from '../../scripts/demo/org/index.ts';
import { signCallerToken } from '../../scripts/demo/org/oauth/callerTokens.ts';
import { loadKeyPair } from '../../scripts/demo/org/oauth/keyPairs.ts';
import { breakable } from './support/brokenOrg.ts';
import { addCustomers, orgForSetup, type OrgForSetup } from './support/orgForSetup.ts';
import type { SfAnswer } from './support/sfCli.ts';

/** What the org has before Fieldmap comes. */
const CUSTOMERS = 30;

let setup: OrgForSetup;

const stagesOf = (json: Readonly<Record<string, unknown>>): Record<string, string> =>
    Object.fromEntries(
        (json['result'] as { stages: { name: string; status: string; detail: string }[] }).stages.map(
            ({ name, status, detail }) => [name, `${status} ${detail}`.trim()]
        )
    );

interface SetupResult {
    readonly firstWeek: { readonly username: string; readonly stops: readonly unknown[] } | null;
    readonly manualSteps: readonly unknown[];
}
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

const sf = (...args: string[]): Promise<SfAnswer> => setup.sf.json(args);
const runSetup = (): Promise<SfAnswer> => {
    const where = ['--middleware-url', setup.middlewareUrl, '--orgs-file', setup.orgsFile];
    const who = ['--rep-usernames', ADMIN_USERNAME, '--start-place', '47.14,9.52'];
    return sf('fieldmap', 'setup', ...where, ...who, '--wait', '3', '--no-prompt');
};
/** The result of a command that has to succeed. */
function resultOf<Result>({ json, exitCode }: SfAnswer): Result {
    expect({ exitCode, message: json['message'] }).toEqual({ exitCode: 0, message: undefined });
    return json['result'] as Result;
}

describe('sf fieldmap setup, from an org without Fieldmap to a suggested week', () => {
    beforeAll(async () => {
        setup = await orgForSetup();
        addCustomers(setup.demo, CUSTOMERS);
        void setup.startMiddleware();
    }, 180_000);
    afterAll(() => setup?.close());

    it('brings everything into the org with one command, and ends with a week', async () => {
        const began = performance.now();
        const answer = await runSetup();
        tellTime(performance.now() - began, answer.json);
        const result = resultOf<SetupResult>(answer);
        const stages = stagesOf(answer.json);
        expect(stages).toMatchObject({
            Deploy: expect.stringMatching(/^done \d{2,} components$/) as unknown,
            Permissions: 'done 3 new assignments, 1 start places',
            Middleware: expect.stringMatching(/^done /) as unknown,
            'First sync': expect.stringMatching(/^done \d+ records$/) as unknown,
            'First week': expect.stringMatching(/^done \d+ visits suggested to Demo Admin/) as unknown
        });
        expect(result.firstWeek?.username).toBe(ADMIN_USERNAME);
        expect(result.firstWeek?.stops.length).toBeGreaterThan(4);
        expect(result.manualSteps).toHaveLength(4);
        const [entry] = JSON.parse(readFileSync(setup.orgsFile, 'utf8')) as {
            orgId: string;
            publicKeys: { pem: string }[];
        }[];
        expect(entry?.orgId).toBe(setup.demo.org.orgId);
        expect(entry?.publicKeys[0]?.pem).toContain('BEGIN CERTIFICATE');
    }, 300_000);

    it('fills the org with a demo company, and the middleware reads it at once', async () => {
        const size = ['--count', '60', '--history-days', '30', '--no-prompt'];
        const seeded = resultOf<{ created: Record<string, number>; refused: Record<string, number> }>(
            await sf('fieldmap', 'data', 'seed', ...size)
        );
        expect([seeded.created['Account'], seeded.refused]).toEqual([60, {}]);
        const { status } = resultOf<{ status: { objects: { objectApiName: string; rows: number }[] } }>(
            await sf('fieldmap', 'sync', 'start', '--wait', '2')
        );
        const accounts = status.objects.find(({ objectApiName }) => objectApiName === 'Account');
        expect(accounts?.rows).toBe(CUSTOMERS + 60);
    }, 240_000);

    it('suggests a week and counts it', async () => {
        const { stops } = resultOf<{ stops: { name: string }[] }>(
            await sf('fieldmap', 'plan', 'preview', '--rep', ADMIN_USERNAME)
        );
        expect(stops.length).toBeGreaterThan(4);
        expect(stops.every(({ name }) => name !== '')).toBe(true);
        const file = join(setup.directory, 'kpis.csv');
        resultOf(await sf('fieldmap', 'kpi', 'export', '--period', 'month', '--output-file', file));
        expect(readFileSync(file, 'utf8').split('\r\n')[0]).toMatch(/^scope,userId,userName,key,name,unit,value/);
    }, 240_000);

    it('says why there is no week for somebody who is not below, and how to get one', async () => {
        const { json, exitCode } = await sf('fieldmap', 'plan', 'preview', '--rep', INTEGRATION_USERNAME);
        expect([exitCode, json['name']]).toEqual([1, 'not-allowed']);
        expect((json['actions'] as string[])[0]).toMatch(/role hierarchy/);
    }, 60_000);

    it('changes nothing when it is run again', async () => {
        const before = readFileSync(setup.orgsFile, 'utf8');
        const answer = await runSetup();
        expect(resultOf<SetupResult>(answer).firstWeek).not.toBeNull();
        expect(stagesOf(answer.json)).toMatchObject({
            'Dry run': 'unchanged',
            Deploy: 'unchanged',
            Permissions: 'done 0 new assignments, 0 start places'
        });
        expect(readFileSync(setup.orgsFile, 'utf8')).toBe(before);
    }, 240_000);

    it('is in order, says the doctor', async () => {
        const { json, exitCode } = await sf('fieldmap', 'doctor', '--middleware-url', setup.middlewareUrl);
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
        const { demo, middlewareUrl, directory } = setup;
        const file = ['--orgs-file', setup.orgsFile];
        const keyPair = { ...loadKeyPair(join(directory, 'org', 'keys'), 'org'), kid: 'Fieldmap_Jwt' };
        const statusOfOld = async (): Promise<number> => {
            const token = await signCallerToken({
                issuer: demo.url,
                orgId: demo.org.orgId,
                userId: String(demo.org.findUser(ADMIN_USERNAME)?.userId),
                audience: middlewareUrl,
                now: Date.now(),
                keyPair
            });
            const headers = { authorization: `Bearer ${token}`, 'Fieldmap-Contract': '2' };
            return (await fetch(`${middlewareUrl}/v1/me`, { headers })).status;
        };
        expect(await statusOfOld()).toBe(200);
        const rotated = resultOf(await sf('fieldmap', 'keys', 'rotate', '--side', 'org', ...file, '--wait', '3'));
        expect(rotated).toEqual({ side: 'org', before: 'Fieldmap_Jwt', now: 'Fieldmap_Jwt_2' });
        resultOf(await sf('fieldmap', 'sync', 'status'));
        expect(await statusOfOld()).toBe(200);
        const { keys } = resultOf<{ keys: { kid: string; isSigning: boolean; fingerprint: string }[] }>(
            await sf('fieldmap', 'keys', 'list', ...file)
        );
        expect(keys.map(({ kid, isSigning }) => [kid, isSigning])).toEqual([
            ['Fieldmap_Jwt_2', true],
            ['Fieldmap_Jwt', false]
        ]);
        expect(new Set(keys.map(({ fingerprint }) => fingerprint)).size).toBe(2);
        resultOf(await sf('fieldmap', 'keys', 'revoke', ...file, '--key', 'Fieldmap_Jwt'));
        for (let round = 0; round < 150 && (await statusOfOld()) !== 401; round += 1) await sleep(200);
        expect(await statusOfOld()).toBe(401);
    }, 300_000);

    it('exchanges the key of the middleware without a failed sync', async () => {
        const { demo, orgsFile } = setup;
        const key = (): string => readFileSync(join(setup.directory, 'etc', `${demo.org.orgId}.key`), 'utf8');
        const before = key();
        const rotate = ['--side', 'middleware', '--orgs-file', orgsFile, '--wait', '3'];
        resultOf(await sf('fieldmap', 'keys', 'rotate', ...rotate));
        expect(key()).not.toBe(before);
        expect(JSON.parse(readFileSync(orgsFile, 'utf8'))).toMatchObject([{ privateKeyFile: `${demo.org.orgId}.key` }]);
        demo.context.sessions.expireAll();
        resultOf(await sf('fieldmap', 'sync', 'start', '--wait', '2'));
    }, 300_000);

    it('places customers without coordinates after a person has looked through the table', async () => {
        const { demo, directory } = setup;
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
        expect(resultOf(await sf(...geocode, '--no-prompt'))).toMatchObject({ found: 1, applied: 0 });
        const placeOf = (): unknown =>
            demo.org.query('SELECT VisitPlace__Latitude__s FROM Account WHERE Id = :accountId', {
                bindings: { accountId }
            }).records[0]?.['VisitPlace__Latitude__s'] ?? null;
        expect(placeOf()).toBeNull();
        const applied = await sf('fieldmap', 'geocode', '--review-file', review, '--apply', '--no-prompt');
        expect(resultOf(applied)).toMatchObject({ applied: 1, refused: [] });
        expect(placeOf()).toBe(47.14);
    }, 120_000);

    it('mends what people took out of the org, and the address that a plain deployment set back', async () => {
        const { org } = setup.demo;
        const hands = breakable(setup.demo);
        hands.removeFieldPermission('Fieldmap_Rep', 'Account.CustomerClass__c');
        const credential = org.metadata('NamedCredential').find(({ fullName }) => fullName === 'Fieldmap_Middleware');
        const addressed = credential?.xml ?? '';
        org.deployMetadata([{ ...credential!, xml: addressed.replaceAll(setup.middlewareUrl, 'http://127.0.0.1:9') }]);
        const lost = await sf('fieldmap', 'sync', 'status');
        expect(lost.json['name']).toBe('middleware-unreachable');
        expect(lost.json['actions']).toContain(
            'Run "sf fieldmap doctor" to see what stands between org and middleware.'
        );

        const answer = await runSetup();
        expect(resultOf<SetupResult>(answer).firstWeek).not.toBeNull();
        expect(stagesOf(answer.json)['Deploy']).toMatch(/^done \d{2,} components$/);
        const { checks } = resultOf<{ checks: Finding[] }>(
            await sf('fieldmap', 'doctor', '--middleware-url', setup.middlewareUrl)
        );
        expect(found(checks)).toMatchObject({ 'field-access': 'ok', 'round-trip': 'ok' });
    }, 240_000);

    it('takes itself out and leaves the visits', async () => {
        const { org } = setup.demo;
        const visits = org.query('SELECT COUNT() FROM FieldVisit__c').totalSize;
        expect(resultOf(await sf('fieldmap', 'uninstall', '--no-prompt'))).toMatchObject({
            keptData: true,
            removedAssignments: 3,
            manualSteps: [{ key: 'client-app' }, { key: 'certificate' }, { key: 'middleware' }]
        });
        expect(org.metadata('ApexClass')).toEqual([]);
        expect(org.query('SELECT COUNT() FROM FieldVisit__c').totalSize).toBe(visits);
    }, 120_000);
});
