import { describe, expect, it } from '@jest/globals';
import {
    addDays,
    addPeriods,
    daysBetween,
    epochSecondsOf,
    isoWithOffset,
    localDateOf,
    startOfPeriod,
    weekdayOf
} from './localTime.ts';

const ZURICH = 'Europe/Zurich';

describe('local time', () => {
    it('gives the offset of the season', () => {
        expect(isoWithOffset(epochSecondsOf('2026-01-15', '08:30', ZURICH), ZURICH)).toBe('2026-01-15T08:30:00+01:00');
        expect(isoWithOffset(epochSecondsOf('2026-07-15', '08:30', ZURICH), ZURICH)).toBe('2026-07-15T08:30:00+02:00');
    });

    it('knows that the day of the spring change has 23 hours', () => {
        const hours =
            (epochSecondsOf('2026-03-30', '00:00', ZURICH) - epochSecondsOf('2026-03-29', '00:00', ZURICH)) / 3600;
        expect(hours).toBe(23);
    });

    it('finds the local day of an instant', () => {
        expect(localDateOf('2026-03-01T23:30:00Z', ZURICH)).toBe('2026-03-02');
        expect(localDateOf('2026-03-01T23:30:00Z', 'America/New_York')).toBe('2026-03-01');
    });

    it('counts days across months and changes of clock', () => {
        expect(addDays('2026-02-27', 3)).toBe('2026-03-02');
        expect(daysBetween('2026-03-20', '2026-04-01')).toBe(12);
        expect(weekdayOf('2026-11-23')).toBe(0);
    });

    it('finds weeks and months', () => {
        expect(startOfPeriod('2026-11-22', 'week')).toBe('2026-11-16');
        expect(startOfPeriod('2026-11-22', 'month')).toBe('2026-11-01');
        expect(addPeriods('2026-11-01', 'month', -1)).toBe('2026-10-01');
    });

    it('refuses what is no day, time or zone', () => {
        expect(() => epochSecondsOf('2026-02-30', '08:00', ZURICH)).toThrow('no day');
        expect(() => epochSecondsOf('2026-02-20', '24:00', ZURICH)).toThrow('HH:MM');
        expect(() => isoWithOffset(0, 'Mars/Olympus')).toThrow('not a time zone');
    });
});
