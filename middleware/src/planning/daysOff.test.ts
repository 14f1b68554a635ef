import { describe, expect, test } from '@jest/globals';
import { coversDate } from './daysOff.ts';
import { appointment, CALLER, COLLEAGUE, createPlanningWorld, WEEK } from './testing/planningWorld.ts';

/** As Salesforce keeps them: midnight UTC of the first and the last date. */
const holiday = (from: string, to: string, changes = {}) =>
    appointment({ startsAt: `${from}T00:00:00.000Z`, endsAt: `${to}T00:00:00.000Z`, isAllDay: true, ...changes });

const visits = (shifts: readonly { date: string; stops: readonly unknown[] }[], date: string): number | undefined =>
    shifts.find((shift) => shift.date === date)?.stops.length;

describe('all-day entries', () => {
    test('cover their dates, first and last included, wherever the person lives', () => {
        const entry = holiday('2026-11-24', '2026-11-25');
        expect(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'].map((date) => coversDate(entry, date))).toEqual(
            [...[false, true, true, false]]
        );
        expect(coversDate({ ...entry, isAllDay: false }, '2026-11-24')).toBe(false);
    });

    test('take the whole day, and the other days stay full', async () => {
        const world = createPlanningWorld();
        world.appointments = [holiday('2026-11-24', '2026-11-24')];
        const { shifts } = await world.planning.suggest(CALLER, WEEK);
        expect(visits(shifts, '2026-11-24')).toBe(0);
        expect(visits(shifts, '2026-11-23')).toBeGreaterThan(3);
    });

    test('of a colleague block nothing', async () => {
        const world = createPlanningWorld();
        world.appointments = [holiday('2026-11-24', '2026-11-24', { ownerId: COLLEAGUE })];
        const { shifts } = await world.planning.suggest(CALLER, WEEK);
        expect(visits(shifts, '2026-11-24')).toBeGreaterThan(3);
    });

    test('all week long leave nothing to plan, and the problem says so', async () => {
        const world = createPlanningWorld();
        world.appointments = [holiday('2026-11-20', '2026-11-30')];
        await expect(world.planning.suggest(CALLER, WEEK)).rejects.toMatchObject({ code: 'no-working-day' });
    });

    test('entered after the plan turn away what was accepted for that day', async () => {
        const world = createPlanningWorld();
        const plan = await world.planning.suggest(CALLER, WEEK);
        world.appointments = [holiday('2026-11-24', '2026-11-24')];
        const { results } = await world.planning.accept(CALLER, plan.planId, {});
        const ofDay = new Set(plan.shifts[1]?.stops.map(({ stopId }) => stopId));
        expect(ofDay.size).toBeGreaterThan(0);
        for (const { stopId, outcome } of results) expect(outcome === 'conflict').toBe(ofDay.has(stopId));
    });

    test('entered after the plan empty the day in a repair', async () => {
        const world = createPlanningWorld();
        const plan = await world.planning.suggest(CALLER, WEEK);
        world.appointments = [holiday('2026-11-25', '2026-11-25')];
        const cancelledStopIds = [plan.shifts[3]?.stops[0]?.stopId ?? ''];
        const repaired = await world.planning.repair(CALLER, plan.planId, { cancelledStopIds });
        expect(visits(repaired.plan.shifts, '2026-11-25')).toBe(0);
    });
});
