import { describe, expect, it } from '@jest/globals';
import type { ScheduleDay, ScheduleStop } from '../day.ts';
import { scheduleDay } from '../scheduleDay.ts';

const place = { latitude: 47, longitude: 9.5 };
const at = (time: string): string => `2026-11-23T${time}:00.000Z`;
const stop = (key: string, visitMinutes = 30, windows: ScheduleStop['windows'] = []): ScheduleStop => ({
    key,
    place,
    visitMinutes,
    windows
});
const tenMinutes = (): number => 600;

function day(changes: Partial<ScheduleDay>): ScheduleDay {
    return {
        start: { key: 'start', at: at('08:00'), place },
        end: { key: 'end', at: at('17:00'), place },
        lunch: null,
        appointments: [],
        stops: [],
        windowRule: 'start',
        maxVisits: 8,
        ...changes
    };
}

describe('scheduleDay', () => {
    it('drives the stops in their order', () => {
        const { stops, returnsAt, travelSeconds, violations } = scheduleDay(
            day({ stops: [stop('a'), stop('b', 45)] }),
            tenMinutes
        );
        expect(stops.map(({ key, arrivesAt, leavesAt }) => [key, arrivesAt, leavesAt])).toEqual([
            ['a', at('08:10'), at('08:40')],
            ['b', at('08:50'), at('09:35')]
        ]);
        expect(returnsAt).toBe(at('09:45'));
        expect(travelSeconds).toBe(1800);
        expect(violations).toEqual([]);
    });

    it('waits until a customer opens, in the later of two windows when the first has closed', () => {
        const windows = [
            { opensAt: at('07:00'), closesAt: at('08:00') },
            { opensAt: at('09:00'), closesAt: at('12:00') }
        ];
        const early = day({ stops: [stop('z', 10), stop('a', 30, windows)] });
        const [, second] = scheduleDay(early, tenMinutes).stops;
        expect(second).toMatchObject({ arrivesAt: at('08:30'), beginsAt: at('09:00'), waitingSeconds: 1800 });
    });

    it('leaves home late instead of waiting at the first door', () => {
        const windows = [{ opensAt: at('09:00'), closesAt: at('10:00') }];
        const planned = scheduleDay(day({ stops: [stop('a', 30, windows)] }), tenMinutes);
        expect(planned.leavesAt).toBe(at('08:50'));
        expect(planned.stops[0]).toMatchObject({ arrivesAt: at('09:00'), beginsAt: at('09:00'), waitingSeconds: 0 });
    });

    it('names the stop that is closed, and still has times', () => {
        const windows = [{ opensAt: at('07:00'), closesAt: at('08:00') }];
        const { stops, violations } = scheduleDay(day({ stops: [stop('a', 30, windows)] }), tenMinutes);
        expect(violations).toEqual([{ code: 'outside-window', key: 'a' }]);
        expect(stops[0]?.beginsAt).toBe(at('08:10'));
    });

    it('asks for the whole visit inside the window when that is the rule', () => {
        const windows = [{ opensAt: at('08:00'), closesAt: at('08:30') }];
        const stops = [stop('a', 30, windows)];
        expect(scheduleDay(day({ stops }), tenMinutes).violations).toEqual([]);
        expect(scheduleDay(day({ stops, windowRule: 'whole' }), tenMinutes).violations).toHaveLength(1);
    });

    it('goes to an appointment before a stop that would make it late', () => {
        const appointments = [{ key: 'meeting', startsAt: at('09:00'), endsAt: at('10:00'), place }];
        const { stops, violations } = scheduleDay(day({ appointments, stops: [stop('a'), stop('b')] }), tenMinutes);
        expect(stops.map(({ beginsAt }) => beginsAt)).toEqual([at('08:10'), at('10:10')]);
        expect(violations).toEqual([]);
    });

    it('stays where it is for an appointment without a place', () => {
        const appointments = [{ key: 'call', startsAt: at('08:40'), endsAt: at('09:00'), place: null }];
        const { stops, travelSeconds } = scheduleDay(day({ appointments, stops: [stop('a'), stop('b')] }), tenMinutes);
        expect(stops[1]?.arrivesAt).toBe(at('09:10'));
        expect(travelSeconds).toBe(1800);
    });

    it('says when appointments lie too close together', () => {
        const appointments = [
            { key: 'first', startsAt: at('09:00'), endsAt: at('10:00'), place },
            { key: 'second', startsAt: at('10:05'), endsAt: at('11:00'), place }
        ];
        expect(scheduleDay(day({ appointments }), tenMinutes).violations).toEqual([
            { code: 'overlaps-appointment', key: 'first' }
        ]);
    });

    it('puts lunch where it does the least harm', () => {
        const lunch = { seconds: 2700, opensAt: at('12:00'), closesAt: at('13:00') };
        const result = scheduleDay(day({ lunch, stops: [stop('a', 230), stop('b', 60)] }), tenMinutes);
        expect(result.lunch).toEqual({ startsAt: at('12:10'), endsAt: at('12:55') });
        expect(result.stops[1]?.beginsAt).toBe(at('12:55'));
        expect(result.violations).toEqual([]);
    });

    it('says when lunch does not fit, and asks for none when the rep is home in time', () => {
        const lunch = { seconds: 2700, opensAt: at('12:00'), closesAt: at('13:00') };
        expect(scheduleDay(day({ lunch, stops: [stop('a', 60)] }), tenMinutes)).toMatchObject({
            lunch: null,
            violations: []
        });
        const [opensAt, closesAt] = [at('12:00'), at('12:30')];
        const busy = [{ key: 'meeting', startsAt: at('11:00'), endsAt: at('14:00'), place: null }];
        const stops = [stop('a', 30, [{ opensAt: at('14:00'), closesAt: at('16:00') }])];
        const lunchHour = { seconds: 2700, opensAt, closesAt };
        const late = scheduleDay(day({ lunch: lunchHour, appointments: busy, stops }), tenMinutes);
        expect(late.violations.map(({ code }) => code)).toEqual(['lunch-does-not-fit']);
    });

    it('says when the day is too long or too full', () => {
        const codes = (changes: Partial<ScheduleDay>): string[] =>
            scheduleDay(day(changes), tenMinutes).violations.map(({ code }) => code);
        expect(codes({ stops: [stop('a', 530)] })).toEqual(['after-end-of-day']);
        expect(codes({ stops: [stop('a', 10), stop('b', 10)], maxVisits: 1 })).toEqual(['too-many-visits']);
    });

    it('estimates a leg that is not known and says so', () => {
        const far = { latitude: 47.1, longitude: 9.5 };
        const { stops, hasEstimates } = scheduleDay(day({ stops: [{ ...stop('a'), place: far }] }), () => null);
        // 11.1 km × 1.3 at 40 km/h.
        expect(stops[0]?.legSeconds).toBeGreaterThan(1290);
        expect(stops[0]?.legSeconds).toBeLessThan(1310);
        expect(stops[0]?.isLegEstimated).toBe(true);
        expect(hasEstimates).toBe(true);
    });

    it('leaves an empty day empty', () => {
        expect(scheduleDay(day({}), tenMinutes)).toMatchObject({ stops: [], travelSeconds: 0, returnsAt: at('08:00') });
    });
});
