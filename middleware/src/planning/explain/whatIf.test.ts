import { describe, expect, test } from '@jest/globals';
import type { ExplainedCandidate } from '#kernel/contracts';
import { createGreatCircleTravel } from '../../travel/index.ts';
import type { TravelTimes } from '../../travel/ports.ts';
import { account, CALLER, createPlanningWorld, recordIdOf, WEEK } from '../testing/planningWorld.ts';

const [EARLY, REFUSED, FORBIDDEN, CLOSED, NOWHERE, PLANNED] = [1, 2, 3, 4, 5, 6].map(recordIdOf) as [
    string,
    string,
    string,
    string,
    string,
    string
];

/** Few enough customers to leave room, each of the first six kept out for another reason. */
async function explained(travel: TravelTimes = createGreatCircleTravel()) {
    const world = createPlanningWorld({ travel });
    world.candidates = [
        account(1, { lastVisitDate: '2026-11-20', intervalDays: 60 }),
        account(2, { lastRejection: { decision: 'rejected', reason: 'not-interested', at: '2026-11-20T09:00:00Z' } }),
        account(3),
        account(4, { openingHours: 'Su 03:00-04:00' }),
        account(5, { place: null }),
        account(6, { plannedAt: '2026-12-01T09:00:00Z' }),
        ...Array.from({ length: 10 }, (_, index) => account(index + 7))
    ];
    const plan = await world.planning.suggest(CALLER, { ...WEEK, forbidden: [FORBIDDEN] });
    const explanation = await world.planning.explain(CALLER, plan.planId, {});
    const of = (recordId: string): ExplainedCandidate => {
        const found = explanation.unassigned.find((entry) => entry.recordId === recordId);
        if (found === undefined) throw new Error(`${recordId} is not explained.`);
        return found;
    };
    return { world, plan, of };
}

describe('who is kept out by a rule', () => {
    test('is told what would have to change, and what it costs then', async () => {
        const { of } = await explained();
        expect([EARLY, REFUSED, FORBIDDEN, CLOSED].map((id) => [of(id).code, of(id).change?.code])).toEqual([
            ['too-early', 'visit-early'],
            ['rejected', 'set-rejection-aside'],
            ['forbidden', 'allow'],
            ['no-window-in-period', 'visit-when-closed']
        ]);
        for (const id of [EARLY, REFUSED, FORBIDDEN, CLOSED]) {
            expect(of(id).counterfactual).toMatchObject({ removed: [] });
            expect(of(id).counterfactual?.pointsChange).toBeGreaterThan(0);
        }
    });

    test('gets no figures where no road or another plan decides, but the way out', async () => {
        const { of } = await explained();
        expect(of(NOWHERE)).toMatchObject({ change: { code: 'set-coordinates' }, counterfactual: null });
        expect(of(PLANNED)).toMatchObject({ change: { code: 'cancel-planned-visit' }, counterfactual: null });
    });

    test('has the figures that come true when it is wanted', async () => {
        const { world, plan, of } = await explained();
        const promised = of(EARLY).counterfactual;
        const before = plan.shifts.find(({ shiftId }) => shiftId === promised?.shiftId);
        const stops = before?.stops.map(({ recordId }) => recordId) ?? [];
        const travels: number[] = [];
        for (let at = 0; at <= stops.length; at++) {
            const arranged = [{ shiftId: promised?.shiftId ?? '', recordIds: stops.toSpliced(at, 0, EARLY) }];
            const { plan: next } = await world.planning.repair(CALLER, plan.planId, { arranged });
            const day = next.shifts.find(({ shiftId }) => shiftId === promised?.shiftId);
            expect(day?.stops.map(({ recordId }) => recordId)).toContain(EARLY);
            travels.push((day?.travelSeconds ?? 0) - (before?.travelSeconds ?? 0));
        }
        expect(Math.min(...travels)).toBe(promised?.travelChangeSeconds);
    });

    test('gets no figures of another source than the plan has', async () => {
        const real = createGreatCircleTravel();
        let calls = 0;
        const { of } = await explained({
            ...real,
            matrix: async (places, options) => {
                const answer = await real.matrix(places, options);
                return ++calls === 1 ? { ...answer, source: { ...answer.source, provider: 'road' } } : answer;
            }
        });
        expect(of(EARLY)).toMatchObject({ change: { code: 'visit-early' }, counterfactual: null });
    });
});
