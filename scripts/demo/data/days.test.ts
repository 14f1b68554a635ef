import { describe, expect, it } from '@jest/globals';
import { TIME_ZONE, dateOf, dateTimeAt, dayOf, weekdayOf } from './days.ts';
import { fromDateTimeDay } from './recordDays.ts';
import { isHoliday, isWorkingDay } from './seasons.ts';

describe('days', () => {
    it('counts days and back', () => {
        expect(dayOf('1970-01-02')).toBe(1);
        expect(dateOf(dayOf('2026-02-28') + 1)).toBe('2026-03-01');
        expect(weekdayOf(dayOf('2026-11-23'))).toBe(0);
        expect(() => dayOf('23.11.2026')).toThrow(/Expected a date/);
    });

    it('says local times as the zone has them, on every day of three years', () => {
        const format = new Intl.DateTimeFormat('en-GB', {
            timeZone: TIME_ZONE,
            hour: '2-digit',
            minute: '2-digit',
            day: '2-digit'
        });
        for (let day = dayOf('2025-01-01'); day < dayOf('2028-01-01'); day++) {
            const stored = dateTimeAt(day, 8 * 60 + 30);
            expect(format.format(new Date(stored.replace('+0000', 'Z')))).toBe(`${dateOf(day).slice(8)}, 08:30`);
            expect(fromDateTimeDay(stored)).toBe(day);
        }
    });

    it('knows fixed and movable holidays', () => {
        const holidays = [
            '2026-01-01',
            '2026-04-06',
            '2026-05-14',
            '2026-05-25',
            '2026-06-04',
            '2026-08-15',
            '2026-12-25'
        ];
        expect(holidays.filter((date) => !isHoliday(dayOf(date)))).toEqual([]);
        expect(isWorkingDay(dayOf('2026-04-07'))).toBe(true);
        expect(isWorkingDay(dayOf('2026-04-05'))).toBe(false);
    });
});
