import { addLocalDays, instantAt, localDateIn, weekdayOfDate } from '../localDay.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

describe('instantAt', () => {
    it.each([
        ['2026-11-23', '09:30', 'Europe/Vaduz', '2026-11-23T08:30:00.000Z'],
        ['2026-07-01', '09:30', 'Europe/Vaduz', '2026-07-01T07:30:00.000Z'],
        ['2026-11-23', '00:00', 'Asia/Tokyo', '2026-11-22T15:00:00.000Z'],
        ['2026-11-23', '17:30:00.000', 'Asia/Kolkata', '2026-11-23T12:00:00.000Z'],
        // Autumn: 02:30 comes twice, the first counts; before and after it there is no doubt.
        ['2026-10-25', '02:30', 'Europe/Vaduz', '2026-10-25T00:30:00.000Z'],
        ['2026-10-25', '03:30', 'Europe/Vaduz', '2026-10-25T02:30:00.000Z'],
        ['2026-10-25', '00:00', 'Europe/Vaduz', '2026-10-24T22:00:00.000Z'],
        // Spring: 02:30 does not exist, it is as much later.
        ['2026-03-29', '02:30', 'Europe/Vaduz', '2026-03-29T01:30:00.000Z'],
        ['2026-03-29', '17:30', 'Europe/Vaduz', '2026-03-29T15:30:00.000Z'],
        ['2026-03-29', '01:59', 'Europe/Vaduz', '2026-03-29T00:59:00.000Z']
    ])('%s %s in %s is %s', (date, time, zone, expected) => {
        expect(iso(instantAt(date, time, zone))).toBe(expected);
    });

    it('is on its own day, every hour of a year, in zones with odd clocks', () => {
        for (const zone of ['Europe/Vaduz', 'Australia/Lord_Howe', 'America/St_Johns', 'Asia/Tokyo']) {
            for (let day = 0; day < 365; day += 1) {
                const date = addLocalDays('2026-01-01', day);
                for (const time of ['00:00', '02:30', '12:00', '23:59']) {
                    expect(localDateIn(instantAt(date, time, zone), zone)).toBe(date);
                }
            }
        }
    });

    it('refuses what is no time', () => {
        expect(() => instantAt('2026-11-23', 'noon', 'UTC')).toThrow(RangeError);
        expect(() => instantAt('today', '09:00', 'UTC')).toThrow(RangeError);
    });
});

it('counts calendar days over changes of the clock, months and years', () => {
    expect(addLocalDays('2026-10-24', 1)).toBe('2026-10-25');
    expect(addLocalDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addLocalDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(weekdayOfDate('2026-11-22')).toBe(6);
    expect(weekdayOfDate('2026-11-23')).toBe(0);
});
