import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { destination } from '#kernel/geo';
import { parseOpeningHours } from '#kernel/visitRules';
import type { FoundStay } from '../stays/foundStay.ts';
import { NOON_MS, VADUZ } from '../testing/tracks.ts';
import { assignCustomer } from './assignCustomer.ts';
import { featuresOf, type CustomerFacts } from './features.ts';
import { DEFAULT_MODEL, fitModel, probabilities } from './model.ts';

const STAY: FoundStay = {
    ...VADUZ,
    startMs: NOON_MS,
    endMs: NOON_MS + 30 * 60_000,
    radiusMetres: 20,
    positionCount: 100,
    isOpen: false
};
const localTimeOf = (): { weekday: number; minute: number } => ({ weekday: 1, minute: 13 * 60 + 15 });

function customer(recordId: string, metres: number, facts: Partial<CustomerFacts> = {}): CustomerFacts {
    return {
        recordId,
        place: destination(VADUZ, 70, metres),
        radiusMetres: null,
        plannedMs: null,
        usualMinutes: 30,
        openingHours: null,
        visitsLastYear: 6,
        isVisitedToday: false,
        ...facts
    };
}

describe('assignCustomer', () => {
    it('names the near one of two and the other as runner-up', () => {
        const answer = assignCustomer(STAY, [customer('far', 120), customer('near', 10)], localTimeOf);
        expect(answer).toMatchObject({ decision: 'clear', best: { recordId: 'near' }, runnerUp: { recordId: 'far' } });
    });

    it('lets the plan of the hour decide between neighbours 50 m apart', () => {
        const answer = assignCustomer(
            STAY,
            [customer('a', 25, { plannedMs: NOON_MS }), customer('b', 25)],
            localTimeOf
        );
        expect(answer.best).toMatchObject({ recordId: 'a', reasons: expect.arrayContaining(['planned']) });
        expect(answer.best!.probability).toBeGreaterThan(0.9);
    });

    it('prefers the one that is open', () => {
        const hours = (text: string): Partial<CustomerFacts> => ({ openingHours: parseOpeningHours(text) });
        const answer = assignCustomer(
            STAY,
            [customer('closed', 20, hours('Mo-Fr 08:00-12:00')), customer('open', 20, hours('Mo-Fr 08:00-18:00'))],
            localTimeOf
        );
        expect(answer.best).toMatchObject({ recordId: 'open' });
    });

    it('leaves customers of one building together until the rep says', () => {
        const answer = assignCustomer(STAY, [customer('a', 10), customer('b', 12), customer('c', 200)], localTimeOf);
        expect(answer.decision).toBe('shared');
        expect([...answer.sharedBy].sort()).toEqual(['a', 'b']);
    });

    it("is nobody's far from everybody", () => {
        expect(assignCustomer(STAY, [customer('a', 280)], localTimeOf).decision).toBe('no-customer');
        expect(assignCustomer(STAY, [], localTimeOf)).toMatchObject({ best: null, noCustomerProbability: 1 });
    });

    it('reaches over a wide learned place', () => {
        const site = customer('site', 400, { radiusMetres: 300 });
        expect(assignCustomer(STAY, [site], localTimeOf).candidates).toHaveLength(1);
    });

    it('gives probabilities that sum to 1, in any order of the customers', () => {
        const customers = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1 }), metres: fc.nat({ max: 290 }) }), {
            selector: ({ id }) => id,
            maxLength: 5
        });
        fc.assert(
            fc.property(customers, (list) => {
                const facts = list.map(({ id, metres }) => customer(id, metres));
                const answer = assignCustomer(STAY, facts, localTimeOf);
                const sum = answer.candidates.reduce((total, { probability }) => total + probability, 0);
                expect(sum + answer.noCustomerProbability).toBeCloseTo(1, 9);
                expect(assignCustomer(STAY, [...facts].reverse(), localTimeOf)).toEqual(answer);
            }),
            { numRuns: 50 }
        );
    });
});

describe('fitModel', () => {
    it('finds the weights that examples were drawn from', () => {
        const near = featuresOf(STAY, customer('a', 10), localTimeOf);
        const planned = featuresOf(STAY, customer('b', 10, { plannedMs: NOON_MS }), localTimeOf);
        const examples = Array.from({ length: 100 }, (_, i) => ({
            candidates: [near, planned],
            chosen: i < 20 ? 0 : 1
        }));
        const [first, second] = probabilities([near, planned], fitModel(examples, DEFAULT_MODEL, 500));
        expect(second! / (first! + second!)).toBeCloseTo(0.8, 1);
    });
});
