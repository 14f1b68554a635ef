import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { encodePolyline } from '#kernel/geo';
import { kpiWhySchema } from '../../contracts/index.ts';
import { createKpis, KPIS } from '../../kpi/index.ts';
import type { Kpis } from '../../kpi/index.ts';
import type { Caller } from '../../platform/caller.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { insertSmallOrg, opportunity, SMALL_ORG } from '../testing/smallOrg.ts';
import { testEngines } from '../testing/testDatabase.ts';
import { createKpiSource } from './kpiSource.ts';

const { orgId, manager, rep1, rep2, timeZone, now } = SMALL_ORG;
const visibleUserIds = new Set([manager, rep1, rep2]);
/** The north-west quarter of the world; everything else lies outside. */
const corners: readonly (readonly [number, number])[] = [
    [0, 0],
    [90, 0],
    [90, -180],
    [0, -180],
    [0, 0]
];
const ring = encodePolyline(corners.map(([latitude, longitude]) => ({ latitude, longitude })));
const areas = [{ key: 'north-west', rings: [ring] }];
const caller: Caller = { orgId, userId: manager, visibleUserIds, timeZone, isAdmin: false };

describe.each(testEngines())('why a KPI changed on $name', ({ open }) => {
    let database: Database;
    let kpis: Kpis;
    beforeAll(async () => {
        database = await open();
        await insertSmallOrg(database);
        kpis = createKpis({ source: createKpiSource(database), clock: fixedClock(now) });
    });
    afterAll(async () => database.close());

    /*
     * Week before, up to Wednesday: deal 7 (rep 1) won. This week: rep 1 won 1 and 2, rep 2 lost 3, won 4 and 6.
     * R0 = 1/1, R1 = 4/5, change -1/5; mean whole 9/10.
     * rep 1: share 1 -> 2/5, rate 1 -> 1: mix = -3/5 · (1 - 9/10) = -0.06, rate 0
     * rep 2: share 0 -> 3/5, no rate before, so 2/3 in both: mix = 3/5 · (2/3 - 9/10) = -0.14, rate 0
     */
    test('the win rate by person, worked out by hand', async () => {
        const why = await kpis.why(caller, 'win-rate', { period: 'week', cut: 'person' });
        expect(kpiWhySchema.parse(why)).toEqual(why);
        expect(why).toMatchObject({
            change: -0.2,
            before: { value: 1 },
            after: { value: 0.8 },
            volume: 3.6,
            ratio: -0.6
        });
        expect(why.segments.map(({ key, mix, rate }) => [key, mix, rate])).toEqual([
            [rep2, -0.14, 0],
            [rep1, -0.06, 0]
        ]);
        expect(why.segments[0]?.recordIds).toEqual([3, 4, 6].map(opportunity));
    });

    test('visits by weekday: each day says what it added', async () => {
        const why = await kpis.why(caller, 'visits-completed', { period: 'week', cut: 'weekday' });
        // Before: visit 12 on Monday. Now: 1 and 2 on Monday, 3 on Tuesday, 8 and 9 on Wednesday.
        expect(why.change).toBe(4);
        expect(why.segments.map(({ key, rate }) => [key, rate])).toEqual([
            ['2', 2],
            ['0', 1],
            ['1', 1],
            ['4', 0]
        ]);
    });

    test('every KPI over every cut it offers: the parts add up to the change of the board', async () => {
        const board = await kpis.board(caller, { period: 'week', kpis: 'all' });
        for (const { definition } of KPIS) {
            const { cuts } = await kpis.why(caller, definition.key, { period: 'week' });
            // Products of two are counted like their parts: `kpi/why.test.ts` tries them on random orgs.
            for (const cut of cuts.filter((offered) => !offered.includes('-'))) {
                const why = await kpis.why(caller, definition.key, { period: 'week', cut, areas });
                expect(kpiWhySchema.parse(why)).toEqual(why);
                const cell = board.team.find(({ key }) => key === definition.key);
                expect([definition.key, cut, why.before, why.after]).toEqual([
                    definition.key,
                    cut,
                    cell?.previous,
                    cell?.current
                ]);
                const parts = why.segments.reduce((sum, { mix, rate }) => sum + mix + rate, 0);
                expect([definition.key, cut, parts.toFixed(6)]).toEqual([
                    definition.key,
                    cut,
                    (why.change ?? 0).toFixed(6)
                ]);
                if (why.change !== null && definition.denominator !== '1') {
                    expect(why.change).toBeCloseTo((why.after.value ?? 0) - (why.before.value ?? 0), 2);
                }
            }
        }
    });

    test('a cut that does not split a KPI is refused with those that do', async () => {
        await expect(kpis.why(caller, 'coverage', { period: 'week', cut: 'weekday' })).rejects.toMatchObject({
            code: 'invalid-request'
        });
    });
});
