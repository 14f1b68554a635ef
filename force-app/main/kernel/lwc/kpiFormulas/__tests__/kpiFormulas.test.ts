import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { daysFrom } from '../days.ts';
import type { KpiFacts, KpiRange, VisitFact } from '../facts.ts';
import {
    cadenceAttainment,
    conversionPerVisit,
    coverage,
    planAdherence,
    ratioOf,
    sales,
    visitsCompleted,
    visitsPerFieldHour,
    winRate
} from '../kpiFormulas.ts';
import { sumDecimals } from '../money.ts';

const range: KpiRange = {
    from: '2026-06-01',
    to: '2026-06-04',
    periodTo: '2026-06-08',
    today: '2026-06-03',
    currency: 'USD',
    rates: { perHour: null, perKilometre: null }
};
const nothing: KpiFacts = {
    visits: [],
    accounts: [],
    opportunities: [],
    leads: [],
    people: [],
    wonDaysByAccount: new Map()
};

const aVisit = (more: Partial<VisitFact> = {}): VisitFact => ({
    id: 'v',
    ownerId: 'u',
    accountId: 'a',
    customerClass: 'A',
    status: 'Completed',
    isInPerson: true,
    isJoint: false,
    isOnSite: true,
    outcome: 'Order',
    isFirstVisit: false,
    isFirstMeeting: false,
    plannedDay: null,
    isDue: false,
    day: '2026-06-02',
    startsAt: 1000,
    endsAt: 2000,
    isFuture: false,
    way: { fieldSeconds: 1000, metres: 0, travelSeconds: 0 },
    ...more
});

describe('without records', () => {
    test.each([
        ['counts and sums are 0', [visitsCompleted, sales], 0],
        [
            'ratios have no value',
            [coverage, cadenceAttainment, planAdherence, visitsPerFieldHour, winRate, conversionPerVisit],
            null
        ]
    ])('%s', (_name, formulas, value) => {
        expect(formulas.map((formula) => ratioOf(formula(nothing, range)))).toEqual(formulas.map(() => value));
    });
});

describe('visits', () => {
    test('without a check-out count as visits but give no field hours', () => {
        const facts = { ...nothing, visits: [aVisit({ endsAt: null })] };
        expect(visitsCompleted(facts, range).numerator).toBe(1);
        const perHour = visitsPerFieldHour(facts, range);
        expect(ratioOf(perHour)).toBeNull();
        expect(perHour.excluded.get('no-check-out')).toEqual(['v']);
        expect(perHour.incompleteCount).toBe(1);
    });

    test.each([
        ['2026-03-02', 0], // 91 days before the first day: judged before
        ['2026-03-03', 1],
        ['2026-03-05', 1],
        ['2026-03-06', 0] // its 90 days end after the last day
    ])('of %s are judged in this period: %i', (day, denominator) => {
        expect(conversionPerVisit({ ...nothing, visits: [aVisit({ day })] }, range).denominator).toBe(denominator);
    });

    test('an order before the visit or after 90 days is not its doing', () => {
        const facts = (won: string): KpiFacts => ({
            ...nothing,
            visits: [aVisit({ day: '2026-03-04' })],
            wonDaysByAccount: new Map([['a', [won]]])
        });
        const converted = (won: string): number => conversionPerVisit(facts(won), range).numerator;
        expect(['2026-03-03', '2026-03-04', '2026-06-02', '2026-06-03'].map(converted)).toEqual([0, 1, 1, 0]);
    });
});

describe('cadence attainment', () => {
    test.each([
        ['2026-05-20', 1], // 14 days before the last day, 3 June
        ['2026-05-19', 0],
        [null, 0]
    ])('with an interval of 14 days and a last visit on %s gives %i of 1', (lastVisitDay, numerator) => {
        const accounts = [
            { id: 'a', ownerId: 'u', customerClass: 'A', intervalDays: 14, createdDay: '2026-01-01', lastVisitDay }
        ];
        expect(cadenceAttainment({ ...nothing, accounts }, range)).toMatchObject({ numerator, denominator: 1 });
    });
});

test('amounts add up exactly', () => {
    expect(sumDecimals(['0.1', '0.2'])).toBe(0.3);
    expect(sumDecimals(['-5.55', '2'])).toBe(-3.55);
    expect(sumDecimals([])).toBe(0);
    expect(() => sumDecimals(['1e5'])).toThrow(RangeError);
});

test('property: cents add up whatever their order', () => {
    fc.assert(
        fc.property(fc.array(fc.integer({ min: -99_999_999, max: 99_999_999 }), { maxLength: 50 }), (cents) => {
            const texts = cents.map(
                (c) =>
                    `${c < 0 ? '-' : ''}${Math.trunc(Math.abs(c) / 100)}.${String(Math.abs(c) % 100).padStart(2, '0')}`
            );
            expect(sumDecimals(texts)).toBe(cents.reduce((sum, c) => sum + c, 0) / 100);
            expect(sumDecimals(texts.reverse())).toBe(sumDecimals(texts));
        })
    );
});

test('property: every completed visit of the period is counted or excluded, once', () => {
    const visit = fc.record({
        status: fc.constantFrom('Completed', 'Planned'),
        day: fc.constantFrom('2026-05-31', '2026-06-01', '2026-06-03', '2026-06-05'),
        startsAt: fc.option(fc.integer({ min: 0, max: 100 })),
        endsAt: fc.option(fc.integer({ min: 0, max: 100 }))
    });
    fc.assert(
        fc.property(fc.array(visit, { maxLength: 30 }), (drawn) => {
            const visits = drawn.map((part, index) => aVisit({ ...part, id: String(index) }));
            const tally = visitsCompleted({ ...nothing, visits }, range);
            const listed = [...tally.numeratorIds, ...[...tally.excluded.values()].flat()].sort();
            const expected = visits.filter(
                ({ status, day }) => status === 'Completed' && day >= range.from && day < range.to
            );
            expect(listed).toEqual(expected.map(({ id }) => id).sort());
            expect(tally.sourceCount).toBe(expected.length);
        })
    );
});

test('days are counted across a leap day and refuse other text', () => {
    expect(daysFrom('2028-02-28', '2028-03-01')).toBe(2);
    expect(() => daysFrom('28.2.2028', '2028-03-01')).toThrow(RangeError);
});
