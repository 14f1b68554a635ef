import { describe, expect, it } from '@jest/globals';
import { planSchema } from '../contracts/index.ts';
import { createGreatCircleTravel } from '../travel/index.ts';
import type { TravelMatrixAnswer, TravelTimes } from '../travel/ports.ts';
import { checkSolution } from './checker/checkPlan.ts';
import { groundOf } from './planFacts.ts';
import { solutionOf } from './planSolution.ts';
import { account, CALLER, createPlanningWorld, ORG, person, recordIdOf, REP, WEEK } from './testing/planningWorld.ts';
import { randomWorld } from './testing/randomWeek.ts';

/** Straight lines, with entries of the matrix spoiled. */
function spoiledTravel(spoil: (answer: TravelMatrixAnswer, size: number) => void): TravelTimes {
    const inner = createGreatCircleTravel();
    return {
        ...inner,
        matrix: async (places) => {
            const answer = await inner.matrix(places);
            spoil(answer, places.length);
            return answer;
        }
    };
}

describe('random weeks', () => {
    it.each(Array.from({ length: 12 }, (_, index) => index + 1))(
        'pass the checker from facts that were stored (%i)',
        async (seed) => {
            const world = randomWorld(seed);
            const settings = {
                windowRule: seed % 2 === 0 ? ('whole' as const) : ('start' as const),
                maxVisitsPerDay: 4 + (seed % 5)
            };
            const plan = await world.planning.suggest(CALLER, { ...WEEK, seed, settings });
            expect(planSchema.parse(plan)).toEqual(plan);
            const facts = await world.store.facts(ORG, plan.planId);
            if (facts === null) throw new Error('no facts');
            const ground = groundOf(facts);
            expect(checkSolution(ground.built.problem, solutionOf(plan, ground), { unplacedRequired: [] })).toEqual([]);
            expect(plan.totals.visitCount + plan.unassignedCount).toBe(80);
        }
    );
});

describe('bad input', () => {
    it('names opening hours that nobody can read, and plans as if always open', async () => {
        const world = createPlanningWorld();
        world.candidates = [account(1, { openingHours: 'ring twice' }), account(2)];
        const { notices, totals } = await world.planning.suggest(CALLER, WEEK);
        expect(notices).toContainEqual({ code: 'opening-hours-unreadable', params: { recordId: recordIdOf(1) } });
        expect(totals.visitCount).toBe(2);
    });

    it('leaves out what has no real coordinates, or lasts longer than the day', async () => {
        const world = createPlanningWorld();
        world.candidates = [
            account(1, { place: { latitude: 0, longitude: 0 } }),
            account(2, { place: { latitude: 470, longitude: 9 } }),
            account(4),
            account(3)
        ];
        const settings = { visitMinutesByClass: { A: 480 }, dayEndsAt: '12:00', dayStartsAt: '09:00' };
        world.persons = [person(REP, { dayStartsAt: '8.30h', dayEndsAt: null })];
        const plan = await world.planning.suggest(CALLER, { ...WEEK, settings });
        expect(plan.unassigned.map(({ recordId, code, params }) => [recordId, code, params['rule']])).toEqual([
            [recordIdOf(4), 'does-not-fit', 'longer-than-the-day'],
            [recordIdOf(1), 'no-coordinates', undefined],
            [recordIdOf(2), 'no-coordinates', undefined]
        ]);
        expect(plan.totals.visitCount).toBe(1);
    });

    it('takes negative and absurd facts for none', async () => {
        const world = createPlanningWorld();
        const deal = { opportunityId: '006000000000001AAA', stage: 'x', closeDate: '2026-12-01', daysInStage: -5 };
        world.candidates = [
            account(1, { intervalDays: -14, openDeals: [{ ...deal, amount: -1e9, probability: -50 }] }),
            account(2, {
                intervalDays: 0,
                lastVisitDate: '2031-01-01',
                openDeals: [{ ...deal, amount: 1e18, probability: 100 }]
            })
        ];
        const plan = await world.planning.suggest(CALLER, WEEK);
        for (const { points } of plan.shifts.flatMap(({ stops }) => stops)) {
            expect(points).toBeGreaterThan(0);
            expect(points).toBeLessThan(200);
        }
        expect(plan.totals.visitCount).toBe(2);
    });

    it('never drives through a hole of the matrix, and says that there are some', async () => {
        const travel = spoiledTravel(({ seconds }, size) => {
            for (let other = 0; other < size; other++) {
                if (other !== 5) seconds[5 * size + other] = -1;
                if (other !== 5) seconds[other * size + 5] = -1;
            }
            seconds[7 * size + 8] = 2_000_000_000;
        });
        const world = createPlanningWorld({ travel });
        world.candidates = Array.from({ length: 30 }, (_, index) =>
            account(index + 1, { place: { latitude: 47 + index * 0.003, longitude: 9.5 } })
        );
        const plan = await world.planning.suggest(CALLER, WEEK);
        expect(plan.unassigned.map(({ code }) => code)).toContain('unreachable');
        expect(plan.notices.find(({ code }) => code === 'travel-holes')?.params['pairs']).toBeGreaterThan(50);
        for (const stop of plan.shifts.flatMap(({ stops }) => stops)) {
            expect(stop.legSeconds).toBeLessThan(10_000);
        }
    });

    it('plans the most valuable of thousands and says how many it did not look at', async () => {
        const world = createPlanningWorld();
        world.candidates = Array.from({ length: 2100 }, (_, index) => account(index + 1));
        const plan = await world.planning.suggest(CALLER, WEEK);
        expect(plan.notices).toContainEqual({ code: 'not-considered', params: { count: 100, limit: 2000 } });
        expect(plan.unassigned).toHaveLength(200);
        expect(plan.totals.visitCount + plan.unassignedCount).toBe(2100);
        expect(Math.min(...plan.shifts.flatMap(({ stops }) => stops.map(({ points }) => points)))).toBeGreaterThan(5);
    });

    it('refuses settings that describe no day, naming the member', async () => {
        const { planning } = createPlanningWorld();
        const settings = { dayStartsAt: '18:00', dayEndsAt: '08:00', lunchOpensAt: '14:00', lunchClosesAt: '12:00' };
        await expect(planning.suggest(CALLER, { ...WEEK, settings })).rejects.toMatchObject({
            code: 'invalid-request',
            errors: [{ pointer: '/settings/dayEndsAt' }, { pointer: '/settings/lunchClosesAt' }]
        });
    });

    it('refuses a person without a real start place', async () => {
        const world = createPlanningWorld();
        world.persons = [person(REP, { base: { latitude: 0, longitude: 0 } })];
        await expect(world.planning.suggest(CALLER, WEEK)).rejects.toMatchObject({ code: 'no-base' });
    });

    it('says so when a required visit does not fit, and plans the rest', async () => {
        const world = createPlanningWorld();
        const required = [1, 5].map((number) => ({
            recordId: recordIdOf(number),
            startsAt: '2026-11-25T10:00:00+01:00'
        }));
        const plan = await world.planning.suggest(CALLER, { ...WEEK, required });
        const notices = plan.notices.filter(({ code }) => code === 'required-does-not-fit');
        expect(notices).toHaveLength(1);
        expect(plan.totals.visitCount).toBeGreaterThan(20);
    });
});
