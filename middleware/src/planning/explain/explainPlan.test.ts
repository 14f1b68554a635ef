import { describe, expect, it } from '@jest/globals';
import { groundOf } from '../planFacts.ts';
import type { PlanGround } from '../planDocument.ts';
import { solutionOf } from '../planSolution.ts';
import { checkSolution } from '../checker/checkPlan.ts';
import { schedule } from '../solver/schedule.ts';
import { account, CALLER, createPlanningWorld, ORG, WEEK } from '../testing/planningWorld.ts';
import { randomWorld } from '../testing/randomWeek.ts';
import { choicesOf } from '../routeEdits.ts';

async function explained(seed: number) {
    const world = randomWorld(seed);
    const plan = await world.planning.suggest(CALLER, { ...WEEK, seed });
    const explanation = await world.planning.explain(CALLER, plan.planId, {});
    const facts = await world.store.facts(ORG, plan.planId);
    if (facts === null) throw new Error('no facts');
    return { plan, explanation, ground: groundOf(facts) };
}

function feasible(ground: PlanGround, shift: number, stops: readonly number[]): boolean {
    return checkSolution(ground.built.problem, { routes: [{ shift, stops }] }, { unplacedRequired: [] }).length === 0;
}

/** Every order-keeping insertion of `candidate` after the removal of `removed`, judged by the checker alone. */
function insertions(ground: PlanGround, shift: number, stops: readonly number[], candidate: number): number[][] {
    return Array.from({ length: stops.length + 1 }, (_, at) => [
        ...stops.slice(0, at),
        candidate,
        ...stops.slice(at)
    ]).filter((order) => feasible(ground, shift, order));
}

describe('explainPlan', () => {
    it.each([1, 2, 3])(
        'gives feasible counterfactuals with the fewest removals, exact to the point (week %i)',
        async (seed) => {
            const { plan, explanation, ground } = await explained(seed);
            const { problem } = ground.built;
            const solution = solutionOf(plan, ground);
            const index = new Map(problem.candidates.map(({ id }, at) => [id, at]));
            const withAdvice = explanation.unassigned
                .filter(({ counterfactual, change }) => counterfactual !== null && change === undefined)
                .slice(0, 4);
            expect(explanation.unassigned.map(({ recordId }) => recordId)).toEqual(
                plan.unassigned.map(({ recordId }) => recordId)
            );
            for (const { recordId, counterfactual, points } of withAdvice) {
                if (counterfactual === null) continue;
                const shift = plan.shifts.findIndex(({ shiftId }) => shiftId === counterfactual.shiftId);
                const stops = solution.routes[shift]?.stops ?? [];
                const gone = counterfactual.removed.map((stop) => index.get(stop.recordId) ?? -1);
                const candidate = index.get(recordId) ?? -1;
                const options = insertions(
                    ground,
                    shift,
                    stops.filter((stop) => !gone.includes(stop)),
                    candidate
                );
                expect(options.length).toBeGreaterThan(0);
                const travels = options.map((order) => schedule(problem, { shift, stops: order }).travelSeconds);
                const before = schedule(problem, { shift, stops }).travelSeconds;
                expect(counterfactual.travelChangeSeconds).toBe(Math.min(...travels) - before);
                const lost = counterfactual.removed.reduce((sum, stop) => sum + stop.points, 0);
                expect(counterfactual.pointsChange).toBeCloseTo(points - lost, 6);
                // One fewer would not do, on any day.
                for (const [day, route] of solution.routes.entries()) {
                    const allowed = problem.candidates[candidate]?.allowedShifts ?? problem.shifts.map((_, at) => at);
                    if (gone.length === 0 || !allowed.includes(day)) continue;
                    for (const fewer of choicesOf(route.stops, gone.length - 1)) {
                        const rest = route.stops.filter((stop) => !fewer.includes(stop));
                        if (rest.length < (problem.shifts[day]?.maxVisits ?? 0)) {
                            expect(insertions(ground, day, rest, candidate)).toEqual([]);
                        }
                    }
                }
            }
        }
    );

    it('names the best visit for the place of each stop', async () => {
        const { plan, explanation, ground } = await explained(5);
        const { problem } = ground.built;
        const solution = solutionOf(plan, ground);
        const planned = new Set(solution.routes.flatMap(({ stops }) => stops));
        expect(explanation.stops.length).toBe(plan.totals.visitCount);
        const worth = (shift: number, stops: readonly number[]): number =>
            stops.reduce((sum, stop) => sum + (problem.candidates[stop]?.prize ?? 0), 0) -
            problem.weights.travelPerSecond * schedule(problem, { shift, stops }).travelSeconds;
        let checked = 0;
        for (const [shift, { stops: shown }] of plan.shifts.slice(0, 2).entries()) {
            for (const { stopId, recordId } of shown) {
                const stops = solution.routes[shift]?.stops ?? [];
                const rest = stops.filter((stop) => problem.candidates[stop]?.id !== recordId);
                const best = Math.max(
                    -Infinity,
                    ...problem.candidates.flatMap((entry, candidate) =>
                        planned.has(candidate) || !(entry.allowedShifts?.includes(shift) ?? true)
                            ? []
                            : insertions(ground, shift, rest, candidate).map((order) => worth(shift, order))
                    )
                );
                const found = explanation.stops.find((entry) => entry.stopId === stopId)?.replacement ?? null;
                if (found === null) {
                    expect(best).toBe(-Infinity);
                    continue;
                }
                checked++;
                const change = found.pointsChange - problem.weights.travelPerSecond * found.travelChangeSeconds;
                expect(change).toBeCloseTo(best - worth(shift, stops), 3);
            }
        }
        expect(checked).toBeGreaterThan(2);
    });

    it('says the same after a restart, whatever has become of the records since', async () => {
        const world = createPlanningWorld();
        const plan = await world.planning.suggest(CALLER, WEEK);
        const first = await world.planning.explain(CALLER, plan.planId, {});
        world.candidates = [account(1, { customerClass: 'D' })];
        world.clock.advanceSeconds(86_400);
        expect(await world.planning.explain(CALLER, plan.planId, {})).toEqual(first);
    });

    it('explains what is asked for only, and refuses what the plan does not name', async () => {
        const world = createPlanningWorld();
        const plan = await world.planning.suggest(CALLER, WEEK);
        const stopId = plan.shifts[0]?.stops[0]?.stopId ?? '';
        const answer = await world.planning.explain(CALLER, plan.planId, { stopIds: [stopId], recordIds: [] });
        expect(answer.stops.map((stop) => stop.stopId)).toEqual([stopId]);
        expect(answer.unassigned).toEqual([]);
        await expect(world.planning.explain(CALLER, plan.planId, { stopIds: ['nobody'] })).rejects.toMatchObject({
            code: 'invalid-request'
        });
    });
});
