import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Planning } from './index.ts';
import {
    account,
    appointment,
    CALLER,
    COLLEAGUE,
    createPlanningWorld,
    person,
    REP,
    WEEK,
    type PlanningWorld
} from './testing/planningWorld.ts';

describe('suggestPlan', () => {
    let world: PlanningWorld;
    let planning: Planning;

    beforeEach(() => {
        world = createPlanningWorld();
        planning = world.planning;
    });

    it('fills the five working days of a week and explains each stop', async () => {
        const plan = await planning.suggest(CALLER, WEEK);
        expect(plan.shifts.map(({ date }) => date)).toEqual([23, 24, 25, 26, 27].map((day) => `2026-11-${day}`));
        expect(plan.totals.visitCount).toBeGreaterThan(20);
        for (const stop of plan.shifts.flatMap(({ stops }) => stops)) {
            expect(stop.reasons.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(stop.points, 6);
            expect(Date.parse(stop.leavesAt) - Date.parse(stop.beginsAt)).toBe(stop.visitMinutes * 60_000);
        }
        expect(plan.totals.visitCount + plan.unassignedCount).toBe(60);
    });

    it('keeps lunch, working hours and local time', async () => {
        const plan = await planning.suggest(CALLER, WEEK);
        const fullDays = plan.shifts.filter(({ date, end }) => end.at > `${date}T13:00:00+01:00`);
        expect(fullDays.length).toBeGreaterThan(0);
        for (const { date, start, end, lunch } of fullDays) {
            expect(lunch && lunch.startsAt >= `${date}T12:00:00+01:00`).toBe(true);
            expect(lunch && lunch.startsAt <= `${date}T13:00:00+01:00`).toBe(true);
            expect(start.at >= `${date}T08:30:00+01:00`).toBe(true);
            expect(end.at <= `${date}T17:30:00+01:00`).toBe(true);
        }
    });

    it('goes around an appointment', async () => {
        const startsAt = '2026-11-23T09:00:00.000Z';
        const endsAt = '2026-11-23T11:00:00.000Z';
        const place = { latitude: 47.16, longitude: 9.51 };
        world.appointments = [appointment({ recordId: 'e1', startsAt, endsAt, place })];
        const plan = await planning.suggest(CALLER, WEEK);
        const stops = plan.shifts[0]?.stops ?? [];
        const overlapping = stops.filter(
            (stop) => Date.parse(stop.beginsAt) < Date.parse(endsAt) && Date.parse(stop.leavesAt) > Date.parse(startsAt)
        );
        expect(stops.length).toBeGreaterThan(0);
        expect(overlapping).toEqual([]);
        expect(plan.shifts[0]?.appointments.map(({ recordId }) => recordId)).toEqual(['e1']);
    });

    it('names who is left out and why', async () => {
        world.candidates = [
            account(1, { place: null }),
            account(2, { lastVisitDate: '2026-11-20' }),
            account(3, { openingHours: 'Sa 09:00-12:00' }),
            account(4, { plannedAt: '2026-11-25T09:00:00Z' }),
            account(5)
        ];
        const plan = await planning.suggest(CALLER, { ...WEEK, forbidden: [account(5).recordId] });
        const codes = Object.fromEntries(plan.unassigned.map(({ recordId, code }) => [recordId.slice(10, 15), code]));
        expect(codes).toEqual({
            '00001': 'no-coordinates',
            '00002': 'too-early',
            '00003': 'no-window-in-period',
            '00004': 'already-planned',
            '00005': 'forbidden'
        });
    });

    it('says so when travel times are an estimate', async () => {
        const plan = await planning.suggest(CALLER, WEEK);
        expect(plan.travelSource.isEstimate).toBe(true);
        expect(plan.notices.map(({ code }) => code)).toContain('travel-estimated');
    });

    it('refuses the week of somebody who is not below the caller', async () => {
        const request = { ...WEEK, ownerId: '005000000000002AAA' };
        await expect(planning.suggest(CALLER, request)).rejects.toMatchObject({ code: 'not-allowed' });
    });

    it('refuses a period without a working day', async () => {
        const request = { ...WEEK, fromDate: '2026-11-28', dayCount: 2 };
        await expect(planning.suggest(CALLER, request)).rejects.toMatchObject({ code: 'no-working-day' });
    });

    it('accepts with one key a stop, and leaves out what clashes with a new appointment', async () => {
        const plan = await planning.suggest(CALLER, WEEK);
        const first = plan.shifts[0]?.stops[0];
        world.appointments = [
            appointment({ recordId: 'e9', startsAt: first?.beginsAt ?? '', endsAt: first?.leavesAt ?? '' })
        ];
        const result = await planning.accept(CALLER, plan.planId, {});
        expect(result.results.find(({ stopId }) => stopId === first?.stopId)).toMatchObject({
            outcome: 'conflict',
            code: 'calendar-clash'
        });
        expect(world.written).toHaveLength(plan.totals.visitCount - 1);
        expect(new Set(world.written.map(({ clientKey }) => clientKey)).size).toBe(world.written.length);
        expect(Math.max(...world.written.map(({ clientKey }) => clientKey.length))).toBeLessThanOrEqual(64);
        expect((await planning.read(CALLER, plan.planId)).status).toBe('accepted');
    });

    it('hides a plan from people who may not see its owner', async () => {
        const plan = await planning.suggest(CALLER, WEEK);
        const stranger = { ...CALLER, userId: '005000000000003AAA', visibleUserIds: new Set(['005000000000003AAA']) };
        await expect(planning.read(stranger, plan.planId)).rejects.toMatchObject({ code: 'not-found' });
    });

    it('keeps customers with their owner unless they are shared', async () => {
        const manager = { ...CALLER, visibleUserIds: new Set([REP, COLLEAGUE]) };
        const far = { latitude: 47.3, longitude: 9.6 };
        world.persons = [person(REP), person(COLLEAGUE, { base: far })];
        world.candidates = world.candidates.map((facts, index) => ({ ...facts, ownerId: index % 2 ? REP : COLLEAGUE }));
        const ownerOf = new Map(world.candidates.map(({ recordId, ownerId }) => [recordId, ownerId]));
        const strangers = async (shared: boolean): Promise<number> => {
            const plan = await planning.suggest(manager, { ...WEEK, ownerIds: [REP, COLLEAGUE], shared });
            return plan.shifts.flatMap(({ ownerId, stops }) =>
                stops.filter(({ recordId }) => ownerOf.get(recordId) !== ownerId)
            ).length;
        };
        expect(await strangers(false)).toBe(0);
        expect(await strangers(true)).toBeGreaterThan(0);
    });

    it('lets a customer in from the day on which it is no longer too early', async () => {
        // 60 % of 28 days after 8 November is the 25th.
        world.candidates = [account(1, { lastVisitDate: '2026-11-08' }), account(2, { lastVisitDate: '2026-11-20' })];
        const plan = await planning.suggest(CALLER, WEEK);
        const dates = plan.shifts.flatMap(({ date, stops }) => stops.map(({ recordId }) => [recordId, date] as const));
        expect(dates.map(([recordId]) => recordId)).toEqual([account(1).recordId]);
        expect(['2026-11-25', '2026-11-26', '2026-11-27']).toContain(dates[0]?.[1]);
    });

    it('keeps a wished day and time, and leaves it to the notices when they cannot be kept', async () => {
        const [first, second, third] = [account(3).recordId, account(7).recordId, '001000000000999AAA'];
        world.candidates[6] = account(7, { openingHours: 'Sa 09:00-12:00' });
        const plan = await planning.suggest(CALLER, {
            ...WEEK,
            required: [
                { recordId: first, startsAt: '2026-11-25T10:00:00+01:00' },
                { recordId: second },
                { recordId: third },
                { recordId: account(8).recordId, date: '2026-11-28' }
            ]
        });
        const stop = plan.shifts[2]?.stops.find(({ recordId }) => recordId === first);
        expect(stop?.beginsAt).toBe('2026-11-25T10:00:00+01:00');
        const notices = plan.notices.filter(({ code }) => code.startsWith('required'));
        expect(notices).toEqual([
            { code: 'required-left-out', params: { recordId: second, rule: 'no-window-in-period' } },
            { code: 'required-unknown', params: { recordId: third } },
            {
                code: 'required-left-out',
                params: { recordId: account(8).recordId, rule: 'no-working-day' }
            }
        ]);
    });
});
