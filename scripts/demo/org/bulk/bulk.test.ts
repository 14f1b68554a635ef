import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { CONTROL_KEY, orgForTests, type OrgForTests } from '../server/orgForTests.ts';

const V = '/services/data/v66.0/jobs';
type Json = Record<string, unknown>;

let demo: OrgForTests;
beforeAll(async () => {
    demo = await orgForTests({ bulk: { pageSize: 4 } });
    const records = Array.from({ length: 9 }, (_, index) => ({ Name: `Account ${index}`, OwnerId: demo.adminId }));
    demo.org.loadRecords('Account', [
        ...records,
        { Name: 'Quote " comma , line\nbreak', Description: 'a\r\nb', OwnerId: demo.adminId }
    ]);
});
afterAll(() => demo.close());

const json = async (response: Response): Promise<Json> => (await response.json()) as Json;
const errorCode = async (response: Response): Promise<unknown> =>
    ((await response.json()) as { errorCode: string }[])[0]?.errorCode;

async function waitFor(kind: 'query' | 'ingest', id: string): Promise<Json> {
    for (let attempt = 0; attempt < 100; attempt++) {
        const job = await json(await demo.call('GET', `${V}/${kind}/${id}`));
        if (['JobComplete', 'Failed', 'Aborted'].includes(String(job['state']))) {
            return job;
        }
        await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('The job does not end.');
}

async function queryJob(query: string, operation = 'query'): Promise<string> {
    const response = await demo.call('POST', `${V}/query`, { body: { operation, query } });
    const body = await json(response);
    expect({ status: response.status, state: body['state'] }).toEqual({ status: 200, state: 'UploadComplete' });
    return String(body['id']);
}

describe('query jobs', () => {
    it('give all rows over several pages, newlines and quotes intact', async () => {
        const id = await queryJob('SELECT Id, Name, Description FROM Account ORDER BY Name');
        expect(await waitFor('query', id)).toMatchObject({ numberRecordsProcessed: 10, jobType: 'V2Query' });
        const rows: Record<string, string>[] = [];
        const counts: string[] = [];
        let locator: string | null = '';
        while (locator !== 'null') {
            const suffix: string = locator ? `?locator=${locator}` : '';
            const response = await demo.call('GET', `${V}/query/${id}/results${suffix}`);
            counts.push(response.headers.get('sforce-numberofrecords') ?? '');
            locator = response.headers.get('sforce-locator');
            rows.push(...(parse(await response.text(), { columns: true }) as Record<string, string>[]));
        }
        expect(counts).toEqual(['4', '4', '2']);
        expect(new Set(rows.map((row) => row['Id'])).size).toBe(10);
        expect(rows.at(-1)).toMatchObject({ Name: 'Quote " comma , line\nbreak', Description: 'a\r\nb' });
    });

    it('name their result pages for parallel download', async () => {
        const id = await queryJob('SELECT Id FROM Account');
        await waitFor('query', id);
        const { resultPages } = (await json(await demo.call('GET', `${V}/query/${id}/resultPages`))) as {
            resultPages: { resultUrl: string }[];
        };
        expect(resultPages).toHaveLength(3);
        const last = await demo.call('GET', resultPages[2]?.resultUrl ?? '');
        expect(last.headers.get('sforce-numberofrecords')).toBe('2');
    });

    it.each([
        'SELECT COUNT(Id) n, Name FROM Account GROUP BY Name',
        'SELECT Id FROM Account LIMIT 5 OFFSET 5',
        'SELECT Id, (SELECT Id FROM Contacts) FROM Account',
        'SELECT BillingAddress FROM Account',
        'SELECT Nope FROM Account',
        ''
    ])('refuse %p', async (query) => {
        const response = await demo.call('POST', `${V}/query`, { body: { operation: 'query', query } });
        expect(response.status).toBe(400);
    });

    it('take OFFSET for text inside quotes', async () => {
        const id = await queryJob("SELECT Id FROM Account WHERE Name = 'OFFSET GROUP BY'");
        expect(await waitFor('query', id)).toMatchObject({ numberRecordsProcessed: 0 });
        const response = await demo.call('GET', `${V}/query/${id}/results`);
        expect(await response.text()).toBe('"Id"\n');
        expect(response.headers.get('sforce-locator')).toBe('null');
    });

    it('refuse a foreign locator and can be deleted', async () => {
        const id = await queryJob('SELECT Id FROM Account');
        await waitFor('query', id);
        expect(await errorCode(await demo.call('GET', `${V}/query/${id}/results?locator=xyz`))).toBe('INVALIDLOCATOR');
        expect((await demo.call('DELETE', `${V}/query/${id}`)).status).toBe(204);
        expect((await demo.call('GET', `${V}/query/${id}`)).status).toBe(404);
    });

    it('are forgotten one by one when there are very many', async () => {
        const first = await queryJob('SELECT Id FROM Account');
        await waitFor('query', first);
        for (let count = 0; count < 100; count++) {
            await queryJob('SELECT Id FROM Account');
        }
        expect((await demo.call('GET', `${V}/query/${first}`)).status).toBe(404);
    });

    it('are seen by their own user only', async () => {
        const token = demo.tokenOf(demo.repId);
        const id = await queryJob('SELECT Id FROM Account');
        expect((await demo.call('GET', `${V}/query/${id}`, { token })).status).toBe(404);
    });

    it('fail with the message of the planned fault, and vanish when told so', async () => {
        const headers = { 'x-demo-control-key': CONTROL_KEY };
        await demo.call('POST', '/demo/faults', { headers, body: { kind: 'bulkJobsFail', message: 'QUERY_TIMEOUT' } });
        const id = await queryJob('SELECT Id FROM Account');
        expect(await waitFor('query', id)).toMatchObject({ state: 'Failed', errorMessage: 'QUERY_TIMEOUT' });
        await demo.call('POST', '/demo/faults', { headers, body: { kind: 'bulkJobsVanish' } });
        expect((await demo.call('GET', `${V}/query/${id}`)).status).toBe(404);
        await demo.call('DELETE', '/demo/faults', { headers });
    });
});

async function ingest(job: Json, csv: string): Promise<Json> {
    const created = await json(await demo.call('POST', `${V}/ingest`, { body: job }));
    const path = `${V}/ingest/${String(created['id'])}`;
    const put = await demo.call('PUT', `${path}/batches`, { body: csv, headers: { 'content-type': 'text/csv' } });
    expect(put.status).toBe(201);
    await demo.call('PATCH', path, { body: { state: 'UploadComplete' } });
    return waitFor('ingest', String(created['id']));
}

async function results(job: Json, kind: string): Promise<Record<string, string>[]> {
    const response = await demo.call('GET', `${V}/ingest/${String(job['id'])}/${kind}`);
    return parse(await response.text(), { columns: true }) as Record<string, string>[];
}

describe('ingest jobs', () => {
    it('save good rows and report bad ones', async () => {
        const job = await ingest({ object: 'Account', operation: 'insert' }, 'Name,NumberOfEmployees\nNew,5\n,6\n');
        expect(job).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 2, numberRecordsFailed: 1 });
        const [good] = await results(job, 'successfulResults');
        expect(good).toMatchObject({ sf__Created: 'true', Name: 'New' });
        expect(demo.org.row('Account', good?.['sf__Id'] ?? '')).toMatchObject({ Name: 'New', NumberOfEmployees: 5 });
        const [bad] = await results(job, 'failedResults');
        expect(bad?.['sf__Error']).toMatch(/^REQUIRED_FIELD_MISSING:.*Name/);
    });

    it('leave empty cells alone and clear #N/A', async () => {
        const [id = ''] = demo.org.loadRecords('Account', [{ Name: 'Keep', Phone: '1', OwnerId: demo.adminId }]);
        await ingest({ object: 'Account', operation: 'update' }, `Id,Name,Phone\n${id},,#N/A\n`);
        expect(demo.org.row('Account', id)?.['Name']).toBe('Keep');
        expect(demo.org.row('Account', id)?.['Phone'] ?? null).toBeNull();
    });

    it('delete', async () => {
        const [id = ''] = demo.org.loadRecords('Account', [{ Name: 'Gone', OwnerId: demo.adminId }]);
        expect(await ingest({ object: 'Account', operation: 'delete' }, `Id\n${id}\n`)).toMatchObject({
            numberRecordsFailed: 0
        });
        expect(demo.org.row('Account', id)?.['IsDeleted']).toBe(true);
    });

    it.each([
        ['an unknown column', 'Name,Nope\na,b\n', 'InvalidBatch : Field name not found : Nope'],
        ['foreign line endings', 'Name\r\na\r\n', 'ClientInputError : LineEnding is invalid on user data']
    ])('fail as a whole for %s', async (_name, csv, errorMessage) => {
        const job = await ingest({ object: 'Account', operation: 'insert' }, csv);
        expect(job).toMatchObject({ state: 'Failed', errorMessage });
    });

    it.each([
        [{ object: 'Nope', operation: 'insert' }, 'INVALIDENTITY'],
        [{ object: 'Account', operation: 'upsert', externalIdFieldName: 'Name' }, 'INVALIDJOB'],
        [{ object: 'Account', operation: 'explode' }, 'INVALIDJOB'],
        [{ object: 'Account', operation: 'insert', columnDelimiter: 'STAR' }, 'INVALIDJOB']
    ])('refuse %p', async (body, code) => {
        expect(await errorCode(await demo.call('POST', `${V}/ingest`, { body }))).toBe(code);
    });
});
