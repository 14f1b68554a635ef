import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import jsforce from 'jsforce';
import { component, customField, makeTestOrg } from '../core/testOrg.ts';
import type { TestOrg } from '../core/testOrg.ts';
import { QueryLocators } from './queryLocators.ts';
import { restRouter } from './rest.router.ts';

const V = '/services/data/v66.0';
let test: TestOrg;
let server: Server;
let base: string;
let locators: QueryLocators;
let rep1Accounts: string[];

interface Answer {
    status: number;
    body: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers have many shapes
    headers: Headers;
}

async function call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {}
): Promise<Answer> {
    const response = await fetch(base + (path.startsWith('/services') ? path : V + path), {
        method,
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) })
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers };
}
const soql = (text: string): string => `/query?q=${encodeURIComponent(text)}`;

beforeAll(async () => {
    test = makeTestOrg();
    const { org, admin, rep1 } = test;
    const key = '<length>40</length><externalId>true</externalId>';
    org.deployMetadata([
        customField('Account', 'Key__c', 'Text', `${key}<unique>true</unique>`),
        customField('Account', 'Loose__c', 'Text', key),
        component(
            'PermissionSet',
            'All',
            `<label>All</label>${['Key__c', 'Loose__c']
                .map(
                    (name) =>
                        `<fieldPermissions><field>Account.${name}</field><editable>true</editable><readable>true</readable></fieldPermissions>`
                )
                .join('')}`
        )
    ]);
    const [set] = org.query("SELECT Id FROM PermissionSet WHERE Name = 'All'").records;
    org.insert('PermissionSetAssignment', [{ AssigneeId: admin.userId, PermissionSetId: set?.['Id'] }]);
    rep1Accounts = org.loadRecords(
        'Account',
        Array.from({ length: 5000 }, (_, i) => ({ Name: `A${i}`, OwnerId: rep1.userId }))
    );
    locators = new QueryLocators(org.clock);
    const app = express();
    const auth = (request: express.Request): TestOrg['admin'] =>
        org.userContext(request.headers['x-user'] === 'rep2' ? test.rep2.userId : admin.userId);
    app.use('/services/data/v:version', restRouter(org, auth, { locators, usage: { used: 7, dailyLimit: 100 } }));
    app.use(
        (_request, response) => void response.status(404).json([{ errorCode: 'NOT_FOUND', message: 'next handler' }])
    );
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
    server.closeAllConnections();
    server.close();
});

describe('query', () => {
    it('pages with locators, in pages of the size asked for', async () => {
        const first = await call('GET', soql('SELECT Id FROM Account'), undefined, {
            'Sforce-Query-Options': 'batchSize=1000'
        });
        expect(first.body).toMatchObject({ totalSize: 5000, done: false });
        expect(first.body.records).toHaveLength(1000);
        expect(first.body.nextRecordsUrl).toMatch(/^\/services\/data\/v66\.0\/query\/01g\w{15}-1000$/);
        const ids = new Set(first.body.records.map((record: { Id: string }) => record.Id));
        let next = first.body.nextRecordsUrl;
        while (next) {
            const { body } = await call('GET', next);
            body.records.forEach((record: { Id: string }) => ids.add(record.Id));
            next = body.done ? null : body.nextRecordsUrl;
        }
        expect(ids.size).toBe(5000);
    });

    it('refuses locators that expired, are unknown or another user’s', async () => {
        const { body } = await call('GET', soql('SELECT Id FROM Account'));
        const foreign = await call('GET', body.nextRecordsUrl, undefined, { 'x-user': 'rep2' });
        locators.expireAll();
        const expired = await call('GET', body.nextRecordsUrl);
        for (const answer of [foreign, expired, await call('GET', '/query/01gnope-2000')]) {
            expect([answer.status, answer.body[0].errorCode]).toEqual([400, 'INVALID_QUERY_LOCATOR']);
        }
    });

    it('sees with the eyes of the caller and answers errors as an array', async () => {
        expect(
            (await call('GET', soql('SELECT COUNT() FROM Account'), undefined, { 'x-user': 'rep2' })).body.totalSize
        ).toBe(0);
        const bad = await call('GET', soql('SELECT Key__c FROM Account'), undefined, { 'x-user': 'rep2' });
        expect(bad).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_FIELD' }] });
        expect((await call('GET', '/query')).body[0].errorCode).toBe('MALFORMED_QUERY');
    });

    it('leaves what it does not know to the next handler', async () => {
        expect((await call('GET', '/chatter/feeds')).body[0].message).toBe('next handler');
    });
});

describe('sobjects', () => {
    it('creates, reads, changes and deletes', async () => {
        const created = await call('POST', '/sobjects/Account', { Name: 'new' });
        expect(created).toMatchObject({ status: 201, body: { success: true, errors: [] } });
        const path = `/sobjects/Account/${created.body.id}`;
        expect((await call('PATCH', path, { Phone: '1' })).status).toBe(204);
        expect((await call('GET', `${path}?fields=Name,Phone`)).body).toMatchObject({ Name: 'new', Phone: '1' });
        expect((await call('DELETE', path)).status).toBe(204);
        expect(await call('GET', path)).toMatchObject({ status: 404, body: [{ errorCode: 'ENTITY_IS_DELETED' }] });
        expect((await call('PATCH', '/sobjects/Account/0015g00000zzzzzAAA', { Phone: '1' })).status).toBe(404);
        expect((await call('POST', '/sobjects/Nope', {})).status).toBe(404);
        expect((await call('POST', '/sobjects/Account', {})).body[0]).toMatchObject({
            errorCode: 'REQUIRED_FIELD_MISSING',
            fields: ['Name']
        });
    });

    it('changes only the version that the caller saw', async () => {
        const { body } = await call('POST', '/sobjects/Account', { Name: 'versioned' });
        const path = `/sobjects/Account/${body.id}`;
        const etag = (await call('GET', path)).headers.get('etag') ?? '';
        const seen = (await call('GET', path)).headers.get('last-modified') ?? '';
        expect((await call('GET', path, undefined, { 'If-None-Match': etag })).status).toBe(304);
        test.advance(5000);
        expect((await call('PATCH', path, { Phone: '1' }, { 'If-Match': etag })).status).toBe(204);
        expect((await call('PATCH', path, { Phone: '2' }, { 'If-Match': etag })).status).toBe(412);
        expect((await call('PATCH', path, { Phone: '2' }, { 'If-Unmodified-Since': seen })).body[0].errorCode).toBe(
            'PRECONDITION_FAILED'
        );
    });

    it('upserts by external id: 201, 200, 204 before v46, 300 when it is not unique', async () => {
        const path = '/sobjects/Account/Key__c/k%201';
        expect(await call('PATCH', path, { Name: 'u' })).toMatchObject({ status: 201, body: { created: true } });
        expect(await call('PATCH', path, { Name: 'u2' })).toMatchObject({ status: 200, body: { created: false } });
        expect((await call('PATCH', `/services/data/v45.0${path}`, { Name: 'u3' })).status).toBe(204);
        expect((await call('GET', path)).body).toMatchObject({ Name: 'u3', Key__c: 'k 1' });
        expect((await call('PATCH', path, { Name: 'u', Key__c: 'k 1' })).body[0].errorCode).toBe('INVALID_FIELD');
        test.org.insert('Account', [
            { Name: 'x', Loose__c: 'same' },
            { Name: 'y', Loose__c: 'same' }
        ]);
        const several = await call('PATCH', '/sobjects/Account/Loose__c/same', { Name: 'z' });
        expect([several.status, several.body.length]).toEqual([300, 2]);
        expect((await call('PATCH', '/sobjects/Account/Name/x', {})).status).toBe(404);
    });

    it('describes objects for the caller', async () => {
        const { body, headers } = await call('GET', '/sobjects/Account/describe');
        expect(body.urls.describe).toBe(`${V}/sobjects/Account/describe`);
        expect(body.childRelationships).toEqual(
            expect.arrayContaining([expect.objectContaining({ relationshipName: 'Opportunities' })])
        );
        const since = { 'If-Modified-Since': headers.get('last-modified') ?? '' };
        expect((await call('GET', '/sobjects/Account/describe', undefined, since)).status).toBe(304);
        const rep = await call('GET', '/sobjects/Account/describe', undefined, { 'x-user': 'rep2' });
        expect(rep.body.fields.some((field: { name: string }) => field.name === 'Key__c')).toBe(false);
        expect((await call('GET', '/sobjects')).body.sobjects.length).toBeGreaterThan(15);
    });

    it('answers limits and counts', async () => {
        expect((await call('GET', '/limits')).body.DailyApiRequests).toEqual({ Max: 100, Remaining: 93 });
        const { body } = await call('GET', '/limits/recordCount?sObjects=Account,Lead');
        expect(body.sObjects.map((each: { name: string }) => each.name)).toEqual(['Account', 'Lead']);
    });
});

describe('collections', () => {
    it('save several objects, per record or all or none', async () => {
        const records = [
            { attributes: { type: 'Account' }, Name: 'c' },
            { attributes: { type: 'Lead' }, LastName: 'no company' }
        ];
        const some = await call('POST', '/composite/sobjects', { allOrNone: false, records });
        expect(some.body.map((result: { success: boolean }) => result.success)).toEqual([true, false]);
        const none = await call('POST', '/composite/sobjects', { allOrNone: true, records });
        expect(none.body[0].errors[0].statusCode).toBe('ALL_OR_NONE_OPERATION_ROLLED_BACK');
        expect(test.org.count("SELECT COUNT() FROM Account WHERE Name = 'c'")).toBe(1);
        expect((await call('POST', '/composite/sobjects', { records: Array(201).fill(records[0]) })).status).toBe(400);
    });

    it('report locked rows one by one', async () => {
        const [a = '', b = ''] = rep1Accounts;
        test.org.faults.lockedIds.add(b);
        const records = [a, b].map((Id) => ({ attributes: { type: 'Account' }, Id, Phone: '1' }));
        const { body } = await call('PATCH', '/composite/sobjects', { records });
        expect([body[0].success, body[1].errors[0].statusCode]).toEqual([true, 'UNABLE_TO_LOCK_ROW']);
        test.org.faults.lockedIds.clear();
    });

    it('retrieve and delete by id', async () => {
        const ids = test.org.loadRecords('Account', [{ Name: 'p' }, { Name: 'q' }]);
        const found = await call('POST', '/composite/sobjects/Account', {
            ids: [...ids, '0015g00000zzzzzAAA'],
            fields: ['Name']
        });
        expect(found.body.map((record: { Name: string } | null) => record?.Name)).toEqual(['p', 'q', undefined]);
        expect(
            (await call('DELETE', `/composite/sobjects?ids=${ids.join()}`)).body.every(
                (each: { success: boolean }) => each.success
            )
        ).toBe(true);
        expect(test.org.count('SELECT COUNT() FROM Account WHERE Id IN :ids', { bindings: { ids } })).toBe(0);
    });
});

describe('composite', () => {
    const account = (body: unknown, referenceId = 'a'): unknown => ({
        method: 'POST',
        url: `${V}/sobjects/Account`,
        referenceId,
        body
    });
    const contact = {
        method: 'POST',
        url: `${V}/sobjects/Contact`,
        referenceId: 'c',
        body: { LastName: 'x', AccountId: '@{a.id}' }
    };

    it('hands values on, and undoes all when one fails', async () => {
        const good = await call('POST', '/composite', {
            allOrNone: true,
            compositeRequest: [account({ Name: 'comp' }), contact]
        });
        expect(good.body.compositeResponse.map((part: { httpStatusCode: number }) => part.httpStatusCode)).toEqual([
            201, 201
        ]);
        const bad = await call('POST', '/composite', {
            allOrNone: true,
            compositeRequest: [account({ Name: 'undone' }), account({}, 'b')]
        });
        expect(bad.body.compositeResponse[0].body[0].errorCode).toBe('PROCESSING_HALTED');
        expect(bad.body.compositeResponse[1].body[0].errorCode).toBe('REQUIRED_FIELD_MISSING');
        expect(test.org.count("SELECT COUNT() FROM Account WHERE Name = 'undone'")).toBe(0);
    });

    it('runs graphs one by one, each all or none', async () => {
        const graphs = [
            { graphId: '1', compositeRequest: [account({ Name: 'graph' }), contact] },
            { graphId: '2', compositeRequest: [account({ Name: 'lost' }), account({}, 'b')] }
        ];
        const { body } = await call('POST', '/composite/graph', { graphs });
        expect(body.graphs.map((graph: { isSuccessful: boolean }) => graph.isSuccessful)).toEqual([true, false]);
        expect(test.org.count("SELECT COUNT() FROM Account WHERE Name IN ('graph', 'lost')")).toBe(1);
    });

    it('runs batches and trees', async () => {
        const batch = await call('POST', '/composite/batch', {
            batchRequests: [
                { method: 'GET', url: `v66.0${soql('SELECT COUNT() FROM Lead')}` },
                { method: 'GET', url: 'v66.0/sobjects/Nope' }
            ]
        });
        expect(batch.body).toMatchObject({ hasErrors: true, results: [{ statusCode: 200 }, { statusCode: 404 }] });
        const tree = await call('POST', '/composite/tree/Account', {
            records: [
                {
                    attributes: { type: 'Account', referenceId: 'r1' },
                    Name: 'tree',
                    Contacts: { records: [{ attributes: { type: 'Contact', referenceId: 'r2' }, LastName: 'leaf' }] }
                }
            ]
        });
        expect(tree).toMatchObject({
            status: 201,
            body: { hasErrors: false, results: [{ referenceId: 'r1' }, { referenceId: 'r2' }] }
        });
        expect(test.org.count("SELECT COUNT() FROM Contact WHERE Account.Name = 'tree'")).toBe(1);
    });
});

describe('jsforce', () => {
    it('works with it', async () => {
        const connection = new jsforce.Connection({ instanceUrl: base, accessToken: 'any', version: '66.0' });
        const all = await connection.query("SELECT Id, Name FROM Account WHERE Name LIKE 'A%'", {
            autoFetch: true,
            maxFetch: 1e6
        });
        expect(all.records).toHaveLength(5000);
        const leads = Array.from({ length: 250 }, (_, i) => ({ LastName: `L${i}`, Company: 'C' }));
        const saved = await connection.sobject('Lead').create(leads, { allowRecursive: true });
        expect(saved.filter((result) => result.success)).toHaveLength(250);
        const upserted = await connection.sobject('Account').upsert(
            [
                { Key__c: 'j1', Name: 'J' },
                { Key__c: 'j2', Name: 'J' }
            ],
            'Key__c'
        );
        expect(upserted.map((result) => result.success)).toEqual([true, true]);
        const now = test.now();
        const updated = await connection.sobject('Account').updated(new Date(now - 3_600_000), new Date(now + 60_000));
        expect(updated.ids.length).toBeGreaterThan(5000);
        expect((await connection.describe('Account')).fields.length).toBeGreaterThan(30);
        await expect(connection.query('SELECT Nope FROM Account')).rejects.toMatchObject({
            errorCode: 'INVALID_FIELD'
        });
    });
});
