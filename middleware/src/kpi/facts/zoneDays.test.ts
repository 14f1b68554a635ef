import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, localDateOf } from '../../platform/localTime.ts';
import { zoneDaysOf } from './zoneDays.ts';

const ZONES = ['Europe/Vaduz', 'UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/St_Johns', 'Asia/Tokyo'];

test('property: the day of any instant is the one of the calendar, changes to summer time included', () => {
    fc.assert(
        fc.property(
            fc.constantFrom(...ZONES),
            fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2027, 11, 31) }),
            (zone, ms) => {
                const days = zoneDaysOf(zone);
                const day = days.dayOf(ms);
                expect(day).toBe(localDateOf(new Date(ms), zone));
                expect(days.startOf(day)).toBeLessThanOrEqual(ms);
                expect(days.startOf(addDays(day, 1))).toBeGreaterThan(ms);
            }
        ),
        { numRuns: 500 }
    );
});

test('the day of the change to summer time has 23 hours', () => {
    const days = zoneDaysOf('Europe/Vaduz');
    expect((days.startOf('2026-03-30') - days.startOf('2026-03-29')) / 3_600_000).toBe(23);
});
