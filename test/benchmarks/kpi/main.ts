import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { KpiBoard } from '#kernel/contracts';
import { createApp } from '../../../middleware/src/app.ts';
import { createKpis } from '../../../middleware/src/kpi/index.ts';
import { kpiRouter } from '../../../middleware/src/kpi/kpi.router.ts';
import { fixedClock } from '../../../middleware/src/platform/clock.ts';
import type { Database } from '../../../middleware/src/platform/database.ts';
import { createKpiSource, tokenRegister, userDirectory } from '../../../middleware/src/store/index.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { Company } from './company.ts';
import { insertCompany, NOW } from './company.ts';
import { floorFacts, scanVisits } from './floor.ts';

/*
 * KPI panels at the HTTP edge on PGlite in memory; the token check is left out.
 *   npm run bench:kpi -- --visits 200000 --json
 */
const REQUESTS = 40;
const clock = fixedClock(NOW);

/** Milliseconds by the clock and of processor time; on a busy machine only the second means something. */
interface Latency {
    readonly wall: number;
    readonly cpu: number;
}

type Ask = (userId: string, path: string) => Promise<unknown>;

async function main(): Promise<void> {
    const { values } = parseArgs({
        options: { visits: { type: 'string', default: '200000' }, json: { type: 'boolean', default: false } }
    });
    const database = await openTestDatabase();
    const company = await insertCompany(database, Number(values.visits));
    const { ask, close } = await serve(database, company);
    const result = { ...company, ...(await measure(database, company, ask)) };
    process.stdout.write(`${JSON.stringify(result, null, values.json ? undefined : 2)}\n`);
    await close();
    await database.close();
}

async function measure(database: Database, company: Company, ask: Ask): Promise<Record<string, unknown>> {
    const { head, manager, rep } = company;
    const board = '/v1/kpis/board?period=';
    const rebuildSeconds = {
        week: await seconds(() => ask(head, `${board}week`)),
        month: await seconds(() => ask(head, `${board}month`))
    };
    const panelP95Ms: Record<string, Latency> = {};
    const panelAfterChangeP95Ms: Record<string, Latency> = {};
    for (const [scope, userId] of Object.entries({ person: rep, team: manager, company: head })) {
        for (const period of ['week', 'month']) {
            const panel = (): Promise<unknown> => ask(userId, `${board}${period}`);
            await panel();
            panelP95Ms[`${scope} ${period}`] = await p95(() => panel);
            panelAfterChangeP95Ms[`${scope} ${period}`] = await p95(async (round) => {
                await touch(database, round);
                return panel;
            });
        }
    }
    const recordsP95Ms = {
        person: await p95(() => Promise.resolve(() => ask(rep, '/v1/kpis/coverage/records?period=month'))),
        team: await p95(() => Promise.resolve(() => ask(manager, '/v1/kpis/coverage/records?period=month')))
    };
    return {
        rebuildSeconds,
        panelP95Ms,
        panelAfterChangeP95Ms,
        recordsP95Ms,
        freshnessSeconds: await freshness(database, company, ask),
        ...(await compare(database, company, ask)),
        memoryMb: Math.round(process.memoryUsage().rss / 1e6)
    };
}

/** One synced visit: it changes the person who made it and the owner of the account. */
async function touch(database: Database, round: number): Promise<void> {
    await database.execute(
        `UPDATE field_visits SET actual_end = actual_end + interval '1 minute'
         WHERE org_id = '00D5g000004BenchEA' AND id = 'a01' || lpad($1::text, 12, '0') || 'AAA'`,
        [round * 37 + 1500]
    );
}

async function freshness(database: Database, company: Company, ask: Ask): Promise<number> {
    const completed = async (): Promise<number> => {
        const { team } = (await ask(company.head, '/v1/kpis/board?period=week')) as KpiBoard;
        return team.find(({ key }) => key === 'visits-completed')?.current.numerator ?? 0;
    };
    const before = await completed();
    const start = performance.now();
    await database.execute(
        `INSERT INTO field_visits (org_id, id, owner_id, status, actual_start, created_at, system_modstamp)
         VALUES ($1, 'a01000000000new', $2, 'Completed', $3::timestamptz - interval '1 hour', $3, now())`,
        [company.orgId, company.rep, NOW]
    );
    assert.equal(await completed(), before + 1, 'a synced visit is in the next answer');
    return (performance.now() - start) / 1000;
}

/** Roll-ups that lived through the changes against a count from zero; the floor; one KPI by live SQL. */
async function compare(database: Database, company: Company, ask: Ask): Promise<Record<string, unknown>> {
    const kept = (await ask(company.head, '/v1/kpis/board?period=month&kpis=all')) as KpiBoard;
    const fresh = await serve(database, company);
    const again = await fresh.ask(company.head, '/v1/kpis/board?period=month&kpis=all');
    await fresh.close();
    assert.deepEqual(again, kept, 'roll-ups from zero equal the incremental ones');
    const facts = floorFacts(company.visits, company.users, 20_000);
    const floorMs = await p95(() =>
        Promise.resolve(() => Promise.resolve(scanVisits(facts, company.users, 19_970, 20_001)))
    );
    const liveSqlMs = await p95(
        () => () =>
            database.query(
                `SELECT owner_id, count(*) FROM field_visits
                 WHERE org_id = $1 AND status = 'Completed' AND NOT is_deleted
                   AND actual_start >= $2::timestamptz - interval '30 days' AND actual_start < $2
                 GROUP BY owner_id`,
                [company.orgId, NOW]
            ),
        5
    );
    return { rebuiltEqualsIncremental: true, floorOneKpiMs: floorMs, liveSqlOneKpiMs: liveSqlMs };
}

async function serve(database: Database, { orgId }: Company): Promise<{ ask: Ask; close(): Promise<void> }> {
    const kpis = createKpis({ source: createKpiSource(database), clock });
    const app = createApp({
        logLevel: 'silent',
        clock,
        database,
        verifyToken: (userId) =>
            Promise.resolve({ orgId, userId, tokenId: 'benchmark', expiresAt: new Date(Date.parse(NOW) + 60_000) }),
        users: userDirectory(database),
        tokens: tokenRegister(database),
        rateLimitPerMinute: 1_000_000,
        routers: [kpiRouter(kpis)]
    });
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return {
        ask: async (userId, path) => {
            const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${userId}` } });
            const body = await response.text();
            assert.equal(response.status, 200, body);
            return JSON.parse(body) as unknown;
        },
        close: async () => {
            server.close();
            server.closeAllConnections();
            await once(server, 'close').catch(() => undefined);
        }
    };
}

type Prepared = () => Promise<unknown>;

/** 95th percentile in milliseconds; what `prepare` does before each round is not counted. */
async function p95(prepare: (round: number) => Prepared | Promise<Prepared>, rounds = REQUESTS): Promise<Latency> {
    const wall: number[] = [];
    const cpu: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
        const work = await prepare(round);
        const before = process.cpuUsage();
        wall.push(1000 * (await seconds(work)));
        const { user, system } = process.cpuUsage(before);
        cpu.push((user + system) / 1000);
    }
    return { wall: percentile95(wall), cpu: percentile95(cpu) };
}

function percentile95(times: number[]): number {
    times.sort((a, b) => a - b);
    return Number((times[Math.min(times.length - 1, Math.floor(times.length * 0.95))] ?? 0).toFixed(1));
}

async function seconds(work: Prepared): Promise<number> {
    const start = performance.now();
    await work();
    return Number(((performance.now() - start) / 1000).toFixed(4));
}

await main();
