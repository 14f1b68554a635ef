import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { KpiBoard } from '#kernel/contracts';
import { createKpis } from '../../kpi/index.ts';
import type { Kpis } from '../../kpi/index.ts';
import type { Caller } from '../../platform/caller.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { testEngines } from '../testing/testDatabase.ts';
import { createKpiSource } from './kpiSource.ts';

const orgId = '00D000000000003AAA';
const rep = '005000000000001AAA';
const boss = '005000000000002AAA';
const caller: Caller = { orgId, userId: boss, visibleUserIds: new Set([rep, boss]), timeZone: 'UTC', isAdmin: false };

/**
 * One day of one person, Tuesday 2026-06-02, on the equator, where 0.01 degrees are 1,111.95 m. Class and place of the accounts:
 * 1 A at 0.00, 2 B at 0.02, 3 A at 0.02, 4 C without a place.
 *
 * 08:00 to 09:00 at 1; 09:30 to 10:00 at 2; 10:02 to 10:32 at 3; 11:00 to 11:30 at 4; 12:00 to 12:20 at 1; 14:00 online at 1.
 *
 * Ways along roads: 1 to 2 is 2,223.9 m × 1.3 = 2,891 m: 1,000 m at 24 km/h (150 s) and 1,891 m at 42 km/h (162 s), 312 s. 2 to 3
 * is nothing. The ways to and from 4 are not known, so the last two visits say nothing about ways.
 */
const SETUP = `
    INSERT INTO orgs (org_id, currency, time_zone) VALUES ('${orgId}', 'CHF', 'UTC');
    INSERT INTO sync_orgs (org_id, last_finished_at) VALUES ('${orgId}', '2026-06-03T11:59Z');
    INSERT INTO users (org_id, id, username, is_active, system_modstamp)
    VALUES ('${orgId}', '${rep}', 'r', true, now()), ('${orgId}', '${boss}', 'b', true, now());
    INSERT INTO accounts (org_id, id, owner_id, customer_class, latitude, longitude, created_at, system_modstamp)
    SELECT '${orgId}', '00100000000000' || n || 'AAA', '${rep}', class, 0 * lng, lng, '2026-01-01', now()
    FROM (VALUES (1, 'A', 0.0), (2, 'B', 0.02), (3, 'A', 0.02), (4, 'C', NULL)) a (n, class, lng);
    INSERT INTO field_visits (org_id, id, owner_id, account_id, status, mode, actual_start, actual_end, created_at, system_modstamp)
    SELECT '${orgId}', 'a0100000000000' || n || 'AAA', '${rep}', '00100000000000' || account || 'AAA', 'Completed', mode,
           ('2026-06-02T' || from_time || 'Z')::timestamptz, ('2026-06-02T' || to_time || 'Z')::timestamptz, now(), now()
    FROM (VALUES (1, 1, '08:00', '09:00', 'In Person'), (2, 2, '09:30', '10:00', NULL), (3, 3, '10:02', '10:32', 'In Person'),
                 (4, 4, '11:00', '11:30', 'In Person'), (5, 1, '12:00', '12:20', 'In Person'), (6, 1, '14:00', '14:30', 'Online')
         ) v (n, account, from_time, to_time, mode);
    INSERT INTO opportunities (org_id, id, owner_id, account_id, stage_name, amount, close_date, is_closed, is_won, created_at,
                               system_modstamp)
    VALUES ('${orgId}', '006000000000001AAA', '${rep}', '001000000000001AAA', 'Won', 10, '2026-06-02', true, true, now(), now()),
           ('${orgId}', '006000000000002AAA', '${rep}', '001000000000002AAA', 'Won', 10, '2026-06-03', true, true, now(), now());
    INSERT INTO coaching_notes (org_id, id, rep_id, created_at, system_modstamp)
    VALUES ('${orgId}', 'c1', '${rep}', '2026-05-20T09:00Z', now()), ('${orgId}', 'c2', '${rep}', '2026-05-29T23:30Z', now()),
           ('${orgId}', 'c3', '${rep}', '2026-06-04T09:00Z', now())`;

/*
 * Numerator and denominator of the week up to Wednesday 3 June:
 * on-site-minutes            60 + 30 + 30 + 30 + 20 = 170
 * class-a-time-share         60 + 30 + 20 = 110 of 170
 * kilometres-per-visit       0 + 2.891 + 0 over visits 1 2 3; 4 and 5 have no known way
 * on-site-per-travel-minute  60 + 30 + 30 = 120 over 312 s = 5.2
 * visits-per-field-hour      5 visits, 08:00 to 12:20 = 4 1/3 hours
 * days-since-one-on-one      from Friday 29 May to Wednesday 3 June are 5 days; the note of 4 June lies ahead
 */
const EXPECTED: readonly (readonly [string, number, number, Readonly<Record<string, number>>])[] = [
    ['on-site-minutes', 170, 1, {}],
    ['class-a-time-share', 110, 170, {}],
    ['kilometres-per-visit', 2.891, 3, { 'no-place': 2 }],
    ['on-site-per-travel-minute', 120, 5.2, { 'no-place': 2 }],
    ['visits-per-field-hour', 5, 13 / 3, {}],
    ['days-since-one-on-one', 5, 1, {}]
];

describe.each(testEngines())('a day in the field on $name', ({ open }) => {
    let database: Database;
    let kpis: Kpis;
    const ask = async (): Promise<KpiBoard> => kpis.board(caller, { period: 'week', kpis: 'all' });
    const valueOf = (board: KpiBoard, key: string) => board.team.find((cell) => cell.key === key)?.current;
    const set = (name: string, value: string | null): Promise<number> =>
        database.execute(
            `INSERT INTO settings (org_id, name, value) VALUES ($1, $2, $3)
             ON CONFLICT (org_id, name) DO UPDATE SET value = excluded.value`,
            [orgId, name, value]
        );
    beforeAll(async () => {
        database = await open();
        for (const statement of SETUP.split(';')) {
            await database.execute(statement);
        }
        kpis = createKpis({ source: createKpiSource(database), clock: fixedClock('2026-06-03T12:00:00Z') });
    });
    afterAll(async () => database.close());

    test.each(EXPECTED)('%s is as worked out by hand', async (key, numerator, denominator, excluded) => {
        const value = valueOf(await ask(), key);
        expect(value?.numerator).toBeCloseTo(numerator, 6);
        expect(value?.denominator).toBeCloseTo(denominator, 6);
        expect(value?.value).toBeCloseTo(numerator / denominator, 6);
        expect(Object.fromEntries(value?.excluded.map(({ code, count }) => [code, count]) ?? [])).toEqual(excluded);
    });

    test('minutes by class: whose customers the time goes to', async () => {
        const { segments } = await kpis.cut(caller, { period: 'week', cut: 'class', keys: ['on-site-minutes'] });
        const minutes = segments.map(({ key, cells }) => [key, cells[0]?.current.numerator]);
        // The person themselves is in the segment of those without a class.
        expect(Object.fromEntries(minutes)).toEqual({ '-': 0, A: 110, B: 30, C: 30 });
    });

    /*
     * At 60 an hour and 0.50 a kilometre visits 1 2 3 cost 1 h + 1 h + 32 min = 152 minutes, 152.00, and 2.891 km, 1.4455: 153.4455
     * for three visits and two orders. Visit 2 is rounded: 60 + 1.4455.
     */
    test('cost of visits and orders at the rates of the settings', async () => {
        await set('costPerHour', '60');
        await set('costPerKilometre', ' 0.50 ');
        const board = await ask();
        expect(valueOf(board, 'cost-per-visit')).toMatchObject({ numerator: 153.4455, denominator: 3 });
        expect(valueOf(board, 'cost-per-order')).toMatchObject({ numerator: 153.4455, denominator: 2 });
    });

    test('with a rate for hours only, places do not matter: 260 minutes for five visits', async () => {
        await set('costPerHour', '60');
        await set('costPerKilometre', null);
        expect(valueOf(await ask(), 'cost-per-visit')).toMatchObject({ numerator: 260, denominator: 5, excluded: [] });
    });

    test.each(['', 'a lot', '-5'])('a rate of "%s" is no rate: no value, and the reason beside it', async (rate) => {
        await set('costPerHour', rate);
        await set('costPerKilometre', rate);
        for (const key of ['cost-per-visit', 'cost-per-order']) {
            expect(valueOf(await ask(), key)).toMatchObject({
                value: null,
                excluded: [{ code: 'no-cost-setting', count: 5 }]
            });
        }
    });

    test('a place that is found later counts at once, also for the visits of others', async () => {
        await database.execute('UPDATE accounts SET latitude = 0, longitude = 0 WHERE org_id = $1 AND id = $2', [
            orgId,
            '001000000000004AAA'
        ]);
        // 3 to 4 and 4 to 1: 2,891 m once more, and nothing.
        const value = valueOf(await ask(), 'kilometres-per-visit');
        expect(value).toMatchObject({ numerator: 5.782, denominator: 5, excluded: [] });
    });

    test('a start place that is found later counts at once: 2,891 m to account 1 and back from it', async () => {
        const before = valueOf(await ask(), 'kilometres-per-visit')?.numerator ?? NaN;
        await database.execute(
            'UPDATE users SET base_latitude = 0, base_longitude = 0.02 WHERE org_id = $1 AND id = $2',
            [orgId, rep]
        );
        expect(valueOf(await ask(), 'kilometres-per-visit')?.numerator).toBeCloseTo(before + 2 * 2.891, 6);
    });
});
