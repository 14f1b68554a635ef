import { describe, expect, test } from '@jest/globals';
import { lineProblem, shiftOf, visitAt } from '../../../../middleware/src/planning/testing/lineProblem.ts';
import { highestValueFirst, nearestNext } from './greedyPlans.ts';

const HOUR = 3600;

describe('nearest next', () => {
    test('goes to the shortest drive each time, whatever it is worth', () => {
        const problem = lineProblem([shiftOf(9)], [visitAt(6, { prize: 99 }), visitAt(2), visitAt(3)]);
        expect(nearestNext(problem).routes).toEqual([{ shift: 0, stops: [1, 2, 0] }]);
    });

    test('passes by a door that is still closed and comes back when nothing else is open', () => {
        const closed = visitAt(1, { windows: [{ opens: 5 * HOUR, closes: 6 * HOUR }] });
        const problem = lineProblem([shiftOf(9)], [closed, visitAt(4)]);
        expect(nearestNext(problem).routes).toEqual([{ shift: 0, stops: [1, 0] }]);
    });

    test('leaves out what does not bring the rep home in time and takes it on the next day', () => {
        const problem = lineProblem(
            [shiftOf(2), shiftOf(6, { startsAt: 24 * HOUR, endsAt: 30 * HOUR, dayIndex: 1 })],
            [visitAt(1), visitAt(9)]
        );
        expect(nearestNext(problem).routes).toEqual([
            { shift: 0, stops: [0] },
            { shift: 1, stops: [1] }
        ]);
    });

    test('keeps to the most visits of a day and to the days that a candidate allows', () => {
        const days = [
            shiftOf(9, { maxVisits: 1 }),
            shiftOf(9, { startsAt: 24 * HOUR, endsAt: 33 * HOUR, dayIndex: 1 })
        ];
        const problem = lineProblem(days, [visitAt(1, { allowedShifts: [1] }), visitAt(2), visitAt(3)]);
        expect(nearestNext(problem).routes).toEqual([
            { shift: 0, stops: [1] },
            { shift: 1, stops: [0, 2] }
        ]);
    });
});

test('highest value first takes the far one when there is only time for one', () => {
    const problem = lineProblem([shiftOf(3)], [visitAt(7, { prize: 99 }), visitAt(1)]);
    expect(highestValueFirst(problem).routes[0]?.stops).toEqual([0]);
    expect(nearestNext(problem).routes[0]?.stops).toEqual([1]);
});
