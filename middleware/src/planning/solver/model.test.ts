/* Every part of the model once, on a line where all figures can be worked out in the head: the solver keeps it, the checker sees it broken. */
import { describe, expect, test } from '@jest/globals';
import { checkSolution } from '../checker/checkPlan.ts';
import type { ViolationCode } from '../checker/checkPlan.ts';
import { dayTravel } from '../dayTravel.ts';
import type { Candidate, PlanningProblem, SolveResult } from '../model.ts';
import { lineProblem, shiftOf, visitAt } from '../testing/lineProblem.ts';
import { schedule } from './schedule.ts';
import { solve } from './solve.ts';

const HOUR = 3600;
const DAY = 86_400;

/** The solver's plan, with the checker's approval. */
function planned(problem: PlanningProblem): SolveResult & { routes: number[][] } {
    const result = solve(problem, { seed: 1, limits: { steps: 400 }, now: () => 0 });
    expect(checkSolution(problem, result.solution, result)).toEqual([]);
    return { ...result, routes: result.solution.routes.map(({ stops }) => [...stops]) };
}

function broken(problem: PlanningProblem, routes: number[][]): ViolationCode[] {
    const solution = { routes: routes.map((stops, shift) => ({ shift, stops })) };
    return checkSolution(problem, solution).map(({ code }) => code);
}

const begin = (problem: PlanningProblem, shift: number, stops: number[]): number | undefined =>
    schedule(problem, { shift, stops }).stops[0]?.beginsAt;

function daysOf(count: number) {
    return Array.from({ length: count }, (_, day) =>
        shiftOf(8, { id: `d${day}`, dayIndex: day, startsAt: day * DAY, endsAt: day * DAY + 8 * HOUR })
    );
}

describe('shifts', () => {
    test('begin and end at their own places and times', () => {
        const through = lineProblem([shiftOf(2, { endLocation: 6 })], [visitAt(3), visitAt(4)]);
        expect(planned(through)).toMatchObject({ routes: [[0, 1]], travelSeconds: 6 * 600 });
        const short = lineProblem([shiftOf(1.9, { endLocation: 6 })], [visitAt(3), visitAt(4)]);
        expect(planned(short).routes[0]).toHaveLength(1);
        expect(broken(short, [[0, 1]])).toEqual(['noFeasibleTimes']);
    });

    test('hold a lunch that begins in its window', () => {
        const lunch = { opens: 3 * HOUR, closes: 4 * HOUR, durationSeconds: HOUR };
        const visits = [visitAt(1, { serviceSeconds: 3 * HOUR }), visitAt(1, { id: 'b', serviceSeconds: 3 * HOUR })];
        expect(planned(lineProblem([shiftOf(7.5, { breaks: [lunch] })], visits)).routes[0]).toHaveLength(2);
        expect(planned(lineProblem([shiftOf(7, { breaks: [lunch] })], visits)).routes[0]).toHaveLength(1);
    });

    test('go around fixed appointments', () => {
        const appointments = [{ id: 'a', location: 5, startsAt: 2 * HOUR, endsAt: 3 * HOUR }];
        const problem = lineProblem([shiftOf(5, { appointments })], [visitAt(4), visitAt(6)]);
        const { solution } = planned(problem);
        expect(solution.routes[0]?.stops).toHaveLength(2);
        expect(schedule(problem, solution.routes[0] ?? { shift: 0, stops: [] }).appointments).toMatchObject([
            { beginsAt: 2 * HOUR }
        ]);
    });

    test('take at most so many visits, and so much load', () => {
        const visits = [1, 2, 3].map((place) => visitAt(place, { load: 2 }));
        expect(planned(lineProblem([shiftOf(9, { maxVisits: 2 })], visits)).routes[0]).toHaveLength(2);
        expect(planned(lineProblem([shiftOf(9, { capacity: 3 })], visits)).routes[0]).toHaveLength(1);
        expect(broken(lineProblem([shiftOf(9, { capacity: 3 })], visits), [[0, 1]])).toEqual(['capacityExceeded']);
    });
});

describe('candidates', () => {
    test('may have several windows', () => {
        const windows = [
            { opens: 0, closes: 300 },
            { opens: 4 * HOUR, closes: 5 * HOUR }
        ];
        const problem = lineProblem([shiftOf(8)], [visitAt(1, { windows })]);
        expect(begin(problem, 0, planned(problem).routes[0] ?? [])).toBe(4 * HOUR);
    });

    test('begin inside a window, or lie inside it as a whole', () => {
        const windows = [{ opens: 600, closes: 1200 }];
        const by = (windowRule: 'start' | 'whole') => lineProblem([shiftOf(8)], [visitAt(1, { windows, windowRule })]);
        expect(planned(by('start')).routes).toEqual([[0]]);
        expect(planned(by('whole')).routes).toEqual([[]]);
        expect(broken(by('whole'), [[0]])).toEqual(['noFeasibleTimes']);
    });

    test('can be required, which is more than any prize', () => {
        const visits = [visitAt(1, { prize: 1000 }), visitAt(2, { prize: 0, isRequired: true })];
        expect(planned(lineProblem([shiftOf(9, { maxVisits: 1 })], visits)).routes).toEqual([[1]]);
        expect(broken(lineProblem([shiftOf(9)], visits), [[0]])).toEqual(['requiredMissing']);
    });

    test('can be forbidden, or allowed on some shifts only', () => {
        const visits = [visitAt(1, { allowedShifts: [] }), visitAt(2, { allowedShifts: [1] })];
        const problem = lineProblem(daysOf(2), visits);
        expect(planned(problem).routes).toEqual([[], [1]]);
        expect(broken(problem, [[1], []])).toEqual(['shiftNotAllowed']);
    });

    test.each<[string, Partial<Candidate>, number[], ViolationCode]>([
        ['at least', { minimumSpacingDays: 2 }, [2], 'spacingTooShort'],
        ['at most', { minimumSpacingDays: 1, maximumSpacingDays: 1 }, [1], 'spacingTooLong']
    ])('of one customer keep %s so many days apart', (_, rule, apart, code) => {
        const visits = ['x', 'y'].map((id) => visitAt(1, { id, customerId: 'k', ...rule }));
        const problem = lineProblem(daysOf(3), visits);
        const days = planned(problem).routes.flatMap((stops, day) => stops.map(() => day));
        expect(days).toHaveLength(2);
        expect(apart).toContain((days[1] ?? 0) - (days[0] ?? 0));
        expect(broken(problem, code === 'spacingTooShort' ? [[0], [1], []] : [[0], [], [1]])).toContain(code);
    });

    test('keep their distance to visits before the plan: the days that are too soon are not allowed', () => {
        const problem = lineProblem(daysOf(3), [visitAt(1, { allowedShifts: [2] })]);
        expect(planned(problem).routes).toEqual([[], [], [0]]);
    });

    test('of an exclusive group stand in for each other', () => {
        const visits = [1, 2].map((place) => visitAt(place, { exclusiveGroup: 'g', prize: place }));
        const problem = lineProblem([shiftOf(9)], visits);
        expect(planned(problem).routes).toEqual([[1]]);
        expect(broken(problem, [[0, 1]])).toEqual(['exclusiveGroupTwice']);
    });

    test('in one building share the drive and the parking, and so follow each other', () => {
        const line = lineProblem([shiftOf(9)], [visitAt(3), visitAt(5), visitAt(3, { id: 'same' })]);
        const problem = { ...line, travel: dayTravel(line.travel, { parkingMinutes: 5 }, new Set([0])) };
        const stops = planned(problem).routes[0] ?? [];
        expect(Math.abs(stops.indexOf(0) - stops.indexOf(2))).toBe(1);
        expect(schedule(problem, { shift: 0, stops }).travelSeconds).toBe(10 * 600 + 2 * 300);
    });
});

describe('travel and objective', () => {
    test('there and back may differ', () => {
        const problem = lineProblem([shiftOf(9)], [visitAt(1), visitAt(2)]);
        const { size } = problem.travel;
        const seconds = problem.travel.seconds.map((value, pair) => (pair % size > pair / size ? value * 3 : value));
        const downhill = { ...problem, travel: { size, seconds } };
        expect(planned(downhill).travelSeconds).toBe(2 * 1800 + 2 * 600);
    });

    test('prize comes first, then travel', () => {
        const far = lineProblem(
            [shiftOf(9, { maxVisits: 1 })],
            [visitAt(1, { prize: 10 }), visitAt(15, { prize: 12 })]
        );
        expect(planned(far).routes).toEqual([[1]]);
        const even = lineProblem([shiftOf(9, { maxVisits: 1 })], [visitAt(1), visitAt(15)]);
        expect(planned(even).routes).toEqual([[0]]);
    });

    test('waiting counts where it has a weight: the stop that opens late comes last', () => {
        const late = { windows: [{ opens: 3 * HOUR, closes: 8 * HOUR }] };
        const visits = [visitAt(2, late), visitAt(1), visitAt(3)];
        const waiting = (waitingPerSecond: number): number =>
            planned(lineProblem([shiftOf(9)], visits, { weights: { travelPerSecond: 1e-4, waitingPerSecond } }))
                .waitingSeconds;
        expect(waiting(0)).toBeGreaterThan(0);
        expect(waiting(0.01)).toBe(0);
    });

    test('a repair changes little: what may not move stays', () => {
        const visits = [visitAt(5), visitAt(3), visitAt(1, { prize: 1 })];
        const base = { routes: [{ shift: 0, stops: [0, 1] }] };
        const weights = { travelPerSecond: 1e-4, changePerStop: 50 };
        const repair = lineProblem([shiftOf(9)], visits, { base, weights, maxMovedStops: 0 });
        const stops = planned(repair).routes[0] ?? [];
        expect(stops.filter((stop) => stop !== 2)).toEqual([0, 1]);
        expect(broken(repair, [[1, 0]])).toEqual(['tooManyStopsMoved']);
    });
});
