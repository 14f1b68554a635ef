import { describe, expect, it } from '@jest/globals';
import type { FixedAppointment } from './model.ts';
import { appointment, CALLER, createPlanningWorld, WEEK } from './testing/planningWorld.ts';
import { drivableShift } from './drivableShift.ts';

const HOUR = 3600;
const travel = { size: 3, seconds: Int32Array.from([0, 1800, 1800, 1800, 0, 1800, 1800, 1800, 0]) };
const shift = (appointments: readonly FixedAppointment[]) => ({
    id: 's',
    repIndex: 0,
    dayIndex: 0,
    startLocation: 0,
    endLocation: 0,
    startsAt: 8 * HOUR,
    endsAt: 17 * HOUR,
    breaks: [{ opens: 12 * HOUR, closes: 13 * HOUR, durationSeconds: HOUR }],
    appointments,
    maxVisits: 8
});
const entry = (id: string, location: number | null, from: number, to: number): FixedAppointment => ({
    id,
    location,
    startsAt: from * HOUR,
    endsAt: to * HOUR
});

describe('drivableShift', () => {
    it('leaves a day alone that can be driven', () => {
        const day = shift([entry('a', 1, 10, 11), entry('b', null, 14, 15)]);
        expect(drivableShift(day, travel)).toEqual(day);
    });

    it('grows by the ways to an early and from a late entry', () => {
        expect(drivableShift(shift([entry('a', 1, 8, 9), entry('b', 2, 16, 17)]), travel)).toMatchObject({
            startsAt: 7.5 * HOUR,
            endsAt: 17.5 * HOUR
        });
    });

    it('gives lunch up when the calendar leaves none', () => {
        const day = drivableShift(shift([entry('a', 1, 10, 12.75), entry('b', 2, 13.25, 15)]), travel);
        expect(day.breaks).toEqual([]);
    });

    it('keeps an entry that no car reaches in time wherever the rep is', () => {
        const day = drivableShift(shift([entry('a', 1, 9, 10), entry('b', 2, 10.25, 11)]), travel);
        expect(day.appointments.map(({ location }) => location)).toEqual([1, null]);
    });

    it('plans visits around entries at the edges of the day', async () => {
        const world = createPlanningWorld();
        const place = { latitude: 47.3, longitude: 9.7 };
        world.appointments = [
            appointment({
                recordId: '00U000000000001AAA',
                startsAt: '2026-11-23T16:00:00Z',
                endsAt: '2026-11-23T16:30:00Z',
                place
            }),
            appointment({
                recordId: '00U000000000002AAA',
                startsAt: '2026-11-24T07:30:00Z',
                endsAt: '2026-11-24T08:00:00Z',
                place
            })
        ];
        const { shifts } = await world.planning.suggest(CALLER, WEEK);
        expect(shifts[0]?.stops.length).toBeGreaterThan(3);
        expect(shifts[1]?.stops.length).toBeGreaterThan(3);
        expect((shifts[0]?.end.at ?? '') > '2026-11-23T17:30').toBe(true);
        expect((shifts[1]?.start.at ?? '') < '2026-11-24T08:30').toBe(true);
    });
});
