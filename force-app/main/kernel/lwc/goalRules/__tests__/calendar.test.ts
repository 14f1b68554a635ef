import { describe, expect, test } from '@jest/globals';
import { holidayDays } from '../holidays.ts';
import type { HolidayRule } from '../holidays.ts';
import { keyResultNotice, objectiveProgress } from '../objectives.ts';
import { goalDays, goalPeriodOf, weekInView } from '../period.ts';
import { targetHistory } from '../targetHistory.ts';
import type { TargetChangeEntry } from '../targetHistory.ts';
import { workingWeights } from '../workingDays.ts';

const rule = (given: Partial<HolidayRule>): HolidayRule => ({
    day: null,
    isAllDay: true,
    isRecurrence: true,
    recurrenceType: null,
    interval: 1,
    dayOfWeekMask: null,
    dayOfMonth: null,
    instance: null,
    monthOfYear: null,
    startDay: '2024-01-01',
    endDay: null,
    ...given
});

describe('holidays of the org', () => {
    test.each<[string, Partial<HolidayRule>, string[]]>([
        ['a single day', { isRecurrence: false, day: '2026-12-08' }, ['2026-12-08']],
        ['part of a day is a working day', { isRecurrence: false, day: '2026-12-08', isAllDay: false }, []],
        [
            'every year on the 25th',
            { recurrenceType: 'RecursYearly', monthOfYear: 'December', dayOfMonth: 25 },
            ['2026-12-25']
        ],
        [
            'the first Monday of December',
            { recurrenceType: 'RecursYearlyNth', monthOfYear: 'December', instance: 'First', dayOfWeekMask: 2 },
            ['2026-12-07']
        ],
        [
            'the last Friday of a month',
            { recurrenceType: 'RecursMonthlyNth', instance: 'Last', dayOfWeekMask: 32 },
            ['2026-12-25']
        ],
        ['the 31st', { recurrenceType: 'RecursMonthly', dayOfMonth: 31 }, ['2026-12-31']],
        [
            'every second Tuesday from the 1st',
            { recurrenceType: 'RecursWeekly', dayOfWeekMask: 4, interval: 2, startDay: '2026-12-01' },
            ['2026-12-01', '2026-12-15', '2026-12-29']
        ],
        [
            'every tenth day until the 20th',
            { recurrenceType: 'RecursDaily', interval: 10, startDay: '2026-12-01', endDay: '2026-12-20' },
            ['2026-12-01', '2026-12-11']
        ],
        ['a rule that nobody knows', { recurrenceType: 'RecursOnFullMoon' }, []]
    ])('%s', (_name, given, days) => {
        expect([...holidayDays([rule(given)], '2026-12-01', '2027-01-01')]).toEqual(days);
    });
});

test('people at work: weekdays of each, holidays for all, days away for one', () => {
    const people = [
        { workDays: 'MTWTF--', absentDays: new Set<string>() },
        { workDays: 'MTWT---', absentDays: new Set(['2026-11-24']) }
    ];
    // Monday to Sunday; Thursday is a holiday.
    expect(workingWeights(people, new Set(['2026-11-26']), '2026-11-23', '2026-11-30')).toEqual([2, 1, 2, 0, 1, 0, 0]);
});

describe('periods', () => {
    test.each([
        ['Week', 1, '2026-11-23', '2026-11-30'],
        ['Month', 1, '2026-11-01', '2026-12-01'],
        ['Quarter', 1, '2026-10-01', '2027-01-01'],
        ['Quarter', 2, '2026-11-01', '2027-02-01'],
        ['Year', 4, '2026-04-01', '2027-04-01']
    ] as const)('%s with years from month %i', (kind, start, from, to) => {
        expect(goalPeriodOf(kind, '2026-11-26', start)).toEqual({ from, to });
    });

    test('from Saturday on people look at the week to come', () => {
        expect(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map(weekInView)).toEqual([
            '2026-11-16',
            '2026-11-23',
            '2026-11-23',
            '2026-11-23'
        ]);
    });

    test('a goal lasts from its own first day', () => {
        expect(goalDays('Month', '2026-11-01')).toEqual({ from: '2026-11-01', to: '2026-12-01' });
        expect(goalDays('Quarter', '2026-11-16')).toEqual({ from: '2026-11-16', to: '2027-02-16' });
        expect(goalDays('Week', '2026-11-23').to).toBe('2026-11-30');
    });
});

test('an objective is the mean of its key results, none counts twice', () => {
    expect(objectiveProgress([0.5, 1.4, null])).toBe(0.75);
    expect(objectiveProgress([null])).toBeNull();
    expect([1, 2, 5, 6].map(keyResultNotice)).toEqual(['too-few', null, null, 'too-many']);
});

test('history names each change once, also where the platform wrote it too', () => {
    const entry = (at: string, before: number, after: number, reason: string | null = null): TargetChangeEntry => ({
        at,
        userId: 'u1',
        userName: 'Mira',
        before,
        after,
        reason
    });
    const own = [entry('2026-11-10T10:00:00Z', 80, 90, 'New colleague')];
    const platform = [entry('2026-11-10T10:00:01Z', 80, 90), entry('2026-11-12T08:00:00Z', 90, 95)];
    expect(targetHistory(own, platform)).toEqual([platform[1], own[0]]);
});
