import type { Plan, PlannedVisit, PlanShift, PlanStop } from 'c/contracts';
import { addDays, boundsOf, daysOf, idsToName, mapLayersOf, mondayOf, weekdayOf } from 'c/planView';

const stop = (recordId: string, time: string): PlanStop =>
    ({
        stopId: `${recordId}-2026-11-23`,
        recordId,
        objectApiName: 'Account',
        place: { latitude: 47.1, longitude: 9.5 },
        beginsAt: `2026-11-23T${time}:00+01:00`,
        leavesAt: `2026-11-23T${time}:30+01:00`
    }) as PlanStop;
const SHIFT = {
    shiftId: 's',
    date: '2026-11-23',
    start: { at: '2026-11-23T08:30:00+01:00', place: { latitude: 47, longitude: 9.4 } },
    lunch: { startsAt: '2026-11-23T12:00:00+01:00', endsAt: '2026-11-23T12:45:00+01:00' },
    stops: [stop('a', '09:00'), stop('b', '13:00')],
    appointments: [],
    routePolyline: 'omd~G__ry@'
} as unknown as PlanShift;
const PLAN = { shifts: [SHIFT], unassigned: [{ recordId: 'c' }] } as unknown as Plan;
const visit = (recordId: string, startsAt: string, status = 'Planned'): PlannedVisit =>
    ({ visitId: `v-${recordId}`, recordId, startsAt, endsAt: startsAt, status, name: recordId }) as PlannedVisit;
const dayOf = (instant: string): string => instant.slice(0, 10);

describe('c-plan-view', () => {
    it('counts days and weeks', () => {
        expect(mondayOf('2026-11-29')).toBe('2026-11-23');
        expect(weekdayOf('2026-11-29')).toBe(6);
        expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    });

    it('puts stops, lunch and planned visits of a day in order', () => {
        const [monday] = daysOf('2026-11-23', PLAN, [visit('x', '2026-11-23T10:00:00+01:00')], {}, dayOf);
        expect(monday?.items.map(({ kind, key }) => [kind, key])).toEqual([
            ['stop', 'a-2026-11-23'],
            ['visit', 'v-x'],
            ['lunch', 's-lunch'],
            ['stop', 'b-2026-11-23']
        ]);
        expect(monday?.items.map(({ number }) => number)).toEqual([1, 0, 0, 2]);
    });

    it('leaves cancelled visits out and shows a weekend only when something is on', () => {
        const days = daysOf('2026-11-23', null, [visit('x', '2026-11-24T10:00:00+01:00', 'Cancelled')], {}, dayOf);
        expect(days).toHaveLength(5);
        expect(days.flatMap(({ items }) => items)).toEqual([]);
        const withSaturday = daysOf('2026-11-23', null, [visit('x', '2026-11-28T10:00:00+01:00')], {}, dayOf);
        expect(withSaturday.map(({ date }) => date)).toContain('2026-11-28');
    });

    it('draws a route and numbered stops, and fades the days that are not chosen', () => {
        const days = daysOf('2026-11-23', PLAN, [], { a: { name: 'A', subtitle: '' } }, dayOf);
        const layers = mapLayersOf(days, '2026-11-24');
        const stops = layers.flatMap((layer) => (layer.kind === 'stops' ? layer.stops : []));
        expect(stops.map(({ text, isFaded }) => [text, isFaded])).toEqual([
            ['', undefined],
            ['1', true],
            ['2', true]
        ]);
        expect(boundsOf(days)).toEqual({ west: 9.4, east: 9.6, south: 47, north: 47.1 });
    });

    it('asks for names in pages of 200', () => {
        const many = { ...PLAN, unassigned: Array.from({ length: 250 }, (_, index) => ({ recordId: `u${index}` })) };
        expect(idsToName(many as unknown as Plan).map((page) => page.length)).toEqual([200, 52]);
    });
});
