import { describe, expect, it } from '@jest/globals';
import { readMigrations } from '../../../middleware/src/store/migrate.ts';
import { AdminApiError, type SyncStatus } from '../admin/adminApi.ts';
import type { DoctorContext, OrgPort } from './check.ts';
import { exitCodeOf, runDoctor } from './runDoctor.ts';

const NOW = Date.parse('2026-11-21T12:00:00.500Z');
const FIELDS = [
    'ClientKey__c',
    'Account__c',
    'Lead__c',
    'Status__c',
    'PlannedStart__c',
    'PlannedEnd__c',
    'CustomerClass__c',
    'OpeningHours__c',
    'LastVisitDate__c',
    'NextVisitDue__c',
    'Decision__c',
    'Metric__c',
    'Target__c'
];
const SETS = ['Fieldmap_Rep', 'Fieldmap_Manager', 'Fieldmap_Admin'];

const IN_STEP: SyncStatus = {
    state: 'idle',
    objects: [],
    lastFinishedAt: '2026-11-21T11:59:30Z',
    lagSeconds: 30,
    outbox: { waiting: 0, failed: 0, conflicts: 0 },
    alerts: [],
    error: null,
    errorCode: null
};
const READY = { status: 'ok', storeVersion: readMigrations().at(-1)?.name, travelProvider: 'road' };

/** Rows by the object that a query names; what a test gives wins. */
function rowsOf(soql: string, given: Readonly<Record<string, readonly Record<string, unknown>[]>> = {}): readonly Record<string, unknown>[] {
    const object = / FROM (\w+)/.exec(soql)?.[1] ?? '';
    const found = given[object];
    if (found !== undefined) {
        return found;
    }
    switch (object) {
        case 'Organization':
            return [{ OrganizationType: 'Enterprise Edition', IsSandbox: true }];
        case 'FieldPermissions':
            return SETS.concat('Fieldmap_Integration').flatMap((Name) =>
                [...soql.matchAll(/'(\w+\.\w+)'/g)].map(([, Field]) => ({ Parent: { Name }, Field }))
            );
        case 'PermissionSetAssignment':
            return [{ AssigneeId: '005', Assignee: { Username: 'integration@org.example', UserRoleId: '00E' } }];
        case 'FieldmapSetting__mdt':
            return [{ DeveloperName: 'baseMapKind', Value__c: 'offline' }];
        default:
            return SETS.map((Name) => ({ Name }));
    }
}

const tileSettings = (tileUrl: string): Record<string, unknown>[] => [
    { DeveloperName: 'baseMapKind', Value__c: 'tiles' },
    { DeveloperName: 'tileUrl', Value__c: tileUrl },
    { DeveloperName: 'tileAttribution', Value__c: 'OSM' }
];
const withRows = (given: Readonly<Record<string, readonly Record<string, unknown>[]>>): DoctorContext =>
    healthy({ org: { query: async (soql) => rowsOf(soql, given) } });
const withSync = (change: Partial<SyncStatus>): DoctorContext =>
    healthy({ admin: { ...healthy().admin, syncStatus: async () => ({ ...IN_STEP, ...change }) } });
const withReady = (change: Partial<typeof READY>): DoctorContext =>
    healthy({
        fetch: async () =>
            new Response(JSON.stringify({ ...READY, ...change }), { headers: { date: 'Sat, 21 Nov 2026 12:00:00 GMT' } })
    });
const refusing = (code: string): DoctorContext =>
    healthy({ admin: { ...healthy().admin, ping: async () => Promise.reject(new AdminApiError(503, code, 'refused')) } });

/** A healthy org; tests break one thing each. */
function healthy(change: Partial<Omit<DoctorContext, 'org'>> & { readonly org?: Partial<OrgPort> } = {}): DoctorContext {
    const org: OrgPort = {
        instanceUrl: 'http://org.example',
        apiVersion: '66.0',
        username: 'admin@org.example',
        query: async (soql) => rowsOf(soql),
        count: async (soql) => (soql.includes('= null') ? 0 : 3),
        get: async (path) =>
            path.endsWith('/limits')
                ? { DailyApiRequests: { Max: 100, Remaining: 90 } }
                : [{ version: '65.0' }, { version: '68.0' }],
        fieldNames: async () => FIELDS,
        ...change.org
    };
    const fetchStub: typeof fetch = async () =>
        new Response(JSON.stringify(READY), { headers: { date: 'Sat, 21 Nov 2026 12:00:00 GMT' } });
    return {
        admin: {
            ping: async () => ({ orgId: '00D', userId: '005', timeZone: 'UTC', isAdmin: true, visibleUserCount: 3 }),
            syncStatus: async () => IN_STEP
        },
        middlewareUrl: 'http://middleware.example',
        nodeVersion: 'v20.20.2',
        now: () => NOW,
        fetch: fetchStub,
        ...change,
        org
    };
}

const TILES = 'https://t.example/{z}/{x}/{y}.png';
const TRUSTED = [{ EndpointUrl: 'https://t.example' }];
const INTEGRATION = { AssigneeId: '005', Assignee: { Username: 'integration@org.example', UserRoleId: '00E' } };
const withLimits = (Remaining: number): DoctorContext =>
    healthy({
        org: {
            get: async (path) =>
                path.endsWith('/limits') ? { DailyApiRequests: { Max: 100, Remaining } } : [{ version: '68.0' }]
        }
    });

/** One address answers with a status, or not at all (0). */
function answering(
    part: string,
    status: number,
    rows: Readonly<Record<string, readonly Record<string, unknown>[]>> = {},
    body: object = READY
): DoctorContext {
    const context = withRows(rows);
    return {
        ...context,
        fetch: async (url, init) => {
            if (!String(url).includes(part)) return context.fetch(url, init);
            if (status === 0) throw new TypeError('fetch failed');
            return new Response(JSON.stringify(body), { status });
        }
    };
}

async function findings(context: DoctorContext): Promise<Record<string, string>> {
    const results = await runDoctor(context);
    return Object.fromEntries(results.filter(({ status }) => status !== 'ok').map((each) => [each.code, each.status]));
}

describe('runDoctor', () => {
    it('has nothing to say about a healthy org', async () => {
        const results = await runDoctor(healthy());
        expect(results.map(({ status, next }) => ({ status, next }))).toEqual(
            results.map(() => ({ status: 'ok', next: null }))
        );
        expect(exitCodeOf(results)).toBe(0);
    });

    it.each<[string, DoctorContext, Record<string, string>]>([
        ['an old Node.js', healthy({ nodeVersion: 'v20.18.0' }), { 'node-version': 'error' }],
        ['a newer Node.js', healthy({ nodeVersion: 'v22.1.0' }), {}],
        ['an old org', healthy({ org: { get: async () => [{ version: '65.0' }] } }), { 'org-api-version': 'error', 'api-budget': 'error' }],
        ['a clock ahead', healthy({ now: () => NOW + 31_000 }), { 'clock-difference': 'error' }],
        ['a clock 30 s ahead', healthy({ now: () => NOW + 30_000 }), {}],
        ['an object that is missing', healthy({ org: { fieldNames: async (name) => (name === 'FieldVisit__c' ? null : FIELDS) } }), { 'metadata-deployed': 'error' }],
        ['permission sets nobody has', healthy({ org: { count: async () => 0 } }), { 'permission-sets': 'warning', 'integration-rights': 'warning' }],
        ['an integration user below others', withRows({ PermissionSetAssignment: [{ Assignee: { Username: 'i', UserRoleId: '00E', UserRole: { ParentRoleId: '00E' } } }] }), { 'integration-user': 'warning' }],
        ['no permission sets', healthy({ org: { query: async () => [] } }), { 'permission-sets': 'error', 'field-access': 'error', 'integration-user': 'error', 'integration-rights': 'warning', 'org-edition': 'warning' }],
        ['an unknown middleware', healthy({ middlewareUrl: null }), { 'middleware-health': 'warning', 'store-version': 'skipped', 'travel-engine': 'skipped' }],
        ['a middleware that tells nothing of itself', answering('/readyz', 200, {}, {}), { 'store-version': 'skipped', 'travel-engine': 'skipped' }],
        ['a middleware that does not answer', answering('/readyz', 0), { 'middleware-health': 'error', 'store-version': 'skipped', 'travel-engine': 'skipped' }],
        ['records without coordinates', healthy({ org: { count: async () => 5 } }), { coordinates: 'warning', 'geocode-accuracy': 'warning' }],
        ['an edition without API', withRows({ Organization: [{ OrganizationType: 'Professional Edition' }] }), { 'org-edition': 'warning' }],
        ['a field that reps cannot read', withRows({ FieldPermissions: rowsOf(" FROM FieldPermissions 'Account.CustomerClass__c'") }), { 'field-access': 'error' }],
        ['a mirror that is an hour old', withSync({ lastFinishedAt: '2026-11-21T11:00:00Z' }), { 'sync-age': 'warning' }],
        ['a mirror of yesterday', withSync({ lastFinishedAt: '2026-11-20T11:00:00Z' }), { 'sync-age': 'error' }],
        ['a sync that fails', withSync({ state: 'failed', error: 'REQUEST_LIMIT_EXCEEDED' }), { 'sync-age': 'error' }],
        ['a first sync on its way', withSync({ state: 'loading', lastFinishedAt: null }), { 'sync-age': 'warning' }],
        ['changes that the org refused', withSync({ outbox: { waiting: 0, failed: 2, conflicts: 0 } }), { 'sync-age': 'warning' }],
        ['a middleware that does not know the org', refusing('not-authenticated'), { 'round-trip': 'error' }],
        ['an app older than the middleware', refusing('metadata-too-old'), { 'round-trip': 'error' }],
        ['a middleware older than the app', refusing('middleware-too-old'), { 'round-trip': 'error' }],
        ['an admin whom the middleware does not know as one', healthy({ admin: { ...healthy().admin, ping: async () => ({ ...(await healthy().admin.ping()), isAdmin: false }) } }), { 'round-trip': 'warning' }],
        ['a middleware that is not ready', answering('/readyz', 503), { 'middleware-health': 'error' }],
        ['an org without a clock', healthy({ fetch: async () => new Response(JSON.stringify(READY)) }), { 'clock-difference': 'warning' }],
        ['few API requests left', withLimits(19), { 'api-budget': 'warning' }],
        ['no API requests left', withLimits(0), { 'api-budget': 'error' }],
        ['two integration users', withRows({ PermissionSetAssignment: [INTEGRATION, INTEGRATION] }), { 'integration-user': 'warning' }],
        ['tiles without a source', withRows({ FieldmapSetting__mdt: tileSettings(TILES).slice(0, 2), CspTrustedSite: TRUSTED }), { 'base-map-tiles': 'warning' }],
        ['a tile server that says no', answering('t.example', 403, { FieldmapSetting__mdt: tileSettings(TILES), CspTrustedSite: TRUSTED }), { 'base-map-tiles': 'error' }],
        ['a tile server that does not answer', answering('t.example', 0, { FieldmapSetting__mdt: tileSettings(TILES), CspTrustedSite: TRUSTED }), { 'base-map-tiles': 'error' }],
        ['an older middleware', withReady({ storeVersion: '0001_mirror' }), { 'store-version': 'error' }],
        ['a newer middleware', withReady({ storeVersion: '9999_future' }), { 'store-version': 'error' }],
        ['straight lines', withReady({ travelProvider: 'great-circle' }), { 'travel-engine': 'warning' }],
        ['a tile server that browsers may not ask', withRows({ FieldmapSetting__mdt: tileSettings('https://t.example/{z}/{x}/{y}.png'), CspTrustedSite: [] }), { 'base-map-tiles': 'error' }],
        ['a tile address without places for numbers', withRows({ FieldmapSetting__mdt: tileSettings('https://t.example/') }), { 'base-map-tiles': 'error' }],
        ['a trusted tile server', withRows({ FieldmapSetting__mdt: tileSettings('https://t.example/{z}/{x}/{y}.png'), CspTrustedSite: [{ EndpointUrl: 'https://t.example' }] }), {}]
    ])('finds %s', async (_name, context, expected) => {
        expect(await findings(context)).toEqual(expected);
    });

    it('takes what it could not look at for no error', async () => {
        const results = await runDoctor(healthy({ middlewareUrl: null }));
        const unseen = results.filter(({ status }) => status === 'skipped');
        expect(unseen.map(({ saw }) => saw.split(':')[0])).toEqual(['Not checked', 'Not checked']);
        expect(exitCodeOf(results)).toBe(0);
    });

    it('says when the last run ended and how old the least fresh object is', async () => {
        const results = await runDoctor(withSync({ lagSeconds: 660 }));
        expect(results.find(({ code }) => code === 'sync-age')?.saw).toMatch(
            /^The last run ended 31 s ago; the least fresh object is 11 min old /
        );
    });

    it('says which address of the middleware does not answer', async () => {
        const fetchStub: typeof fetch = async (url) =>
            String(url).includes('middleware')
                ? Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }))
                : new Response('{}', { headers: { date: new Date(NOW).toUTCString() } });
        const results = await runDoctor(healthy({ fetch: fetchStub }));
        const found = results.find(({ code }) => code === 'middleware-health');
        expect(found?.saw).toBe('http://middleware.example/readyz does not answer (ECONNREFUSED)');
        expect(exitCodeOf(results)).toBe(1);
    });

    it('goes on when a check cannot run', async () => {
        const org = { fieldNames: async () => Promise.reject(new Error('INVALID_SESSION_ID')) };
        const results = await runDoctor(healthy({ org }));
        expect(results.find(({ code }) => code === 'metadata-deployed')).toMatchObject({
            status: 'error',
            saw: 'Could not be checked: INVALID_SESSION_ID'
        });
        expect(results.find(({ code }) => code === 'api-budget')?.status).toBe('ok');
    });

    it('says in one line why a check cannot run', async () => {
        const refusal =
            "\nSELECT Nope__c FROM Account\n       ^\nERROR at Row:1:Column:8\nNo such column 'Nope__c' on entity 'Account'. " +
            'If you are attempting to use a custom field, be sure to append the __c.';
        const lost = new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
        const saw = async (error: Error): Promise<string | undefined> => {
            const results = await runDoctor(healthy({ org: { fieldNames: async () => Promise.reject(error) } }));
            return results.find(({ code }) => code === 'metadata-deployed')?.saw;
        };
        expect(await saw(new Error(refusal))).toBe("Could not be checked: No such column 'Nope__c' on entity 'Account'.");
        expect(await saw(lost)).toBe('Could not be checked: fetch failed (ECONNRESET)');
    });
});
