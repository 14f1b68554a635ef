import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkSolution, checkTimes } from '../../middleware/src/planning/checker/checkPlan.ts';
import type { PlanningProblem, SolveResult, Solution } from '../../middleware/src/planning/model.ts';
import { compile } from '../../middleware/src/planning/solver/compile.ts';
import { schedule } from '../../middleware/src/planning/solver/schedule.ts';
import { PlainTiming } from '../../middleware/src/planning/solver/plainTiming.ts';
import { Random } from '../../middleware/src/planning/solver/random.ts';
import { RichTiming } from '../../middleware/src/planning/solver/richTiming.ts';
import { Routes } from '../../middleware/src/planning/solver/routes.ts';
import { solve } from '../../middleware/src/planning/solver/solve.ts';
import type { Timing } from '../../middleware/src/planning/solver/timing.ts';
import { plainWeek, richWeek } from './planningWeeks.ts';

const RUNS = Number(process.env['FIELDMAP_PROPERTY_RUNS'] ?? 25);

function plan(problem: PlanningProblem, steps: number, seed = 1): SolveResult {
    return solve(problem, { seed, limits: { steps }, now: () => 0 });
}

function objective(problem: PlanningProblem, result: SolveResult): number {
    const { travelPerSecond, waitingPerSecond = 0 } = problem.weights;
    const cost = travelPerSecond * result.travelSeconds + waitingPerSecond * result.waitingSeconds;
    return result.prize - cost - 1e6 * result.unplacedRequired.length;
}

describe('random weeks', () => {
    test('the checker finds nothing in what the solver answers', () => {
        fc.assert(
            fc.property(fc.oneof(richWeek, plainWeek), fc.integer({ min: 0, max: 300 }), (problem, steps) => {
                const result = plan(problem, steps);
                expect(checkSolution(problem, result.solution, result)).toEqual([]);
                for (const route of result.solution.routes) {
                    expect(checkTimes(problem, route.shift, schedule(problem, route))).toEqual([]);
                }
            }),
            { numRuns: RUNS }
        );
    });

    test('same seed and steps give the same plan', () => {
        fc.assert(
            fc.property(richWeek, fc.nat(), (problem, seed) => {
                expect(plan(problem, 200, seed)).toEqual(plan(problem, 200, seed));
            }),
            { numRuns: Math.ceil(RUNS / 3) }
        );
    });

    test('more steps never give a worse plan with the same seed', () => {
        fc.assert(
            fc.property(
                fc.oneof(richWeek, plainWeek),
                fc.integer({ min: 0, max: 400 }),
                fc.integer({ min: 1, max: 800 }),
                (problem, steps, more) => {
                    const worse = objective(problem, plan(problem, steps));
                    expect(objective(problem, plan(problem, steps + more))).toBeGreaterThanOrEqual(worse - 1e-6);
                }
            ),
            { numRuns: Math.ceil(RUNS / 3) }
        );
    });

    test('an insertion costs what the difference of the recomputed travel says, and both engines agree', () => {
        fc.assert(
            fc.property(plainWeek, fc.integer(), (problem, seed) => {
                const compiled = compile(problem);
                const routes = new Routes(compiled);
                const engines: Timing[] = [new PlainTiming(routes), new RichTiming(routes)];
                const random = new Random(seed);
                for (let r = 0; r < compiled.shiftCount; r++)
                    for (const engine of engines) expect(engine.refresh(r)).toBe(true);
                for (let trial = 0; trial < 40; trial++) {
                    const node = random.below(compiled.candidateCount);
                    const r = random.below(compiled.shiftCount);
                    if (routes.routeOf[node] !== -1 || !routes.mayJoin(node, r)) continue;
                    const found = engines.map((engine) =>
                        engine.find(node, r) ? [engine.position, engine.cost] : null
                    );
                    expect(found[1]).toEqual(found[0]);
                    const place = found[0];
                    if (!place) continue;
                    const before = routes.travels[r] as number;
                    routes.insert(node, r, place[0] as number);
                    routes.measure(r);
                    expect((routes.travels[r] as number) - before).toBe(place[1]);
                    for (const engine of engines) expect(engine.refresh(r)).toBe(true);
                }
            }),
            { numRuns: RUNS }
        );
    });

    test('an insertion the rich engine offers can be scheduled, and one it denies cannot', () => {
        fc.assert(
            fc.property(richWeek, fc.integer(), (problem, seed) => {
                const compiled = compile(problem);
                const routes = new Routes(compiled);
                const timing = new RichTiming(routes);
                const random = new Random(seed);
                for (let r = 0; r < compiled.shiftCount; r++) timing.refresh(r);
                for (let trial = 0; trial < 30; trial++) {
                    const node = random.below(compiled.candidateCount);
                    const r = random.below(compiled.shiftCount);
                    if (routes.routeOf[node] !== -1 || !routes.mayJoin(node, r)) continue;
                    const stops = routes.toSolution().routes[r]?.stops ?? [];
                    if (timing.find(node, r)) {
                        routes.insert(node, r, timing.position);
                        routes.measure(r);
                        timing.refresh(r);
                        expect(
                            schedule(problem, routes.toSolution().routes[r] ?? { shift: r, stops: [] }).isFeasible
                        ).toBe(true);
                    } else if (problem.shifts[r]?.appointments.every((appointment) => appointment.location === null)) {
                        for (let at = 0; at <= stops.length; at++) {
                            const tried = [...stops.slice(0, at), node, ...stops.slice(at)];
                            expect(schedule(problem, { shift: r, stops: tried }).isFeasible).toBe(false);
                        }
                    }
                }
            }),
            { numRuns: Math.ceil(RUNS / 2) }
        );
    });
});

describe('repairs', () => {
    const withBase = richWeek.map((problem) => ({ problem, base: plan(problem, 100).solution }));
    const cancel = (problem: PlanningProblem, base: Solution): { problem: PlanningProblem; base: Solution } => {
        const gone = base.routes.flatMap((route) => route.stops)[0];
        const routes = base.routes.map((route) => ({
            shift: route.shift,
            stops: route.stops.filter((stop) => stop !== gone)
        }));
        const candidates = problem.candidates.map((candidate, index) =>
            index === gone ? { ...candidate, allowedShifts: [], isRequired: false } : candidate
        );
        return { problem: { ...problem, candidates }, base: { routes } };
    };

    test('what is frozen stays, no more stops move than allowed, and nothing is lost', () => {
        fc.assert(
            fc.property(
                withBase,
                fc.integer({ min: 0, max: 3 }),
                fc.nat(),
                ({ problem, base }, maxMovedStops, pick) => {
                    const cancelled = cancel(problem, base);
                    const planned = cancelled.base.routes.flatMap((route) => route.stops);
                    const repair: PlanningProblem = {
                        ...cancelled.problem,
                        weights: { ...problem.weights, changePerStop: 5 },
                        base: cancelled.base,
                        maxMovedStops,
                        frozenShifts: [pick % problem.shifts.length],
                        frozenCandidates: planned.filter((_, index) => index % 3 === 0)
                    };
                    const result = plan(repair, 300);
                    expect(checkSolution(repair, result.solution, result)).toEqual([]);
                    const before = planned.reduce((sum, stop) => sum + (problem.candidates[stop]?.prize ?? 0), 0);
                    expect(result.prize).toBeGreaterThanOrEqual(before);
                }
            ),
            { numRuns: RUNS }
        );
    });
});
