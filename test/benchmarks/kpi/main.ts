import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Database } from '../../../middleware/src/platform/database.ts';
import { silentLogger } from '../../../middleware/src/platform/logger.ts';
import { openPostgresql } from '../../../middleware/src/store/adapters/postgresqlDatabase.ts';
import { migrate } from '../../../middleware/src/store/migrate.ts';
import { findPostgres, INSTALL_POSTGRES, startPostgres } from '../../../scripts/quality/postgresServer.ts';
import { openTestDatabase } from '../../support/database.ts';
import { insertCompany } from './company.ts';
import { compareWithPeers, liveSqlMs } from './peers.ts';
import { measurePanels } from './panels.ts';

/*
 * KPI panels at the HTTP edge, on PGlite in memory and on PostgreSQL where there is a server; the token check is left out.
 *   npm run bench:kpi -- --visits 2000000 --json
 */
const STORES = ['pglite', 'postgres', 'both'];
const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
    const { values } = parseArgs({
        options: {
            visits: { type: 'string', default: '200000' },
            store: { type: 'string', default: 'both' },
            json: { type: 'boolean', default: false }
        }
    });
    const visits = Number(values.visits);
    if (!Number.isInteger(visits) || visits < 1000) {
        throw new Error(`--visits expects a whole number from 1000, got ${values.visits}.`);
    }
    if (!STORES.includes(values.store)) {
        throw new Error(`--store expects ${STORES.join(', ')}, got ${values.store}.`);
    }
    const pglite = values.store === 'postgres' ? null : await onPglite(visits);
    const postgres = values.store === 'pglite' ? null : await onPostgres(visits, values.store === 'postgres');
    const first = pglite ?? postgres;
    assert(first !== null);
    const peers = await compareWithPeers(visits);
    const result = {
        ...first.company,
        panelP95Ms: first.panelP95Ms,
        recordsP95Ms: first.recordsP95Ms,
        rebuildSeconds: first.rebuildSeconds,
        freshnessSeconds: first.freshnessSeconds,
        rebuiltEqualsIncremental: first.rebuiltEqualsIncremental,
        pglite,
        postgres,
        ...peers,
        ratioToFloor: round((pglite ?? first).panelP95Ms / peers.floorMs),
        memoryMb: Math.round(process.memoryUsage().rss / 1e6)
    };
    process.stdout.write(`${JSON.stringify(result, null, values.json ? undefined : 2)}\n`);
}

async function onPglite(visits: number) {
    return measureOn('PGlite', await openTestDatabase(), visits);
}

async function onPostgres(visits: number, isRequired: boolean) {
    if (findPostgres() === null) {
        const message = `There is no PostgreSQL server on this machine. ${INSTALL_POSTGRES}`;
        if (isRequired) throw new Error(message);
        say(`PostgreSQL is left out. ${message}`);
        return null;
    }
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldmap-bench-kpi-'));
    const server = await startPostgres(directory, ['-c', 'shared_buffers=1GB', '-c', 'max_wal_size=8GB']);
    try {
        const database = await openPostgresql(server.url, silentLogger);
        await migrate(database, silentLogger);
        return await measureOn('PostgreSQL', database, visits);
    } finally {
        await server.kill();
        fs.rmSync(directory, { recursive: true, force: true });
    }
}

async function measureOn(name: string, database: Database, visits: number) {
    say(`${name}: a company with ${visits.toLocaleString('en')} visits …`);
    const company = await insertCompany(database, visits);
    say(`${name}: panels …`);
    const figures = await measurePanels(database, company);
    const live = await liveSqlMs(database, company);
    await database.close();
    return { company, ...figures, liveSql: live };
}

const round = (value: number): number => Number(value.toFixed(2));

await main();
