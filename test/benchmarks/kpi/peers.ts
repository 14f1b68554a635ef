import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Database } from '../../../middleware/src/platform/database.ts';
import { repositoryRoot } from '../../../scripts/build/repositoryRoot.ts';
import type { Company } from './company.ts';
import { NOW } from './company.ts';
import { floorFacts, scanVisits } from './floor.ts';
import { p95, type Latency } from './latency.ts';

/** Installed when the benchmark runs and nowhere else needed: the whole product does without. */
const DUCKDB = '@duckdb/node-api@1.5.6-r.1';
const VISITS_PER_USER = 400;
const DAYS = 730;
const ROUNDS = 10;
/** Visits of an account. */
const ACCOUNT_SHARE = 10;

interface DuckConnection {
    run(sql: string): Promise<unknown>;
    runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>;
}

interface DuckModule {
    readonly DuckDBInstance: { create(): Promise<{ connect(): Promise<DuckConnection> }> };
}

export interface Peers {
    /** One KPI by a scan over typed arrays in memory. */
    readonly floorMs: number;
    readonly floor: Latency;
    /** One KPI by SQL, without exclusions, comparison or the other KPIs; null where DuckDB is not to be had. */
    readonly duckdb: LiveSql | null;
}

/** Completed visits of each person in a month, and the share of accounts visited in it by territory. */
export interface LiveSql {
    readonly visitsByPersonMs: Latency;
    readonly coverageByTerritoryMs: Latency;
}

/** The floor of a panel and the same count on DuckDB, in memory, with its own threads. */
export async function compareWithPeers(visits: number): Promise<Peers> {
    const users = Math.max(50, Math.round(visits / VISITS_PER_USER));
    const facts = floorFacts(visits, users, 20_000);
    const floor = await p95(() => () => Promise.resolve(scanVisits(facts, users, 19_970, 20_001)));
    return { floorMs: floor.wall, floor, duckdb: await duckdbMs(visits, users) };
}

/** The same counts by SQL on the store itself. */
export async function liveSqlMs(database: Database, { orgId }: Company): Promise<LiveSql> {
    const visited = `status = 'Completed' AND NOT is_deleted AND actual_start >= $2::timestamptz - interval '30 days'
                     AND actual_start < $2`;
    const time = (sql: string): Promise<Latency> => p95(() => () => database.query(sql, [orgId, NOW]), ROUNDS);
    return {
        visitsByPersonMs: await time(
            `SELECT owner_id, count(*) FROM field_visits WHERE org_id = $1 AND ${visited} GROUP BY owner_id`
        ),
        coverageByTerritoryMs: await time(
            `SELECT t.territory_id, count(*), count(v.account_id)
             FROM accounts a
             LEFT JOIN object_territories t ON t.org_id = a.org_id AND t.object_id = a.id
             LEFT JOIN (SELECT DISTINCT account_id FROM field_visits WHERE org_id = $1 AND ${visited}) v ON v.account_id = a.id
             WHERE a.org_id = $1 GROUP BY t.territory_id`
        )
    };
}

async function duckdbMs(visits: number, users: number): Promise<LiveSql | null> {
    const duckdb = loadDuckDb();
    if (duckdb === null) {
        return null;
    }
    const connection = await (await duckdb.DuckDBInstance.create()).connect();
    const accounts = Math.round(visits / ACCOUNT_SHARE);
    await connection.run(
        `CREATE TABLE field_visits AS
         SELECT '005' || lpad((i % ${users})::VARCHAR, 12, '0') || 'AAA' AS owner_id, (i * 7919) % ${accounts} AS account_id,
                CASE WHEN i * 7919 % 100003 % 20 < 2 THEN 'Skipped' ELSE 'Completed' END AS status,
                TIMESTAMP '2026-11-18 12:00:00' - to_seconds((i / ${users}) * ${(DAYS * 86_400) / VISITS_PER_USER}) AS actual_start
         FROM range(${visits}) t(i)`
    );
    await connection.run(
        `CREATE TABLE accounts AS SELECT i AS id, i % 300 AS territory_id FROM range(${accounts}) t(i)`
    );
    const visited = `status = 'Completed' AND actual_start >= TIMESTAMP '2026-10-19 12:00:00'`;
    const time = (sql: string): Promise<Latency> =>
        p95(() => async () => (await connection.runAndReadAll(sql)).getRows(), ROUNDS);
    return {
        visitsByPersonMs: await time(`SELECT owner_id, count(*) FROM field_visits WHERE ${visited} GROUP BY owner_id`),
        coverageByTerritoryMs: await time(
            `SELECT a.territory_id, count(*), count(v.account_id) FROM accounts a
             LEFT JOIN (SELECT DISTINCT account_id FROM field_visits WHERE ${visited}) v ON v.account_id = a.id
             GROUP BY a.territory_id`
        )
    };
}

function loadDuckDb(): DuckModule | null {
    const directory = path.join(repositoryRoot, '.cache/duckdb');
    if (!existsSync(path.join(directory, 'node_modules/@duckdb/node-api'))) {
        mkdirSync(directory, { recursive: true });
        process.stderr.write('Installing DuckDB for the comparison (once) …\n');
        spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', directory, DUCKDB], {
            stdio: ['ignore', 2, 2]
        });
    }
    try {
        return createRequire(path.join(directory, 'package.json'))('@duckdb/node-api') as DuckModule;
    } catch (error) {
        process.stderr.write(`DuckDB is left out: ${error instanceof Error ? error.message : String(error)}\n`);
        return null;
    }
}
