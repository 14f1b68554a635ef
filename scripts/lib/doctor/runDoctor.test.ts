import { describe, expect, it } from '@jest/globals';
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

/** A healthy org; tests break one thing each. */
function healthy(change: Partial<Omit<DoctorContext, 'org'>> & { readonly org?: Partial<OrgPort> } = {}): DoctorContext {
    const org: OrgPort = {
        instanceUrl: 'http://org.example',
        apiVersion: '66.0',
        username: 'admin@org.example',
        query: async (soql) =>
            soql.includes('Fieldmap_Integration')
                ? [{ Assignee: { Username: 'integration@org.example' } }]
                : SETS.map((Name) => ({ Name })),
        count: async (soql) => (soql.includes('= null') ? 0 : 3),
        get: async (path) =>
            path.endsWith('/limits')
                ? { DailyApiRequests: { Max: 100, Remaining: 90 } }
                : [{ version: '65.0' }, { version: '68.0' }],
        fieldNames: async () => FIELDS,
        ...change.org
    };
    const fetchStub: typeof fetch = async () =>
        new Response('{}', { headers: { date: 'Sat, 21 Nov 2026 12:00:00 GMT' } });
    return {
        middlewareUrl: 'http://middleware.example',
        nodeVersion: 'v20.20.2',
        now: () => NOW,
        fetch: fetchStub,
        ...change,
        org
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
        ['permission sets nobody has', healthy({ org: { count: async () => 0 } }), { 'permission-sets': 'warning' }],
        ['no permission sets', healthy({ org: { query: async () => [] } }), { 'permission-sets': 'error', 'integration-user': 'error' }],
        ['an unknown middleware', healthy({ middlewareUrl: null }), { 'middleware-health': 'warning' }],
        ['records without coordinates', healthy({ org: { count: async () => 5 } }), { coordinates: 'warning' }]
    ])('finds %s', async (_name, context, expected) => {
        expect(await findings(context)).toEqual(expected);
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
});
