import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { KpiBoard } from '#kernel/contracts';
import { createApp } from '../../../middleware/src/app.ts';
import { createRequestLimits } from '../../../middleware/src/http/rateLimit.ts';
import { createKpis } from '../../../middleware/src/kpi/index.ts';
import { kpiRouter } from '../../../middleware/src/kpi/kpi.router.ts';
import { fixedClock } from '../../../middleware/src/platform/clock.ts';
import type { Database } from '../../../middleware/src/platform/database.ts';
import { createKpiSource, tokenRegister, userDirectory } from '../../../middleware/src/store/index.ts';
import type { Company } from './company.ts';
import { NOW } from './company.ts';
import { p95, seconds, type Latency } from './latency.ts';

export interface PanelFigures {
    /** The slowest of the panels below, by the clock. */
    readonly panelP95Ms: number;
    readonly panels: Readonly<Record<string, Latency>>;
    readonly panelsAfterChange: Readonly<Record<string, Latency>>;
    /** A number of a person and of a team of 50, opened to its records; the slower one. */
    readonly recordsP95Ms: number;
    readonly records: Readonly<Record<string, Latency>>;
    /** First-screen roll-ups of everybody and their cuts by class and territory, weeks and months, from nothing. */
    readonly rebuildSeconds: number;
    readonly freshnessSeconds: number;
    readonly rebuiltEqualsIncremental: boolean;
}

const clock = fixedClock(NOW);
const BOARD = '/v1/kpis/board?period=';
const CUT = '/v1/kpis/cut?period=';

/**
 * What a first screen asks for: the numbers of three periods, all KPIs, the trends with their alerts, and the KPIs of the first
 * screen by cuts.
 */
const PANELS: Readonly<Record<string, string>> = {
    day: `${BOARD}day`,
    week: `${BOARD}week`,
    month: `${BOARD}month`,
    'month, all KPIs': `${BOARD}month&kpis=all`,
    'week, trends and alerts': '/v1/kpis/trend?period=week',
    'month, trends and alerts': '/v1/kpis/trend?period=month',
    'month, by class': `${CUT}month&cut=class`,
    'month, by territory': `${CUT}month&cut=territory`,
    'month, map of one KPI': `${CUT}month&cut=territory&keys=coverage`,
    'month, by class and territory': `${CUT}month&cut=class-territory&keys=coverage`
};

interface Service {
    /** The answer as text, as soon as its last byte is there. */
    ask(userId: string, path: string): Promise<string>;
    warm(): Promise<void>;
    close(): Promise<void>;
}

/** Panels of a person, a team of 50 and the whole company, before and after a synced visit, and what lies behind them. */
export async function measurePanels(database: Database, company: Company, only = ''): Promise<PanelFigures> {
    const service = await serve(database, company);
    const { head, manager, rep } = company;
    const rebuildSeconds = await seconds(() => service.warm());
    const panels: Record<string, Latency> = {};
    const panelsAfterChange: Record<string, Latency> = {};
    for (const [name, userId, path] of panelsOf({ head, manager, rep }, company.teamRole)) {
        if (!name.includes(only)) continue;
        const panel = (): Promise<string> => service.ask(userId, path);
        await panel();
        panels[name] = await p95(() => panel);
        panelsAfterChange[name] = await p95(async (round) => {
            await touch(database, company, round);
            return panel;
        });
    }
    const opened = (userId: string) => () => service.ask(userId, '/v1/kpis/coverage/records?period=month');
    const inTerritory = '/v1/kpis/coverage/records?period=month&cut=territory&segment=0MI000000000000AAA';
    const records = {
        person: await p95(() => opened(rep)),
        team: await p95(() => opened(manager)),
        'team, one territory': await p95(() => () => service.ask(manager, inTerritory))
    };
    const freshnessSeconds = await freshness(database, company, service);
    await compareWithZero(database, company, service);
    await service.close();
    return {
        panelP95Ms: slowest(panels),
        panels,
        panelsAfterChange,
        recordsP95Ms: slowest(records),
        records,
        rebuildSeconds,
        freshnessSeconds,
        rebuiltEqualsIncremental: true
    };
}

/** Each panel for a person, a team of 50 and the whole company, and one team of the company opened. */
function panelsOf(
    { rep, manager, head }: Pick<Company, 'rep' | 'manager' | 'head'>,
    teamRole: string
): (readonly [name: string, userId: string, path: string])[] {
    const all = Object.entries({ person: rep, team: manager, company: head }).flatMap(([scope, userId]) =>
        Object.entries(PANELS).map(([name, path]) => [`${scope} ${name}`, userId, path] as const)
    );
    return [...all, ['company month, one team opened', head, `${BOARD}month&roleId=${teamRole}`]];
}

const slowest = (latencies: Readonly<Record<string, Latency>>): number =>
    Math.max(...Object.values(latencies).map(({ wall }) => wall));

/** One synced visit: it changes the person who made it and everyone who has to do with the account. */
async function touch(database: Database, { orgId, visits }: Company, round: number): Promise<void> {
    await database.execute(
        `UPDATE field_visits SET actual_end = actual_end + interval '1 minute'
         WHERE org_id = $2 AND id = 'a01' || lpad($1::text, 12, '0') || 'AAA'`,
        [(round * 37 + 500) % visits, orgId]
    );
}

async function freshness(database: Database, company: Company, { ask }: Service): Promise<number> {
    const completed = async (): Promise<number> => {
        const { team } = JSON.parse(await ask(company.head, `${BOARD}week`)) as KpiBoard;
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
    return Number(((performance.now() - start) / 1000).toFixed(3));
}

/** Roll-ups that lived through the changes against a count from zero. */
async function compareWithZero(database: Database, company: Company, kept: Service): Promise<void> {
    const path = `${BOARD}month&kpis=all`;
    const fresh = await serve(database, company);
    for (const asked of [path, `${CUT}month&cut=class-territory`, '/v1/kpis/trend?period=month&kpis=all']) {
        assert.deepEqual(
            JSON.parse(await fresh.ask(company.head, asked)),
            JSON.parse(await kept.ask(company.head, asked)),
            'from zero equals kept'
        );
    }
    await fresh.close();
}

async function serve(database: Database, { orgId }: Company): Promise<Service> {
    const kpis = createKpis({ source: createKpiSource(database), clock });
    const app = createApp({
        logLevel: 'silent',
        clock,
        database,
        verifyToken: (userId) =>
            Promise.resolve({ orgId, userId, tokenId: 'benchmark', expiresAt: new Date(Date.parse(NOW) + 60_000) }),
        users: userDirectory(database),
        tokens: tokenRegister(database),
        limits: createRequestLimits({ perPerson: 1_000_000, perOrg: 1_000_000 }),
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
            return body;
        },
        warm: () => kpis.warm(orgId, new AbortController().signal),
        close: async () => {
            server.close();
            server.closeAllConnections();
            await once(server, 'close').catch(() => undefined);
        }
    };
}
