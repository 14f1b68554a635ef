import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { orgForTests, type OrgForTests } from '../server/orgForTests.ts';

const V = '/services/data/v66.0/tooling';

let demo: OrgForTests;
beforeAll(async () => {
    demo = await orgForTests();
    demo.org.loadRecords('ApexClass', [
        {
            Name: 'AlphaTest',
            Body: '@IsTest class AlphaTest { @IsTest static void a() {} @IsTest static void b() {} }'
        },
        { Name: 'Alpha', Body: 'public class Alpha {}' }
    ]);
});
afterAll(() => demo.close());

async function query(soql: string): Promise<Record<string, unknown>[]> {
    const response = await demo.call('GET', `${V}/query?q=${encodeURIComponent(soql)}`);
    expect(response.status).toBe(200);
    return ((await response.json()) as { records: Record<string, unknown>[] }).records;
}

describe('tooling', () => {
    it('lists Apex classes', async () => {
        expect((await query('SELECT Name FROM ApexClass ORDER BY Name')).map((row) => row['Name'])).toEqual([
            'Alpha',
            'AlphaTest'
        ]);
    });

    it('describes its objects', async () => {
        const response = await demo.call('GET', `${V}/sobjects/SourceMember/describe`);
        expect(((await response.json()) as { name: string }).name).toBe('SourceMember');
        expect((await demo.call('GET', `${V}/sobjects/Nope/describe`)).status).toBe(404);
    });

    it('records an asynchronous run whose tests are skipped, or end as set', async () => {
        demo.apexTests.outcomes.set('AlphaTest.b', { outcome: 'Fail', message: 'expected' });
        const response = await demo.call('POST', `${V}/runTestsAsynchronous`, { body: { testLevel: 'RunLocalTests' } });
        const jobId = (await response.json()) as string;
        const [run] = await query(
            `SELECT Status, MethodsFailed FROM ApexTestRunResult WHERE AsyncApexJobId = '${jobId}'`
        );
        expect(run).toMatchObject({ Status: 'Failed', MethodsFailed: 1 });
        const results = await query(
            `SELECT MethodName, Outcome, Message, ApexClass.Name FROM ApexTestResult WHERE AsyncApexJobId = '${jobId}' ORDER BY MethodName`
        );
        expect(results.map((row) => [row['MethodName'], row['Outcome']])).toEqual([
            ['a', 'Skip'],
            ['b', 'Fail']
        ]);
        expect(results[0]?.['Message']).toContain('runs no Apex');
        demo.apexTests.outcomes.clear();
    });

    it('refuses a run without tests', async () => {
        const body = { classNames: 'Alpha' };
        const response = await demo.call('POST', `${V}/runTestsAsynchronous`, { body });
        expect(response.status).toBe(400);
    });

    it('runs a selection synchronously', async () => {
        demo.apexTests.outcomes.set('AlphaTest.a', { outcome: 'Pass', message: null });
        const body = { tests: [{ className: 'AlphaTest', testMethods: ['a'] }] };
        const response = await demo.call('POST', `${V}/runTestsSynchronous`, { body });
        expect(await response.json()).toMatchObject({ numTestsRun: 1, numFailures: 0 });
        demo.apexTests.outcomes.clear();
    });

    it('never claims to have executed Apex', async () => {
        const response = await demo.call('GET', `${V}/executeAnonymous?anonymousBody=x`);
        expect(await response.json()).toMatchObject({ compiled: false, success: false });
    });
});
