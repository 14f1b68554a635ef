import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createKpis } from '../../kpi/index.ts';
import type { Kpis } from '../../kpi/index.ts';
import type { Caller } from '../../platform/caller.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { account, insertSmallOrg, opportunity, SMALL_ORG, visit } from '../testing/smallOrg.ts';
import { testEngines } from '../testing/testDatabase.ts';
import { createKpiSource } from './kpiSource.ts';

const { orgId, manager, rep1, rep2, timeZone, now } = SMALL_ORG;
const caller: Caller = {
    orgId,
    userId: manager,
    visibleUserIds: new Set([manager, rep1, rep2]),
    timeZone,
    isAdmin: false
};
const WEEK = { period: 'week' } as const;
/** $1 org, $2 time zone, $3 now: the week of the small org, in the words of SQL. */
const DAY = `(v.actual_start AT TIME ZONE $2)::date`;
const COUNTABLE = `v.org_id = $1 AND NOT v.is_deleted AND v.status = 'Completed' AND v.actual_start <= $3::timestamptz
    AND (v.actual_end IS NULL OR v.actual_end >= v.actual_start) AND ${DAY} >= date '2026-03-30' AND ${DAY} < date '2026-04-02'`;
const CLOSED = `o.org_id = $1 AND NOT o.is_deleted AND o.is_closed AND o.close_date >= '2026-03-30' AND o.close_date <= '2026-04-01'
    AND $2::text IS NOT NULL AND $3::text IS NOT NULL`;
const OWN = `a.org_id = $1 AND NOT a.is_deleted AND (a.created_at AT TIME ZONE $2)::date < date '2026-04-02'`;

/** Numerator and denominator by owner and class, written a second time, by somebody who knows SQL only. */
const LIVE: Readonly<Record<string, string>> = {
    'visits-completed': `
        SELECT v.owner_id, a.customer_class AS class, count(*)::int AS n, 1 AS d FROM field_visits v
        LEFT JOIN accounts a ON a.org_id = v.org_id AND a.id = v.account_id AND NOT a.is_deleted
        WHERE ${COUNTABLE} GROUP BY 1, 2`,
    'on-site-minutes': `
        SELECT v.owner_id, a.customer_class AS class, sum(date_part('epoch', v.actual_end - v.actual_start) / 60)::float AS n, 1 AS d
        FROM field_visits v
        LEFT JOIN accounts a ON a.org_id = v.org_id AND a.id = v.account_id AND NOT a.is_deleted
        WHERE ${COUNTABLE} AND COALESCE(v.mode, 'In Person') = 'In Person' AND v.actual_end IS NOT NULL GROUP BY 1, 2`,
    coverage: `
        SELECT a.owner_id, a.customer_class AS class, count(*)::int AS d,
               count(*) FILTER (WHERE EXISTS (SELECT 1 FROM field_visits v WHERE v.account_id = a.id AND ${COUNTABLE}))::int AS n
        FROM accounts a WHERE ${OWN} AND $3::text IS NOT NULL GROUP BY 1, 2`,
    'order-rate': `
        SELECT a.owner_id, a.customer_class AS class, count(*)::int AS d,
               count(*) FILTER (WHERE EXISTS (SELECT 1 FROM opportunities o WHERE o.account_id = a.id AND o.is_won AND ${CLOSED}))::int AS n
        FROM accounts a WHERE ${OWN} GROUP BY 1, 2`,
    'win-rate': `
        SELECT o.owner_id, a.customer_class AS class, count(*)::int AS d, count(*) FILTER (WHERE o.is_won)::int AS n
        FROM opportunities o
        LEFT JOIN accounts a ON a.org_id = o.org_id AND a.id = o.account_id AND NOT a.is_deleted
        WHERE ${CLOSED} GROUP BY 1, 2`,
    sales: `
        SELECT o.owner_id, a.customer_class AS class, sum(o.amount)::float AS n, 1 AS d FROM opportunities o
        LEFT JOIN accounts a ON a.org_id = o.org_id AND a.id = o.account_id AND NOT a.is_deleted
        WHERE ${CLOSED} AND o.is_won AND o.amount IS NOT NULL AND COALESCE(o.currency, 'USD') = 'USD' GROUP BY 1, 2`
};

interface LiveRow {
    readonly owner_id: string;
    readonly class: string | null;
    readonly n: number;
    readonly d: number;
}

/** Sums of one column by a key, without zeros. */
function sumBy(rows: readonly (readonly [key: string, value: number])[]): Record<string, number> {
    const sums: Record<string, number> = {};
    rows.forEach(([key, value]) => (sums[key] = Number(((sums[key] ?? 0) + value).toFixed(6))));
    return Object.fromEntries(Object.entries(sums).filter(([, value]) => value !== 0));
}

const change = fc.oneof(
    fc.record({
        set: fc.constantFrom(`status = 'Skipped'`, `status = 'Completed'`),
        n: fc.integer({ min: 1, max: 20 })
    }),
    fc.record({
        set: fc.constantFrom(`owner_id = '${rep1}'`, `owner_id = '${rep2}'`),
        n: fc.integer({ min: 1, max: 20 })
    }),
    fc.record({
        set: fc.integer({ min: 1, max: 7 }).map((n) => `account_id = '${account(n)}'`),
        n: fc.integer({ min: 1, max: 20 })
    }),
    fc.record({ set: fc.constantFrom('is_deleted = true', 'is_deleted = false'), n: fc.integer({ min: 1, max: 20 }) })
);
const TABLES: readonly (readonly [table: string, idOf: (n: number) => string, most: number, works: RegExp])[] = [
    ['field_visits', visit, 20, /./],
    ['opportunities', opportunity, 10, /owner|account|deleted/],
    ['accounts', account, 7, /owner|deleted/]
];

describe.each(testEngines())('figures on $name', ({ open }) => {
    let database: Database;
    const fresh = (): Kpis => createKpis({ source: createKpiSource(database), clock: fixedClock(now) });
    beforeAll(async () => {
        database = await open();
        await insertSmallOrg(database);
    });
    afterAll(async () => database.close());

    const compareWithSql = async (kept: Kpis): Promise<void> => {
        const board = await kept.board(caller, { ...WEEK, kpis: 'all' });
        const keys = Object.keys(LIVE);
        const byClass = await kept.cut(caller, { ...WEEK, cut: 'class', keys });
        for (const [key, sql] of Object.entries(LIVE)) {
            const rows = await database.query<LiveRow>(sql, [orgId, timeZone, now]);
            const cells = board.members.map(({ userId, cells: own }) => ({
                userId,
                cell: own.find((cell) => cell.key === key)
            }));
            const people = cells.map(({ userId, cell }) => [userId, cell?.current.numerator ?? NaN] as const);
            expect([key, sumBy(people)]).toEqual([key, sumBy(rows.map((row) => [row.owner_id, row.n]))]);
            const classes = byClass.segments.map(
                ({ ids, cells: own }) =>
                    [ids.classCode ?? '-', own[keys.indexOf(key)]?.current.numerator ?? NaN] as const
            );
            expect([key, sumBy(classes)]).toEqual([key, sumBy(rows.map((row) => [row.class ?? '-', row.n]))]);
            const team = board.team.find((cell) => cell.key === key)?.current;
            if (team?.denominator !== 1) expect(team?.denominator).toBe(rows.reduce((sum, { d }) => sum + d, 0));
        }
    };

    test('property: after any changes the roll-ups equal SQL over the mirror, by person and by class', async () => {
        const kept = fresh();
        await compareWithSql(kept);
        await fc.assert(
            fc.asyncProperty(
                fc.array(change, { minLength: 1, maxLength: 4 }),
                fc.constantFrom(...TABLES),
                async (changes, target) => {
                    const [table, idOf, most, works] = target;
                    for (const { set, n } of changes.filter(
                        (item) => works.test(item.set) && !(table === 'accounts' && /account_id/.test(item.set))
                    )) {
                        await database.execute(`UPDATE ${table} SET ${set} WHERE org_id = $1 AND id = $2`, [
                            orgId,
                            idOf((n % most) + 1)
                        ]);
                    }
                    await compareWithSql(kept);
                }
            ),
            { numRuns: 15 }
        );
    });

    test('property: records that come in any order, read at any moment between, give the same figures', async () => {
        const tables = [
            'accounts',
            'field_visits',
            'opportunities',
            'leads',
            'visit_cadences',
            'object_territories',
            'coaching_notes'
        ];
        await database.execute(
            `INSERT INTO object_territories (org_id, id, object_id, territory_id, system_modstamp)
             SELECT $1, 'x' || n, id, 't' || n % 2, now() FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM accounts) a`,
            [orgId]
        );
        await database.execute(
            `INSERT INTO coaching_notes (org_id, id, rep_id, created_at, system_modstamp) VALUES ($1, 'n', $2, '2026-03-25', now())`,
            [orgId, rep1]
        );
        for (const table of tables) {
            await database.execute(
                `CREATE TABLE copy_of_${table} AS SELECT *, row_number() OVER () % 3 AS part FROM ${table}`
            );
        }
        const figures = async (kpis: Kpis) => [
            await kpis.board(caller, { ...WEEK, kpis: 'all' }),
            await kpis.cut(caller, {
                ...WEEK,
                cut: 'class-territory',
                keys: ['coverage', 'sales', 'kilometres-per-visit']
            })
        ];
        const expected = await figures(fresh());
        const pieces = tables.flatMap((table) => [0, 1, 2].map((part) => ({ table, part })));
        const order = fc.shuffledSubarray(pieces, { minLength: pieces.length });
        await fc.assert(
            fc.asyncProperty(order, fc.integer({ min: 2, max: 9 }), async (shuffled, every) => {
                for (const table of tables) {
                    await database.execute(`DELETE FROM ${table}`);
                }
                const kept = fresh();
                for (const [step, { table, part }] of shuffled.entries()) {
                    const columns = await database.query<{ list: string }>(
                        `SELECT string_agg(column_name, ', ') AS list FROM information_schema.columns WHERE table_name = $1`,
                        [table]
                    );
                    const list = columns[0]?.list ?? '';
                    await database.execute(
                        `INSERT INTO ${table} (${list}) SELECT ${list} FROM copy_of_${table} WHERE part = $1`,
                        [part]
                    );
                    if (step % every === 0) await figures(kept);
                }
                expect(await figures(kept)).toEqual(expected);
            }),
            { numRuns: 6 }
        );
    });
});
