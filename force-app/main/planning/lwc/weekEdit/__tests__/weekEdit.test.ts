import type { Plan, PlanShift, PlanStop, PlanTravel } from 'c/contracts';
import {
    changedPlan,
    improveRequestOf,
    isChanged,
    keepRequestOf,
    NO_CHANGES,
    orderOf,
    ownStopIds,
    withMoved,
    withPinned,
    withPlaced,
    withRemoved
} from 'c/weekEdit';

const place = { latitude: 47.1, longitude: 9.5 };

function stop(recordId: string, date: string, from: string, to: string): PlanStop {
    return {
        stopId: `${recordId}-${date}`,
        recordId,
        place,
        beginsAt: `${date}T${from}:00Z`,
        leavesAt: `${date}T${to}:00Z`,
        legSeconds: 600,
        points: 10,
        windows: [],
        visitMinutes: 30,
        reasons: []
    } as unknown as PlanStop;
}

function shift(shiftId: string, date: string, stops: readonly PlanStop[]): PlanShift {
    return {
        shiftId,
        date,
        start: { at: `${date}T08:00:00Z`, place },
        end: { at: `${date}T10:00:00Z`, place },
        lunch: null,
        stops,
        appointments: [],
        travelSeconds: 1800,
        travelMetres: 18_000,
        points: 10 * stops.length
    } as unknown as PlanShift;
}

const PLAN = {
    planId: 'p',
    shifts: [
        shift('mon', '2026-11-23', [
            stop('A', '2026-11-23', '08:10', '08:40'),
            stop('B', '2026-11-23', '08:50', '09:20')
        ]),
        shift('tue', '2026-11-24', [stop('C', '2026-11-24', '08:10', '08:40')])
    ],
    unassigned: [{ recordId: 'X', place, points: 7, reasons: [], code: 'does-not-fit', params: {} }],
    unassignedCount: 1,
    totals: { visitCount: 3, points: 30, travelSeconds: 3600, travelMetres: 36_000 },
    settings: {
        dayEndsAt: '17:00',
        lunchMinutes: 0,
        lunchOpensAt: '12:00',
        lunchClosesAt: '13:00',
        windowRule: 'start',
        maxVisitsPerDay: 8,
        visitMinutesByClass: {}
    }
} as unknown as Plan;

describe('edits of a week', () => {
    it('moves within a day, and back is no change', () => {
        const moved = withMoved(PLAN, NO_CHANGES, 'B', -1);
        expect(orderOf(PLAN, moved, 'mon')).toEqual(['B', 'A']);
        expect(isChanged(withMoved(PLAN, moved, 'B', 1))).toBe(false);
        expect(withMoved(PLAN, NO_CHANGES, 'A', -1)).toBe(NO_CHANGES);
    });

    it('moves to another day, adds from those left out, and removes', () => {
        const moved = withPlaced(PLAN, NO_CHANGES, 'A', 'tue', 1);
        expect([orderOf(PLAN, moved, 'mon'), orderOf(PLAN, moved, 'tue')]).toEqual([['B'], ['C', 'A']]);
        const added = withPlaced(PLAN, moved, 'X', 'mon', 0);
        expect(orderOf(PLAN, added, 'mon')).toEqual(['X', 'B']);
        const removed = withRemoved(PLAN, added, 'B');
        expect(removed.removed).toEqual(['B']);
        expect(withRemoved(PLAN, added, 'X').removed).toEqual([]);
        expect(withPlaced(PLAN, removed, 'B', 'mon', 1).removed).toEqual([]);
    });
});

describe('changedPlan', () => {
    it('gives times, totals and the rest of the left out at once', () => {
        const edit = withPlaced(PLAN, NO_CHANGES, 'X', 'mon', 0);
        const { plan, violations, changedShiftIds, hasEstimates } = changedPlan(PLAN, edit, null);
        expect(plan.shifts[0]?.stops.map(({ recordId }) => recordId)).toEqual(['X', 'A', 'B']);
        expect(plan.totals).toMatchObject({ visitCount: 4, points: 37 });
        expect(plan.unassigned).toEqual([]);
        expect([violations, changedShiftIds, hasEstimates]).toEqual([{}, ['mon'], true]);
        expect(plan.shifts[1]).toBe(PLAN.shifts[1]);
    });

    it('uses the measured travel and the opening hours of the new day', () => {
        const keys = ['start:tue', 'end:tue', 'A', 'C'];
        const travel = {
            keys,
            seconds: keys.flatMap(() => keys.map(() => 1200)),
            visitMinutes: { A: 30 },
            windows: { A: [{ opensAt: '2026-11-23T08:00:00Z', closesAt: '2026-11-23T12:00:00Z' }] }
        } as unknown as PlanTravel;
        const { plan, violations } = changedPlan(PLAN, withPlaced(PLAN, NO_CHANGES, 'A', 'tue', 1), travel);
        expect(plan.shifts[1]?.stops[1]?.arrivesAt).toBe('2026-11-24T09:10:00.000Z');
        expect(violations['tue']).toEqual([{ code: 'outside-window', key: 'A' }]);
    });
});

describe('what the service is asked', () => {
    it('names changed days, removed and pinned stops', () => {
        const edit = withPinned(withRemoved(PLAN, NO_CHANGES, 'B'), 'C');
        const expected = {
            arranged: [{ shiftId: 'mon', recordIds: ['A'] }],
            cancelledStopIds: ['B-2026-11-23'],
            pinnedStopIds: ['C-2026-11-24']
        };
        expect(improveRequestOf(PLAN, edit)).toEqual(expected);
        expect(keepRequestOf(PLAN, edit)).toEqual({ ...expected, maxMovedStops: 0 });
        expect(withPinned(edit, 'C').pinned).toEqual([]);
    });

    it('accepts what the person arranged, and says what found no place', () => {
        const shown = changedPlan(PLAN, withRemoved(PLAN, NO_CHANGES, 'B'), null).plan;
        const repaired = {
            ...PLAN,
            shifts: [shift('mon', '2026-11-23', [stop('A', '2026-11-23', '08:10', '08:40'), stop('Z', '', '', '')])]
        };
        expect(ownStopIds(shown, repaired)).toEqual({ stopIds: ['A-2026-11-23'], missing: ['C'] });
    });
});
