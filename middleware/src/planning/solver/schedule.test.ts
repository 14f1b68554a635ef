import { describe, expect, test } from '@jest/globals';
import { lineProblem, shiftOf, visitAt } from '../testing/lineProblem.ts';
import { schedule } from './schedule.ts';

describe('schedule', () => {
    test('gives arrival, begin and leave of each stop, with waiting', () => {
        const late = visitAt(2, { windows: [{ opens: 5000, closes: 6000 }] });
        const times = schedule(lineProblem([shiftOf(9)], [visitAt(1), late]), { shift: 0, stops: [0, 1] });
        expect(times.stops).toEqual([
            { candidate: 0, legSeconds: 600, arrivesAt: 600, beginsAt: 600, leavesAt: 2400 },
            { candidate: 1, legSeconds: 600, arrivesAt: 3000, beginsAt: 5000, leavesAt: 6800 }
        ]);
        expect(times).toMatchObject({ isFeasible: true, endLegSeconds: 1200, endsAt: 8000, travelSeconds: 2400 });
    });

    test('takes lunch while waiting when that costs nothing', () => {
        const late = visitAt(1, { windows: [{ opens: 5000, closes: 6000 }] });
        const lunch = { opens: 1000, closes: 7000, durationSeconds: 3000 };
        const times = schedule(lineProblem([shiftOf(9, { breaks: [lunch] })], [late]), { shift: 0, stops: [0] });
        expect(times.pauses).toEqual([{ pointsBefore: 0, isBeforeDriving: false, beginsAt: 1000, endsAt: 4000 }]);
        expect(times.stops[0]?.beginsAt).toBe(5000);
    });

    test('places an appointment where the drive is shortest', () => {
        const appointment = { id: 'a', location: 4, startsAt: 7200, endsAt: 9000 };
        const problem = lineProblem([shiftOf(9, { appointments: [appointment] })], [visitAt(2), visitAt(3)]);
        const times = schedule(problem, { shift: 0, stops: [0, 1] });
        expect(times.appointments).toEqual([
            { id: 'a', stopsBefore: 2, legSeconds: 600, arrivesAt: 6000, beginsAt: 7200, leavesAt: 9000 }
        ]);
        expect(times.travelSeconds).toBe(4800);
    });

    test('still shows the times of a route that cannot be kept', () => {
        const missed = visitAt(2, { windows: [{ opens: 0, closes: 100 }] });
        const times = schedule(lineProblem([shiftOf(9)], [missed]), { shift: 0, stops: [0] });
        expect(times.isFeasible).toBe(false);
        expect(times.stops[0]?.beginsAt).toBe(1200);
    });

    test('says which index is wrong', () => {
        const problem = lineProblem([shiftOf(9)], [visitAt(1)]);
        expect(() => schedule(problem, { shift: 2, stops: [] })).toThrow('Shift 2 does not exist; the problem has 1.');
        expect(() => schedule(problem, { shift: 0, stops: [5] })).toThrow('Candidate 5 does not exist');
    });
});
