import { describe, expect, it } from '@jest/globals';
import { dayRangeOf } from './dateLiterals.ts';
import { dayText, localDay, startOfDay } from './zonedDate.ts';

/** Wednesday. */
const NOW = Date.UTC(2026, 10, 4, 20, 30);

describe('date literals', () => {
    it.each([
        ['TODAY', 0, '2026-11-04', '2026-11-05'],
        ['YESTERDAY', 0, '2026-11-03', '2026-11-04'],
        ['THIS_WEEK', 0, '2026-11-01', '2026-11-08'],
        ['LAST_WEEK', 0, '2026-10-25', '2026-11-01'],
        ['THIS_MONTH', 0, '2026-11-01', '2026-12-01'],
        ['LAST_MONTH', 0, '2026-10-01', '2026-11-01'],
        ['THIS_QUARTER', 0, '2026-10-01', '2027-01-01'],
        ['NEXT_QUARTER', 0, '2027-01-01', '2027-04-01'],
        ['THIS_YEAR', 0, '2026-01-01', '2027-01-01'],
        ['LAST_90_DAYS', 0, '2026-08-06', '2026-11-05'],
        ['LAST_N_DAYS', 7, '2026-10-28', '2026-11-05'],
        ['NEXT_N_DAYS', 7, '2026-11-05', '2026-11-12'],
        ['N_DAYS_AGO', 2, '2026-11-02', '2026-11-03'],
        ['LAST_N_MONTHS', 18, '2025-05-01', '2026-11-01'],
        ['LAST_N_WEEKS', 2, '2026-10-18', '2026-11-01'],
        ['LAST_N_FISCAL_YEARS', 1, '2025-01-01', '2026-01-01']
    ])('%s:%i is %s until %s', (name, n, start, end) => {
        const range = dayRangeOf(name, n, NOW, 'UTC');
        expect([dayText(range.start), dayText(range.end)]).toEqual([start, end]);
    });

    it('are days of the user', () => {
        expect(dayText(dayRangeOf('TODAY', 0, NOW, 'Asia/Tokyo').start)).toBe('2026-11-05');
        expect(() => dayRangeOf('SOMEDAY', 0, NOW, 'UTC')).toThrow(/unknown date literal: SOMEDAY/);
    });
});

describe('zoned days', () => {
    it.each([
        ['Europe/Vaduz', '2026-03-29', '2026-03-28T23:00:00.000Z'],
        ['Europe/Vaduz', '2026-03-30', '2026-03-29T22:00:00.000Z'],
        ['Europe/Vaduz', '2026-10-26', '2026-10-25T23:00:00.000Z'],
        ['Asia/Tokyo', '2026-11-04', '2026-11-03T15:00:00.000Z']
    ])('in %s %s begins at %s', (zone, day, start) => {
        const number = Date.parse(day) / 86_400_000;
        expect(new Date(startOfDay(number, zone)).toISOString()).toBe(start);
        expect(localDay(startOfDay(number, zone), zone)).toBe(number);
        expect(localDay(startOfDay(number, zone) - 1, zone)).toBe(number - 1);
    });
});
