import { fork } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { systemClock } from '../../../middleware/src/platform/clock.ts';
import type { Database } from '../../../middleware/src/platform/database.ts';
import { silentLogger } from '../../../middleware/src/platform/logger.ts';
import { openDatabase } from '../../../middleware/src/store/index.ts';
import { createSync } from '../../../middleware/src/sync/index.ts';

/*
 * First load, changes and comparison of one large object, on PGlite and on PostgreSQL (DATABASE_URL).
 *   node lib/test/benchmarks/sync/main.js --records 1000000 --changes 10000
 * The floor is what no sync can beat: the same pages over HTTP, copied as text into a table without any work.
 */
const ORG_ID = '00D5g000004BenchEA';
const PAGE_ROWS = 10_000;

async function main(): Promise<void> {
    const { values } = parseArgs({
        options: {
            records: { type: 'string', default: '100000' },
            changes: { type: 'string', default: '10000' }
        }
    });
    const records = Number(values.records);
    const org = await startOrg(records);
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldmap-bench-'));
    const databaseUrl = process.env['DATABASE_URL'];
    const engines = [{ directory: path.join(directory, 'store') }, ...(databaseUrl ? [{ databaseUrl }] : [])];
    console.log('engine | records | floor s | first load s | ratio | peak MB | changes s | compare s');
    for (const engine of engines) {
        const database = await openDatabase({ ...engine, logger: silentLogger });
        const line = await measure(database, org.url, records, Number(values.changes));
        console.log([database.kind, records, ...line].join(' | '));
        await database.close();
    }
    fs.rmSync(directory, { recursive: true, force: true });
    org.stop();
}

async function measure(database: Database, url: string, records: number, changes: number): Promise<string[]> {
    await database.execute('TRUNCATE accounts, sync_objects, sync_bulk_jobs, sync_leases');
    const floor = await seconds(() => copyOnly(database, url));
    const sync = createSync({
        orgs: [connection(url)],
        database,
        clock: systemClock,
        logger: silentLogger,
        random: Math.random,
        fetch,
        settings: { bulkPageRows: PAGE_ROWS }
    });
    let peak = 0;
    const watch = setInterval(() => {
        peak = Math.max(peak, process.memoryUsage.rss());
    }, 50);
    const load = await seconds(() => sync.runOnce(ORG_ID));
    clearInterval(watch);
    await fetch(`${url}/services/data/v66.0/change?rows=${changes}`);
    const change = await seconds(() => sync.runOnce(ORG_ID));
    const compare = await seconds(() => sync.reconcile(ORG_ID, ['Account']));
    await sync.stop();
    const [row] = await database.query<{ n: string; c: string }>(
        'SELECT count(*) AS n, count(*) FILTER (WHERE annual_revenue % 1 = 0.5) AS c FROM accounts'
    );
    if (Number(row?.n) !== records || Number(row?.c) !== changes) {
        throw new Error(`Expected ${records} rows with ${changes} changed, the mirror has ${row?.n} and ${row?.c}.`);
    }
    const ratio = (load / floor).toFixed(2);
    return [floor.toFixed(1), load.toFixed(1), ratio, (peak / 1e6).toFixed(0), change.toFixed(1), compare.toFixed(1)];
}

/** The same pages, copied into a table of text without reading them. */
async function copyOnly(database: Database, url: string): Promise<void> {
    const query =
        'SELECT Id, OwnerId, Type, Industry, CustomerClass__c, AnnualRevenue, BillingLatitude, BillingLongitude, OpeningHours__c, LastVisitDate__c, CreatedDate, SystemModstamp, IsDeleted FROM Account';
    const columns = query
        .slice('SELECT '.length, -' FROM Account'.length)
        .split(', ')
        .map((name) => name.toLowerCase());
    await database.execute('DROP TABLE IF EXISTS bench_floor');
    await database.execute(`CREATE TABLE bench_floor (${columns.map((name) => `${name} text`).join(', ')})`);
    const base = `${url}/services/data/v66.0/jobs/query`;
    await fetch(base, { method: 'POST', body: JSON.stringify({ query }) });
    for (let locator = '0'; locator !== 'null';) {
        const response = await fetch(`${base}/7505g/results?maxRecords=${PAGE_ROWS}&locator=${locator}`);
        const text = await response.text();
        await database.copyCsv('bench_floor', columns, Buffer.from(text.slice(text.indexOf('\n') + 1)));
        locator = response.headers.get('sforce-locator') ?? 'null';
    }
    await database.execute('DROP TABLE bench_floor');
}

function connection(url: string): Parameters<typeof createSync>[0]['orgs'][number] {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    return { orgId: ORG_ID, loginUrl: url, clientId: 'bench', username: 'bench@example.com', privateKeyPem };
}

async function startOrg(records: number): Promise<{ readonly url: string; stop(): void }> {
    const program = path.join(path.dirname(fileURLToPath(import.meta.url)), 'accountOrg.js');
    const child = fork(program, [String(records)], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    const port = await new Promise<string>((resolve) => {
        child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    });
    return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
    const start = performance.now();
    await work();
    return (performance.now() - start) / 1000;
}

await main();
