import type { Connection } from 'jsforce';
import type { Clock } from '../../platform/clock.ts';
import { OrgError } from '../orgError.ts';
import type { OrgRecord, SalesforceClient } from '../ports.ts';
import { bulkJob, deletedAnswer, describedObject, queryPage, saveOutcomes, updatedAnswer } from './answers.ts';
import type { ApiBudget } from './apiBudget.ts';
import { headsBatch, readHeads } from './heads.ts';
import { ingestCalls } from './ingest.ts';
import type { HttpMethod } from './orgCall.ts';
import { OrgCall } from './orgCall.ts';
import { readUnmodified, unmodifiedComposite } from './unmodified.ts';
import { refusal } from './refusal.ts';
import type { HttpAnswer, Send } from './transport.ts';

const MAX_COLLECTION = 200;

export interface ClientParts {
    readonly connection: Connection;
    readonly budget: ApiBudget;
    readonly orgId: string;
    readonly send: Send;
    readonly renewSession: SalesforceClient['renewSession'];
    readonly clock: Clock;
}

/** The port on a signed-in jsforce connection. */
export function createClient({ connection, budget, orgId, send, renewSession }: ClientParts): SalesforceClient {
    const base = `${connection.instanceUrl.replace(/\/+$/, '')}/services/data/v${connection.version}`;
    const call = (method: HttpMethod, path: string, body?: unknown): Promise<HttpAnswer> =>
        new OrgCall(connection).send(method, `${base}${path}`, body);
    const get = async (path: string): Promise<unknown> => json(await call('GET', path));
    return {
        orgId,
        orgTime: () => orgTime(send, base),
        describe: async (name) => describedObject(await get(`/sobjects/${name}/describe`)),
        queryAll: async (soql) => queryPage(await get(`/queryAll?q=${encodeURIComponent(soql)}`)),
        nextPage: async (path) => {
            const url = new URL(path, base).href;
            return queryPage(json(await new OrgCall(connection).send('GET', url)));
        },
        updated: async (name, from, to) => updatedAnswer(await get(`/sobjects/${name}/updated/?${window(from, to)}`)),
        deleted: async (name, from, to) => deletedAnswer(await get(`/sobjects/${name}/deleted/?${window(from, to)}`)),
        heads: async (requests) => {
            const answer = await call('POST', '/composite/batch', headsBatch(requests, connection.version));
            return readHeads(json(answer), requests.length);
        },
        startBulkQuery: async (query) => {
            const body = {
                operation: 'queryAll',
                query,
                contentType: 'CSV',
                lineEnding: 'LF',
                columnDelimiter: 'COMMA'
            };
            return bulkJob(json(await call('POST', '/jobs/query', body)));
        },
        bulkJob: async (id) => bulkJob(await get(`/jobs/query/${id}`)),
        bulkPage: async (id, locator, maxRecords) => {
            const from = locator === null ? '' : `&locator=${encodeURIComponent(locator)}`;
            const answer = await call('GET', `/jobs/query/${id}/results?maxRecords=${maxRecords}${from}`);
            const { 'sforce-locator': next, 'sforce-numberofrecords': count } = answer.headers;
            return {
                csv: answer.body,
                recordCount: count === undefined ? null : Number(count),
                nextLocator: next === undefined || next === 'null' || next === '' ? null : next
            };
        },
        deleteBulkJob: async (id) => {
            await call('DELETE', `/jobs/query/${id}`);
        },
        upsert: async (name, externalIdField, records) => {
            const path = `/composite/sobjects/${name}/${externalIdField}`;
            return saveOutcomes(json(await call('PATCH', path, collection(name, records))), records.length);
        },
        create: async (name, records) =>
            saveOutcomes(json(await call('POST', '/composite/sobjects', collection(name, records))), records.length),
        update: async (name, records) =>
            saveOutcomes(json(await call('PATCH', '/composite/sobjects', collection(name, records))), records.length),
        updateUnmodified: async (name, records) => {
            const answer = await call('POST', '/composite', unmodifiedComposite(name, records, connection.version));
            return readUnmodified(json(answer), records);
        },
        ...ingestCalls(call, json),
        apiUsage: () => budget.usage(),
        session: () => ({
            accessToken: connection.accessToken ?? '',
            instanceUrl: connection.instanceUrl,
            orgId
        }),
        renewSession
    };
}

/** Costs no API call of the org's budget: the list of versions is open to everybody. */
async function orgTime(send: Send, base: string): Promise<Date> {
    const url = new URL('/services/data/', base).href;
    const answer = await send({ method: 'GET', url, headers: { accept: 'application/json' }, body: null });
    if (answer.status !== 200) {
        throw refusal(answer);
    }
    const at = Date.parse(answer.headers['date'] ?? '');
    if (Number.isNaN(at)) {
        throw new OrgError('malformed', 'MALFORMED_ANSWER', 'The answer of the org has no Date header.');
    }
    return new Date(at);
}

function json(answer: HttpAnswer): unknown {
    try {
        return JSON.parse(answer.body);
    } catch {
        throw new OrgError('malformed', 'MALFORMED_ANSWER', 'The answer is not JSON.', { status: answer.status });
    }
}

function window(from: Date, to: Date): string {
    return `start=${encodeURIComponent(from.toISOString())}&end=${encodeURIComponent(to.toISOString())}`;
}

function collection(objectApiName: string, records: readonly OrgRecord[]): unknown {
    if (records.length === 0 || records.length > MAX_COLLECTION) {
        throw new RangeError(`A collection call takes 1 to ${MAX_COLLECTION} records, got ${records.length}.`);
    }
    return {
        allOrNone: false,
        records: records.map((record) => ({ attributes: { type: objectApiName }, ...record }))
    };
}
