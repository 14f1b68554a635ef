/** Targets have four decimals; sums are made of whole ten-thousandths, so that they are exact. */
export const UNITS = 10_000;

export const toUnits = (value: number): number => Math.round(value * UNITS);
export const fromUnits = (units: number): number => units / UNITS;

/** Sum of values of at most four decimals, exact. */
export function sumExactly(values: readonly number[]): number {
    return fromUnits(values.reduce((sum, value) => sum + toUnits(value), 0));
}
