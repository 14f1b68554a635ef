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
 * A company as large, with fewer visits each, for a first look: --visits 200000 --people 5000
 */
const STORES = ['pglite', 'postgres', 'both'];
const VISITS_PER_PERSON = 400;

interface Size {
    readonly visits: number;
    readonly people: number;
    readonly panels: string;
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
    const { values } = parseArgs({
        options: {
            visits: { type: 'string', default: '200000' },
            people: { type: 'string', default: '' },
            panels: { type: 'string', default: '' },
            store: { type: 'string', default: 'both' },
            json: { type: 'boolean', default: false }
        }
    });
    const visits = wholeNumber('--visits', values.visits, 1000);
    const size = {
        visits,
        people:
            values.people === '' ? Math.round(visits / VISITS_PER_PERSON) : wholeNumber('--people', values.people, 50),
        /** Part of the names of the panels to measure; all of them when it is empty. */
        panels: values.panels
    };
    if (!STORES.includes(values.store)) {
        throw new Error(`--store expects ${STORES.join(', ')}, got ${values.store}.`);
    }
    const pglite = values.store === 'postgres' ? null : await onPglite(size);
    const postgres = values.store === 'pglite' ? null : await onPostgres(size, values.store === 'postgres');
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

async function onPglite(size: Size) {
    return measureOn('PGlite', await openTestDatabase(), size);
}

async function onPostgres(size: Size, isRequired: boolean) {
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
        return await measureOn('PostgreSQL', database, size);
    } finally {
        await server.kill();
        fs.rmSync(directory, { recursive: true, force: true });
    }
}

async function measureOn(name: string, database: Database, { visits, people, panels }: Size) {
    say(`${name}: a company with ${visits.toLocaleString('en')} visits …`);
    const company = await insertCompany(database, visits, people);
    say(`${name}: panels …`);
    const figures = await measurePanels(database, company, panels);
    const live = await liveSqlMs(database, company);
    await database.close();
    return { company, ...figures, liveSql: live };
}

function wholeNumber(option: string, text: string, least: number): number {
    const number = Number(text);
    if (!Number.isInteger(number) || number < least) {
        throw new Error(`${option} expects a whole number from ${least}, got ${text}.`);
    }
    return number;
}

const round = (value: number): number => Number(value.toFixed(2));

await main();
