/** Why a record does not count although it looks as if it should. */
export const EXCLUSION_CODES = [
    'future-dated',
    'no-check-in',
    'no-check-out',
    'ends-before-start',
    'cancelled',
    'no-account',
    'no-class',
    'no-cadence',
    'too-new',
    'no-outcome',
    'no-position',
    'no-place',
    'no-probability',
    'no-amount',
    'other-currency',
    'no-cost-setting',
    'no-one-on-one'
] as const;
export type ExclusionCode = (typeof EXCLUSION_CODES)[number];

/** A KPI counted over some facts: enough to show the number, to open it to its records and to recount it. */
export interface Tally {
    readonly numerator: number;
    /** 1 for plain counts and sums. */
    readonly denominator: number;
    readonly numeratorIds: readonly string[];
    readonly denominatorIds: readonly string[];
    readonly excluded: ReadonlyMap<ExclusionCode, readonly string[]>;
    /** Records looked at, and those among them that lack what the formula needs. */
    readonly sourceCount: number;
    readonly incompleteCount: number;
}

/** Exclusions that mean missing or wrong data; the others are rules. */
export const INCOMPLETE: ReadonlySet<ExclusionCode> = new Set<ExclusionCode>([
    'no-check-in',
    'no-check-out',
    'ends-before-start',
    'no-class',
    'no-amount',
    'no-outcome',
    'no-position',
    'no-place',
    'no-probability',
    'no-cost-setting',
    'no-one-on-one'
]);

/** Records sorted into those that count and those that do not, each once. */
export interface Sorted<Fact> {
    readonly counted: readonly Fact[];
    readonly excluded: ReadonlyMap<ExclusionCode, readonly string[]>;
}

/** Keeps the facts for which `reason` gives null and lists the others under their reason. */
export function sortOut<Fact extends { readonly id: string }>(
    facts: readonly Fact[],
    reason: (fact: Fact) => ExclusionCode | null
): Sorted<Fact> {
    const counted: Fact[] = [];
    const excluded = new Map<ExclusionCode, string[]>();
    for (const fact of facts) {
        const code = reason(fact);
        if (code === null) {
            counted.push(fact);
        } else {
            const ids = excluded.get(code) ?? [];
            ids.push(fact.id);
            excluded.set(code, ids);
        }
    }
    return { counted, excluded };
}

/** A tally of counted records: `numerator` and `denominator` default to the number of their ids. */
export function tallyOf(
    sorted: Sorted<{ readonly id: string }>,
    numeratorIds: readonly string[],
    denominatorIds: readonly string[],
    amounts: { readonly numerator?: number; readonly denominator?: number } = {}
): Tally {
    let excludedCount = 0;
    let incompleteCount = 0;
    for (const [code, ids] of sorted.excluded) {
        excludedCount += ids.length;
        incompleteCount += INCOMPLETE.has(code) ? ids.length : 0;
    }
    return {
        numerator: amounts.numerator ?? numeratorIds.length,
        denominator: amounts.denominator ?? denominatorIds.length,
        numeratorIds,
        denominatorIds,
        excluded: sorted.excluded,
        sourceCount: sorted.counted.length + excludedCount,
        incompleteCount
    };
}

/** `numerator / denominator`, null when there is nothing to divide by: no value, never 0. */
export function ratioOf(tally: Pick<Tally, 'numerator' | 'denominator'>): number | null {
    return tally.denominator === 0 ? null : tally.numerator / tally.denominator;
}

export const idsOf = (facts: readonly { readonly id: string }[]): string[] => facts.map((fact) => fact.id);
