import type { KpiFair, KpiFairFactors, KpiFairReason } from '#kernel/contracts';
import { fitRidge } from './ridge.ts';
import type { RidgeFit } from './ridge.ts';

/** One person over the days that are compared. */
export interface FairPerson {
    readonly userId: string;
    readonly raw: number | null;
    readonly isSmallSample: boolean;
    readonly factors: KpiFairFactors | null;
}

export const FAIR_FACTORS = ['density', 'meanLegKilometres', 'shareA', 'shareB'] as const;

/** Five people for each coefficient and the intercept. */
export const MINIMUM_PEOPLE = 25;
/** Below this the territory says next to nothing about the value. */
export const MINIMUM_R_SQUARED = 0.2;
/** In standardised factors: weighs like one more person without any deviation. */
const PENALTY = 1;
/** Expected values are given with two residual spreads on either side. */
const SPREADS = 2;

type Comparison = Pick<
    KpiFair,
    'state' | 'reason' | 'observations' | 'rSquared' | 'residualSpread' | 'intercept' | 'coefficients' | 'people'
>;

/**
 * What each person's value would be expected to be, from the values of all others and the territory of each: density of
 * accounts, mean way from visit to visit, shares of class A and B accounts.
 *
 * Shape: no expected value for anybody when fewer than 25 people can be compared or when the model, judged on people it has
 * not seen, explains less than a fifth of the differences. Somebody with a small sample gets an expected value but does not
 * teach the model.
 * Limits: a linear model says what goes together, not what causes what; it knows nothing of talent, prices or competitors.
 */
export function compareFairly(people: readonly FairPerson[]): Comparison {
    const known = people.filter(isComparable);
    const fit =
        known.length < MINIMUM_PEOPLE
            ? null
            : fitRidge(
                  known.map(rowOf),
                  known.map(({ raw }) => raw),
                  PENALTY
              );
    const reason = reasonOf(known.length, fit);
    const leftOut = new Map(known.map(({ userId }, at) => [userId, fit?.leftOut[at] ?? null]));
    const expectedOf = (person: FairPerson): number | null => {
        if (fit === null || reason !== null || person.factors === null) return null;
        return leftOut.get(person.userId) ?? predict(fit, person.factors);
    };
    return {
        state: reason === null ? 'fitted' : 'poor',
        reason,
        observations: known.length,
        rSquared: fit?.rSquared ?? null,
        residualSpread: fit?.residualSpread ?? null,
        intercept: fit?.intercept ?? null,
        coefficients: fit === null ? [] : coefficientsOf(fit),
        people: people.map((person) => {
            const expected = expectedOf(person);
            const width = SPREADS * (fit?.residualSpread ?? 0);
            return {
                ...person,
                expected,
                difference: expected === null || person.raw === null ? null : person.raw - expected,
                // No KPI is below 0.
                low: expected === null ? null : Math.max(0, expected - width),
                high: expected === null ? null : expected + width
            };
        })
    };
}

type Comparable = FairPerson & { readonly raw: number; readonly factors: KpiFairFactors };

const isComparable = (person: FairPerson): person is Comparable =>
    person.raw !== null && !person.isSmallSample && person.factors !== null;

const rowOf = ({ factors }: { readonly factors: KpiFairFactors }): number[] =>
    FAIR_FACTORS.map((code) => factors[code]);

function reasonOf(people: number, fit: RidgeFit | null): KpiFairReason | null {
    if (people < MINIMUM_PEOPLE) return 'too-few-people';
    if (fit === null) return 'no-variation';
    return fit.rSquared < MINIMUM_R_SQUARED ? 'poor-fit' : null;
}

function predict(fit: RidgeFit, factors: KpiFairFactors): number {
    return rowOf({ factors }).reduce((sum, value, at) => sum + value * (fit.coefficients[at] ?? 0), fit.intercept);
}

function coefficientsOf({ coefficients, means, spreads }: RidgeFit): KpiFair['coefficients'] {
    return FAIR_FACTORS.map((code, at) => ({
        code,
        coefficient: coefficients[at] ?? 0,
        mean: means[at] ?? 0,
        spread: spreads[at] ?? 0
    }));
}
