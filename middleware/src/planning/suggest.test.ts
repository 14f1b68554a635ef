import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Plan, PlanRequest } from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import { fixedClock } from '../platform/clock.ts';
import { createGreatCircleTravel } from '../travel/index.ts';
import { createInlineSolver, createPlanning, type Planning } from './index.ts';
import type { AppointmentFacts, CandidateFacts, PlannedVisitWrite, PlanningSource, PlanStore } from './ports.ts';

const ORG = '00D000000000001AAA';
const REP = '005000000000001AAA';
const BASE = { latitude: 47.14, longitude: 9.52 };
const CALLER: Caller = {
    orgId: ORG,
    userId: REP,
    visibleUserIds: new Set([REP]),
    timeZone: 'Europe/Zurich',
    isAdmin: false
};
// Sunday evening before the week that is planned.
const NOW = '2026-11-22T19:00:00Z';
const WEEK: PlanRequest = { fromDate: '2026-11-23', dayCount: 7, thinkSeconds: 0.05 };

function account(number: number, changes: Partial<CandidateFacts> = {}): CandidateFacts {
    const recordId = `001${String(number).padStart(12, '0')}AAA`;
    return {
        recordId,
        objectApiName: 'Account',
        ownerId: REP,
        place: { latitude: BASE.latitude + (number % 5) * 0.01, longitude: BASE.longitude + (number % 7) * 0.005 },
        customerClass: 'ABCD'[number % 4] ?? 'D',
        leadStatus: null,
        leadRating: null,
        openingHours: null,
        intervalDays: 28,
        lastVisitDate: '2026-10-01',
        lastOutcome: null,
        annualRevenue: null,
        openDeals: [],
        lastRejection: null,
        plannedAt: null,
        ...changes
    };
}

describe('suggestPlan', () => {
    let candidates: CandidateFacts[];
    let appointments: AppointmentFacts[];
    let written: PlannedVisitWrite[];
    let planning: Planning;

    beforeEach(() => {
        candidates = Array.from({ length: 60 }, (_, index) => account(index + 1));
        appointments = [];
        written = [];
        const plans = new Map<string, Plan>();
        const store: PlanStore = {
            save: async (_org, _by, plan) => void plans.set(plan.planId, plan),
            load: async (_org, planId) => {
                const plan = plans.get(planId);
                return plan ? { plan, createdBy: REP } : null;
            },
            setStatus: async (_org, planId, status) => {
                const plan = plans.get(planId);
                if (plan) plans.set(planId, { ...plan, status });
            }
        };
        const source: PlanningSource = {
            person: async (_org, userId) => ({
                userId,
                timeZone: 'Europe/Zurich',
                base: BASE,
                workDays: 'MTWTF--',
                dayStartsAt: '08:30',
                dayEndsAt: '17:30'
            }),
            candidates: async () => candidates,
            appointments: async () => appointments,
            settings: async () => ({})
        };
        let ids = 0;
        planning = createPlanning({
            source,
            store,
            solver: createInlineSolver(() => performance.now() / 1000),
            travel: createGreatCircleTravel(),
            clock: fixedClock(NOW),
            newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
            writer: {
                writePlannedVisits: async (_org, writes) => {
                    written.push(...writes);
                    return writes.map(({ clientKey }) => ({
                        clientKey,
                        outcome: 'created',
                        visitId: 'a00000000000001AAA',
                        eventId: '00U000000000001AAA',
                        code: null,
                        detail: null
                    }));
                },
                writeFeedback: async () => undefined
            }
        });
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
        appointments = [
            {
                recordId: 'e1',
                objectApiName: 'Event',
                ownerId: REP,
                startsAt,
                endsAt,
                relatedRecordId: null,
                place,
                planId: null
            }
        ];
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
        candidates = [
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
        const clash = { startsAt: first?.beginsAt ?? '', endsAt: first?.leavesAt ?? '', planId: null, place: null };
        appointments = [{ recordId: 'e9', objectApiName: 'Event', ownerId: REP, relatedRecordId: null, ...clash }];
        const result = await planning.accept(CALLER, plan.planId, {});
        expect(result.results.find(({ stopId }) => stopId === first?.stopId)).toMatchObject({
            outcome: 'conflict',
            code: 'calendar-clash'
        });
        expect(written).toHaveLength(plan.totals.visitCount - 1);
        expect(new Set(written.map(({ clientKey }) => clientKey)).size).toBe(written.length);
        expect(Math.max(...written.map(({ clientKey }) => clientKey.length))).toBeLessThanOrEqual(64);
        expect((await planning.read(CALLER, plan.planId)).status).toBe('accepted');
    });

    it('hides a plan from people who may not see its owner', async () => {
        const plan = await planning.suggest(CALLER, WEEK);
        const stranger = { ...CALLER, userId: '005000000000003AAA', visibleUserIds: new Set(['005000000000003AAA']) };
        await expect(planning.read(stranger, plan.planId)).rejects.toMatchObject({ code: 'not-found' });
    });
});
