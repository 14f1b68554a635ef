import { describe, expect, test } from '@jest/globals';
import type { PlanningProblem, Route } from '../model.ts';
import { lineProblem, shiftOf, visitAt } from '../testing/lineProblem.ts';
import { checkSolution } from './checkPlan.ts';
import type { Claim } from './violation.ts';

function codes(problem: PlanningProblem, routes: readonly Route[], claim: Claim = {}): string[] {
    return checkSolution(problem, { routes }, claim).map((violation) => violation.code);
}

const day = (...stops: number[]): Route[] => [{ shift: 0, stops }];

describe('checkSolution', () => {
    test('finds nothing in a plan that keeps every rule and tells the truth', () => {
        const problem = lineProblem([shiftOf(2)], [visitAt(1), visitAt(2)]);
        expect(codes(problem, day(0, 1), { prize: 20, travelSeconds: 2400 })).toEqual([]);
    });

    test('finds indices that do not exist and visits or shifts that come twice', () => {
        const problem = lineProblem([shiftOf(9)], [visitAt(1), visitAt(2)]);
        expect(codes(problem, day(7))).toEqual(['unknownCandidate']);
        expect(codes(problem, [{ shift: 3, stops: [] }])).toEqual(['unknownShift']);
        expect(codes(problem, day(0, 0))).toEqual(['visitTwice']);
        expect(codes(problem, [...day(0), ...day(1)])).toEqual(['shiftTwice']);
    });

    test('finds a day that ends too late by one second', () => {
        const visits = [visitAt(1), visitAt(2)];
        expect(codes(lineProblem([shiftOf(0, { endsAt: 6000 })], visits), day(0, 1))).toEqual([]);
        expect(codes(lineProblem([shiftOf(0, { endsAt: 5999 })], visits), day(0, 1))).toEqual(['noFeasibleTimes']);
    });

    test('holds windows by their rule', () => {
        const windows = [{ opens: 0, closes: 600 }];
        expect(codes(lineProblem([shiftOf(9)], [visitAt(1, { windows })]), day(0))).toEqual([]);
        expect(codes(lineProblem([shiftOf(9)], [visitAt(2, { windows })]), day(0))).toEqual(['noFeasibleTimes']);
        const whole = visitAt(1, { windows, windowRule: 'whole' });
        expect(codes(lineProblem([shiftOf(9)], [whole]), day(0))).toEqual(['noFeasibleTimes']);
    });

    test('owes lunch unless the rep is home before it is too late', () => {
        const lunch = { opens: 3600, closes: 5400, durationSeconds: 3600 };
        const problem = (hours: number): PlanningProblem =>
            lineProblem([shiftOf(hours, { breaks: [lunch] })], [visitAt(1), visitAt(2), visitAt(3)]);
        expect(codes(problem(1.5), day(0))).toEqual([]);
        expect(codes(problem(3.5), day(0, 1, 2))).toEqual([]);
        expect(codes(problem(3.4), day(0, 1, 2))).toEqual(['noFeasibleTimes']);
    });

    test('keeps appointments where and when they are', () => {
        const appointment = { id: 'a', location: 4, startsAt: 7200, endsAt: 9000 };
        const problem = (endsAt: number): PlanningProblem =>
            lineProblem([shiftOf(0, { endsAt, appointments: [appointment] })], [visitAt(1), visitAt(2)]);
        expect(codes(problem(11_400), day(0, 1), { travelSeconds: 4800 })).toEqual([]);
        expect(codes(problem(11_399), day(0, 1))).toEqual(['noFeasibleTimes']);
    });

    test('counts visits, load and permission per shift', () => {
        const visits = [visitAt(1, { load: 3 }), visitAt(2, { load: 3, allowedShifts: [1] })];
        const problem = lineProblem([shiftOf(9, { maxVisits: 1, capacity: 5 }), shiftOf(9)], visits);
        expect(codes(problem, day(0, 1)).sort()).toEqual(['capacityExceeded', 'shiftNotAllowed', 'tooManyVisits']);
    });

    test('holds spacing between visits of a customer and exclusive groups', () => {
        const shifts = [0, 1, 4].map((dayIndex) => shiftOf(9, { dayIndex }));
        const again = { customerId: 'k', minimumSpacingDays: 2, maximumSpacingDays: 3, exclusiveGroup: 'g' };
        const problem = lineProblem(shifts, [visitAt(1, again), visitAt(1, { ...again, exclusiveGroup: 'h' })]);
        const on = (one: number, two: number): Route[] => [
            { shift: one, stops: [0] },
            { shift: two, stops: [1] }
        ];
        expect(new Set(codes(problem, on(0, 1)))).toEqual(new Set(['spacingTooShort']));
        expect(new Set(codes(problem, on(0, 2)))).toEqual(new Set(['spacingTooLong']));
        expect(codes(problem, on(1, 2))).toEqual([]);
        const sameGroup = lineProblem(shifts, [
            visitAt(1, { exclusiveGroup: 'g' }),
            visitAt(2, { exclusiveGroup: 'g' })
        ]);
        expect(codes(sameGroup, on(0, 1))).toEqual(['exclusiveGroupTwice']);
    });

    test('wants required visits, or the admission that they are missing', () => {
        const problem = lineProblem([shiftOf(9)], [visitAt(1, { isRequired: true })]);
        expect(codes(problem, [])).toEqual(['requiredMissing']);
        expect(codes(problem, [], { unplacedRequired: [0] })).toEqual([]);
    });

    test('recomputes what the answer claims', () => {
        const problem = lineProblem([shiftOf(9)], [visitAt(1)]);
        expect(codes(problem, day(0), { prize: 11, travelSeconds: 1201 })).toEqual(['prizeWrong', 'travelWrong']);
    });

    test('holds a repair to what is frozen and to the number of moves', () => {
        const base = { routes: [{ shift: 0, stops: [0, 1] }] };
        const shifts = [shiftOf(9), shiftOf(9)];
        const visits = [visitAt(1), visitAt(2), visitAt(3)];
        const repair = (rest: Partial<PlanningProblem>): PlanningProblem =>
            lineProblem(shifts, visits, { base, ...rest });
        const away: Route[] = [
            { shift: 0, stops: [0] },
            { shift: 1, stops: [1] }
        ];
        expect(codes(repair({ frozenShifts: [0] }), day(0, 1, 2))).toEqual(['frozenShiftChanged']);
        expect(codes(repair({ frozenCandidates: [1] }), away)).toEqual(['frozenCandidateMoved']);
        expect(codes(repair({ frozenCandidates: [1] }), day(2, 0, 1))).toEqual(['noFeasibleTimes']);
        expect(codes(repair({ maxMovedStops: 0 }), away)).toEqual(['tooManyStopsMoved']);
        expect(codes(repair({ maxMovedStops: 0 }), day(1, 0))).toEqual(['tooManyStopsMoved']);
        expect(codes(repair({ maxMovedStops: 1 }), away)).toEqual([]);
        expect(codes(repair({ maxMovedStops: 0 }), day(0, 1, 2))).toEqual([]);
    });
});
