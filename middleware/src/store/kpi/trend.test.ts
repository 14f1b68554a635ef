import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { kpiTrendSchema } from '../../contracts/index.ts';
import { createKpis } from '../../kpi/index.ts';
import type { Caller } from '../../platform/caller.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { insertSmallOrg, SMALL_ORG } from '../testing/smallOrg.ts';
import { testEngines } from '../testing/testDatabase.ts';
import { createKpiSource } from './kpiSource.ts';

const { orgId, rep1, timeZone, now } = SMALL_ORG;
const caller: Caller = { orgId, userId: rep1, visibleUserIds: new Set([rep1]), timeZone, isAdmin: false };

describe.each(testEngines())('trend and alerts on $name', ({ open }) => {
    let database: Database;
    const kpis = (at: string = now) => createKpis({ source: createKpiSource(database), clock: fixedClock(at) });
    beforeAll(async () => {
        database = await open();
        await insertSmallOrg(database);
        await database.execute('DELETE FROM field_visits');
        await database.execute('DELETE FROM opportunities');
        // Rep 1 made 3 and 5 visits in turn on the Mondays of the 12 weeks before, and 15 this Monday.
        await database.execute(
            `INSERT INTO field_visits (org_id, id, owner_id, status, actual_start, created_at, system_modstamp)
             SELECT $1, 'w' || week || '-' || visit, $2, 'Completed',
                    timestamptz '2026-03-30T10:00+02:00' - make_interval(days => 7 * week, hours => 0),
                    now(), now()
             FROM generate_series(0, 12) AS week,
                  generate_series(1, CASE WHEN week = 0 THEN 15 WHEN week % 2 = 0 THEN 5 ELSE 3 END) AS visit`,
            [orgId, rep1]
        );
    });
    afterAll(async () => database.close());

    test('twelve weeks and the present one, and one alert against the own past', async () => {
        const trend = await kpis().trend(caller, { period: 'week' });
        expect(kpiTrendSchema.parse(trend)).toEqual(trend);
        expect(trend.periods[0]).toEqual({ kind: 'week', from: '2026-01-05', to: '2026-01-08' });
        expect(trend.series.find(({ key }) => key === 'visits-completed')?.values).toEqual([
            5, 3, 5, 3, 5, 3, 5, 3, 5, 3, 5, 3, 15
        ]);
        // Mean 4, all moving ranges 2: 4 + 2.66 · 2 = 9.32.
        expect(trend.alerts).toEqual([
            { key: 'visits-completed', userId: rep1, value: 15, mean: 4, limit: 9.32, isAbove: true, isGood: true }
        ]);
        expect(trend.alertCount).toBe(1);
    });

    test('weeks before the first work are no zeros: they have no value and set no limits, nor does the week in which it began', async () => {
        // Four weeks are gone; of the nine that are left eight are past.
        await database.execute(
            `UPDATE field_visits SET is_deleted = true WHERE org_id = $1 AND actual_start < '2026-02-02'`,
            [orgId]
        );
        const values = async (): Promise<readonly (number | null)[] | undefined> =>
            (await kpis().trend(caller, { period: 'week' })).series.find(({ key }) => key === 'visits-completed')
                ?.values;
        expect(await values()).toEqual([null, null, null, null, 5, 3, 5, 3, 5, 3, 5, 3, 15]);
        expect((await kpis().trend(caller, { period: 'week' })).alerts).toHaveLength(1);
        const move = (days: number): Promise<unknown> =>
            database.execute(
                `UPDATE field_visits SET actual_start = actual_start + make_interval(days => $2)
                 WHERE org_id = $1 AND NOT is_deleted AND actual_start < '2026-02-08'`,
                [orgId, days]
            );
        // The work began on a Tuesday: the week has its value, but seven whole weeks are too few for limits.
        await move(1);
        expect((await values())?.[4]).toBe(5);
        expect((await kpis().trend(caller, { period: 'week' })).alerts).toEqual([]);
        await move(-1);
        await database.execute(
            `UPDATE field_visits SET is_deleted = true WHERE org_id = $1 AND actual_start < '2026-02-09'`,
            [orgId]
        );
        expect((await values())?.filter((value) => value === null)).toHaveLength(5);
        expect((await kpis().trend(caller, { period: 'week' })).alerts).toEqual([]);
        await database.execute('UPDATE field_visits SET is_deleted = false WHERE org_id = $1', [orgId]);
    });

    test('one order more where there usually is none is no alert', async () => {
        await database.execute(
            `INSERT INTO opportunities (org_id, id, owner_id, is_closed, is_won, stage_name, close_date, amount, created_at, system_modstamp)
             SELECT $1, 'o' || n, $2, true, true, 'Won', date '2026-03-30' - 7 * week, 100, now(), now()
             FROM unnest(ARRAY[0, 0, 5, 9]) WITH ORDINALITY AS given(week, n)`,
            [orgId, rep1]
        );
        const { alerts } = await kpis().trend(caller, { period: 'week' });
        expect(alerts.map(({ key }) => key)).toEqual(['visits-completed']);
        await database.execute('DELETE FROM opportunities');
    });

    test('a mirror that is out of step raises no alarm', async () => {
        const later = await kpis('2026-04-02T12:00:00+02:00').trend(caller, { period: 'week' });
        expect(later.alerts).toEqual([]);
    });

    test('incomplete records raise no alarm', async () => {
        await database.execute(
            `INSERT INTO field_visits (org_id, id, owner_id, status, planned_start, created_at, system_modstamp)
             SELECT $1, 'x' || n, $2, 'Completed', '2026-03-30T10:00+02:00', now(), now() FROM generate_series(1, 9) n`,
            [orgId, rep1]
        );
        expect((await kpis().trend(caller, { period: 'week' })).alerts).toEqual([]);
    });
});
