import { describe, expect, test } from '@jest/globals';
import type { PersonRecords } from '../facts/personRecords.ts';
import { CALLER, kpisOver } from '../testing/randomOrg.ts';
import { recordsOf } from '../testing/recordsOf.ts';
import { kpiFairSchema } from '../../contracts/index.ts';
import { compareFairly, MINIMUM_PEOPLE } from './fairComparison.ts';
import type { FairPerson } from './fairComparison.ts';
import { factorsOf } from './factors.ts';

/** Numbers that look thrown, always the same: fractional parts of multiples of the golden ratio. */
const spread = (n: number, by: number): number => (n * by) % 1;

function person(n: number, more: Partial<FairPerson> = {}): FairPerson {
    const factors = {
        density: spread(n, 0.618) * 4,
        meanLegKilometres: 1 + spread(n, 0.414) * 10,
        shareA: spread(n, 0.732),
        shareB: spread(n, 0.236)
    };
    // Two less for each ten kilometres of way, one more for each unit of density.
    const raw = 10 + factors.density - 0.2 * factors.meanLegKilometres;
    return { userId: `u${String(n).padStart(3, '0')}`, raw, isSmallSample: false, factors, ...more };
}

const people = (count: number, of: (n: number) => FairPerson = person): FairPerson[] =>
    Array.from({ length: count }, (_item, n) => of(n));

describe('a team whose values follow from their territories', () => {
    const comparison = compareFairly(people(60));

    test('the model finds it, says how well it foretells, and expects what there is', () => {
        expect(comparison).toMatchObject({ state: 'fitted', reason: null, observations: 60 });
        expect(comparison.rSquared).toBeGreaterThan(0.99);
        const [density, leg, shareA] = comparison.coefficients;
        expect(density?.coefficient).toBeCloseTo(1, 1);
        expect(leg?.coefficient).toBeCloseTo(-0.2, 1);
        expect(shareA?.coefficient).toBeCloseTo(0, 0);
        comparison.people.forEach(({ difference }) => expect(Math.abs(difference ?? 9)).toBeLessThan(0.2));
    });

    test('somebody who does more than the territory says stands out, and does not lift their own expectation', () => {
        const better = people(60, (n) => person(n, n === 7 ? { raw: (person(7).raw ?? 0) + 5 } : {}));
        const [before, after] = [comparison.people[7], compareFairly(better).people[7]];
        expect(after?.difference).toBeCloseTo(5, 0);
        expect(after?.expected).toBeCloseTo(before?.expected ?? NaN, 1);
        expect(after?.raw ?? 0).toBeGreaterThan(after?.high ?? Infinity);
    });

    test('a small sample is compared but teaches nothing', () => {
        const withGuest = compareFairly([...people(60), person(99, { raw: 1000, isSmallSample: true })]);
        expect(withGuest.coefficients).toEqual(comparison.coefficients);
        expect(withGuest.people[60]?.expected).toBeCloseTo(person(99).raw ?? NaN, 0);
        expect(withGuest.observations).toBe(60);
    });
});

describe('no expected value', () => {
    test.each<[string, FairPerson[], string]>([
        ['for fewer people than five a coefficient', people(MINIMUM_PEOPLE - 1), 'too-few-people'],
        ['where all values are the same', people(40, (n) => person(n, { raw: 3 })), 'no-variation'],
        ['where the territory says nothing', people(40, (n) => person(n, { raw: spread(n * n, 0.7071) })), 'poor-fit'],
        ['where nobody has a territory', people(40, (n) => person(n, { factors: null })), 'too-few-people']
    ])('%s: %#', (_name, drawn, reason) => {
        const { state, reason: said, people: shown } = compareFairly(drawn);
        expect([state, said]).toEqual(['poor', reason]);
        const given = shown.flatMap(({ expected, low, high, difference }) => [expected, low, high, difference]);
        expect(new Set(given)).toEqual(new Set([null]));
        expect(shown.map(({ raw }) => raw)).toEqual(drawn.map(({ raw }) => raw));
    });

    test('for a person without a territory beside others who have one', () => {
        const { people: shown } = compareFairly([...people(60), person(70, { factors: null })]);
        expect(shown[60]).toMatchObject({ expected: null, low: null, high: null, difference: null });
    });
});

/*
 * By hand: five accounts on the equator at 0, 0.01, 0.02, 0.03 and 0.04 degrees, 1.112 km apart: distances from the centre 2.224,
 * 1.112, 0, 1.112, 2.224; root mean square √((2 · 4.946 + 2 · 1.236) / 5) = 1.573 km; 5 / (π · 2.473) = 0.6435 per km², ln −0.441.
 */
test('the territory of a person', () => {
    const accounts = [0, 1, 2, 3, 4].map((n) => ({
        id: `a${n}`,
        ownerId: 'u',
        customerClass: n < 2 ? 'A' : n === 2 ? 'B' : null,
        latitude: 0,
        longitude: n / 100,
        intervalDays: null,
        createdAt: 0
    }));
    const records = (rows: typeof accounts): PersonRecords =>
        recordsOf('u', { accounts: rows, visits: [], deals: [], leads: [] });
    const factors = factorsOf(records(accounts), 3);
    expect(factors).toMatchObject({ meanLegKilometres: 3, shareA: 0.4, shareB: 0.2 });
    expect(factors?.density).toBeCloseTo(-0.441, 2);
    expect(factorsOf(records(accounts.slice(1)), 3)).toBeNull();
    expect(factorsOf(records(accounts), null)).toBeNull();
});

test('three people are too few; what is no matter of territory is not compared; the answer is as the contract says', async () => {
    const kpis = kpisOver({ accounts: [], visits: [], deals: [], leads: [] });
    const fair = await kpis.fair(CALLER, 'visits-per-field-hour', { period: 'week' });
    expect(kpiFairSchema.parse(fair)).toEqual(fair);
    // The 12 complete weeks before the one of 1 June 2026.
    expect(fair).toMatchObject({ state: 'poor', reason: 'too-few-people', from: '2026-03-09', to: '2026-06-01' });
    expect(await kpis.fair(CALLER, 'kilometres-per-visit', { period: 'week' })).toMatchObject({
        reason: 'not-comparable'
    });
    await expect(kpis.fair(CALLER, 'luck', { period: 'week' })).rejects.toMatchObject({ code: 'not-found' });
});
