import { describe, expect, test } from '@jest/globals';
import type { PeriodKind } from '#kernel/contracts';
import { periodsOf } from './period.ts';

describe('periodsOf', () => {
    test.each<[string, PeriodKind, string, [string, string], [string, string]]>([
        ['a Monday', 'week', '2026-03-30', ['2026-03-30', '2026-03-31'], ['2026-03-23', '2026-03-24']],
        ['a Sunday', 'week', '2026-04-05', ['2026-03-30', '2026-04-06'], ['2026-03-23', '2026-03-30']],
        ['a week over New Year', 'week', '2027-01-01', ['2026-12-28', '2027-01-02'], ['2026-12-21', '2026-12-26']],
        ['the last day of a month', 'month', '2026-03-31', ['2026-03-01', '2026-04-01'], ['2026-02-01', '2026-03-01']],
        [
            'the first of March: a day of February',
            'month',
            '2026-03-01',
            ['2026-03-01', '2026-03-02'],
            ['2026-02-01', '2026-02-02']
        ],
        [
            'half of April: half of March, rounded',
            'month',
            '2026-04-15',
            ['2026-04-01', '2026-04-16'],
            ['2026-03-01', '2026-03-17']
        ],
        [
            'a day: the same weekday before',
            'day',
            '2026-03-30',
            ['2026-03-30', '2026-03-31'],
            ['2026-03-23', '2026-03-24']
        ],
        ['four weeks', 'rolling', '2026-03-30', ['2026-03-03', '2026-03-31'], ['2026-02-03', '2026-03-03']],
        ['a quarter', 'quarter', '2026-05-31', ['2026-04-01', '2026-06-01'], ['2026-01-01', '2026-03-02']],
        ['a whole year', 'year', '2026-12-31', ['2026-01-01', '2027-01-01'], ['2025-01-01', '2026-01-01']],
        ['leap February', 'month', '2028-02-29', ['2028-02-01', '2028-03-01'], ['2028-01-01', '2028-02-01']]
    ])('%s', (_name, kind, asOf, current, previous) => {
        const pair = periodsOf(kind, asOf);
        expect([pair.current.period.from, pair.current.period.to]).toEqual(current);
        expect([pair.previous.period.from, pair.previous.period.to]).toEqual(previous);
    });

    test.each<[PeriodKind, number, string, string, string]>([
        ['year', 4, '2026-03-31', '2025-04-01', '2024-04-01'],
        ['year', 4, '2026-04-01', '2026-04-01', '2025-04-01'],
        ['quarter', 2, '2026-01-15', '2025-11-01', '2025-08-01'],
        ['quarter', 2, '2026-02-01', '2026-02-01', '2025-11-01']
    ])('a %s of a fiscal year from month %i that holds %s', (kind, startMonth, asOf, from, previousFrom) => {
        const pair = periodsOf(kind, asOf, startMonth);
        expect(pair.current.period.from).toBe(from);
        expect(pair.previous.period.from).toBe(previousFrom);
    });

    test('refuses what is not a day', () => {
        expect(() => periodsOf('week', '2026-02-30')).toThrow(RangeError);
    });
});
