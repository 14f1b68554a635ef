import { describe, expect, test } from '@jest/globals';
import type { PlanningProblem, SolveOptions, SolverProgress } from '../model.ts';
import { lineProblem, shiftOf, visitAt } from '../testing/lineProblem.ts';
import { solve } from './solve.ts';

const steps = (count: number, rest: Partial<SolveOptions> = {}): SolveOptions => ({
    seed: 1,
    limits: { steps: count },
    now: () => 0,
    ...rest
});

/** Room for two visits of 30 minutes up to place 2, not three. */
const SHORT_DAY = shiftOf(0, { endsAt: 6500 });

describe('solve', () => {
    test('takes the most prize that fits, then the shortest order', () => {
        const problem = lineProblem(
            [SHORT_DAY],
            [visitAt(1, { prize: 5 }), visitAt(2, { prize: 7 }), visitAt(2, { prize: 6 })]
        );
        const result = solve(problem, steps(200));
        expect(result).toMatchObject({ prize: 13, travelSeconds: 2400, unplacedRequired: [] });
    });

    test('places required visits before dearer ones, and says which did not fit', () => {
        const far = visitAt(20, { isRequired: true });
        const near = visitAt(1, { isRequired: true, prize: 0 });
        const problem = lineProblem([SHORT_DAY], [visitAt(2, { prize: 90 }), visitAt(2, { prize: 80 }), near, far]);
        const result = solve(problem, steps(200));
        expect(result.solution.routes[0]?.stops).toContain(2);
        expect(result.unplacedRequired).toEqual([3]);
    });

    test('wants a limit', () => {
        expect(() => solve(lineProblem([SHORT_DAY], []), { ...steps(1), limits: {} })).toThrow('give limits.steps');
    });

    test('answers an empty plan for an empty problem', () => {
        expect(solve(lineProblem([], []), steps(10)).solution.routes).toEqual([]);
        expect(solve(lineProblem([SHORT_DAY], []), steps(10)).solution.routes).toEqual([{ shift: 0, stops: [] }]);
    });

    test('stops at the time limit and when aborted, with the plan so far', () => {
        let clock = 0;
        const problem = lineProblem([SHORT_DAY], [visitAt(1)]);
        const timed = solve(problem, { seed: 1, limits: { seconds: 5 }, now: () => clock++ });
        expect(timed.steps).toBeGreaterThan(0);
        const aborted = solve(problem, steps(1e9, { signal: AbortSignal.abort() }));
        expect(aborted).toMatchObject({ steps: 0, prize: 10 });
    });

    test('reports the first plan at once', () => {
        const seen: SolverProgress[] = [];
        solve(lineProblem([SHORT_DAY], [visitAt(1)]), steps(5, { onProgress: (progress) => seen.push(progress) }));
        expect(seen[0]).toMatchObject({ step: 0, prize: 10, travelSeconds: 1200 });
    });

    test('a place no road leads to is left out', () => {
        const problem = lineProblem([shiftOf(9)], [visitAt(1), visitAt(2)]);
        const seconds = problem.travel.seconds.map((value, key) => (key % 21 === 2 && value > 0 ? 500_000_000 : value));
        expect(solve({ ...problem, travel: { size: 21, seconds } }, steps(50)).prize).toBe(10);
    });

    test('a repair keeps what is frozen and fills the gap', () => {
        const visits = [visitAt(1), visitAt(2), visitAt(3)];
        const repair: PlanningProblem = lineProblem([shiftOf(0, { endsAt: 7800 }), shiftOf(1)], visits, {
            base: {
                routes: [
                    { shift: 0, stops: [1] },
                    { shift: 1, stops: [0] }
                ]
            },
            frozenShifts: [1],
            frozenCandidates: [1],
            maxMovedStops: 0
        });
        const result = solve(repair, steps(100));
        expect(result.solution.routes).toEqual([
            { shift: 0, stops: [1, 2] },
            { shift: 1, stops: [0] }
        ]);
    });
});
