import http from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';

/*
 * An org with one object, Account, of any size: every record is computed from its number, so nothing is kept in memory.
 * Run as a process of its own: `node accountOrg.js <records>`; prints its port.
 */
const FIELDS = [
    'Id',
    'OwnerId',
    'ParentId',
    'Type',
    'Industry',
    'CustomerClass__c',
    'AnnualRevenue',
    'VisitPlace__Latitude__s',
    'VisitPlace__Longitude__s',
    'BillingLatitude',
    'BillingLongitude',
    'OpeningHours__c',
    'LastVisitDate__c',
    'NextVisitDue__c',
    'CreatedDate',
    'MasterRecordId',
    'SystemModstamp',
    'IsDeleted'
];
const ORG_ID = '00D5g000004BenchEA';
const REST_PAGE = 2000;
const START = Date.UTC(2026, 0, 1);
const total = Number(process.argv[2] ?? '100000');
let changedFrom = total;
let changedAt = START;

const idOf = (index: number): string => `0015g${String(index).padStart(10, '0')}AAA`;
const stampOf = (index: number): string => new Date(index >= changedFrom ? changedAt : START + index).toISOString();

function recordOf(index: number): Record<string, string | number | boolean | null> {
    return {
        Id: idOf(index),
        OwnerId: `0055g${String(index % 500).padStart(10, '0')}AAA`,
        ParentId: null,
        Type: index % 3 === 0 ? 'Customer' : 'Prospect',
        Industry: 'Food, "fresh"',
        CustomerClass__c: 'ABCD'[index % 4] ?? null,
        AnnualRevenue: index >= changedFrom ? index + 0.5 : index,
        VisitPlace__Latitude__s: null,
        VisitPlace__Longitude__s: null,
        BillingLatitude: 47 + (index % 1000) / 1000,
        BillingLongitude: 9 + (index % 777) / 777,
        OpeningHours__c: 'Mo-Fr 08:00-12:00,13:30-17:00',
        LastVisitDate__c: '2026-03-04',
        NextVisitDue__c: null,
        CreatedDate: '2025-01-01T00:00:00.000Z',
        MasterRecordId: null,
        SystemModstamp: stampOf(index),
        IsDeleted: false
    };
}

function csvPage(names: readonly string[], from: number, count: number): string {
    const lines = [names.map((name) => `"${name}"`).join(',')];
    for (let index = from; index < Math.min(total, from + count); index += 1) {
        const record = recordOf(index);
        lines.push(names.map((name) => `"${String(record[name] ?? '').replaceAll('"', '""')}"`).join(','));
    }
    return `${lines.join('\n')}\n`;
}

/** Rows of the change: the last ones by number. `/change?rows=N` makes N rows younger. */
function queryPage(from: number): unknown {
    const end = Math.min(total, from + REST_PAGE);
    const records = Array.from({ length: end - from }, (_item, offset) => recordOf(from + offset));
    const done = end >= total;
    return {
        totalSize: total - changedFrom,
        done,
        records,
        ...(done ? {} : { nextRecordsUrl: `/services/data/v66.0/query/01g-${end}` })
    };
}

let jobFields: readonly string[] = FIELDS;

function answer(method: string, url: URL, body: string, response: http.ServerResponse): void {
    const path = url.pathname.replace('/services/data/v66.0', '');
    const json = (value: unknown, status = 200): void => {
        response.writeHead(status, { 'content-type': 'application/json', 'sforce-limit-info': 'api-usage=1/1000000' });
        response.end(JSON.stringify(value));
    };
    if (path === '/services/oauth2/token') {
        const base = `http://${url.host}`;
        json({ access_token: 'token', instance_url: base, id: `${base}/id/${ORG_ID}/005` });
    } else if (path === '/sobjects/Account/describe') {
        const fields = FIELDS.map((name) => ({ name, type: 'string', calculated: false }));
        json({ name: 'Account', replicateable: true, queryable: true, fields });
    } else if (path.startsWith('/sobjects/Account/updated')) {
        json({ ids: [], latestDateCovered: new Date().toISOString() });
    } else if (path.startsWith('/sobjects/Account/deleted')) {
        const at = new Date().toISOString();
        json({ deletedRecords: [], earliestDateAvailable: '2026-01-01T00:00:00.000Z', latestDateCovered: at });
    } else if (path === '/jobs/query' && method === 'POST') {
        const { query } = JSON.parse(body) as { query: string };
        jobFields = (/^SELECT (.*?) FROM/.exec(query)?.[1] ?? '').split(', ');
        json({ id: '7505g', state: 'UploadComplete' });
    } else if (path === '/jobs/query/7505g' && method === 'GET') {
        json({ id: '7505g', state: 'JobComplete', numberRecordsProcessed: total });
    } else if (path === '/jobs/query/7505g/results') {
        const from = Number(url.searchParams.get('locator') ?? '0');
        const count = Number(url.searchParams.get('maxRecords'));
        const next = from + count;
        response.writeHead(200, {
            'content-type': 'text/csv',
            'sforce-locator': next >= total ? 'null' : String(next),
            'sforce-numberofrecords': String(Math.min(total, next) - from)
        });
        response.end(csvPage(jobFields, from, count));
    } else if (path === '/queryAll' && (url.searchParams.get('q') ?? '').includes('FROM Account')) {
        json(queryPage(changedFrom));
    } else if (path.startsWith('/query/01g-')) {
        json(queryPage(Number(path.split('-')[1])));
    } else if (path === '/change') {
        changedFrom = total - Number(url.searchParams.get('rows'));
        changedAt = Date.now();
        json({});
    } else if (path === '/services/data/') {
        json([]);
    } else {
        json([{ errorCode: 'NOT_FOUND', message: path }], 404);
    }
}

const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
    });
    request.on('end', () => {
        const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
        answer(request.method ?? 'GET', url, body, response);
    });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
process.on('disconnect', () => process.exit(0));
