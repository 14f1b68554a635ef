/** An objective has two to five key results; more is a list, fewer is a goal. */
export const KEY_RESULTS = { least: 2, most: 5 } as const;

/** Mean of the key results, each counted up to its target; null when none has a value. */
export function objectiveProgress(attainments: readonly (number | null)[]): number | null {
    const known = attainments.filter((attainment) => attainment !== null);
    return known.length === 0
        ? null
        : known.reduce((sum, attainment) => sum + Math.min(1, Math.max(0, attainment)), 0) / known.length;
}

export function keyResultNotice(count: number): 'too-few' | 'too-many' | null {
    if (count < KEY_RESULTS.least) {
        return 'too-few';
    }
    return count > KEY_RESULTS.most ? 'too-many' : null;
}
