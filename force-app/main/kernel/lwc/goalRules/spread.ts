import { fromUnits, toUnits } from './units.ts';

/**
 * Splits an amount into whole steps in proportion to weights; what is left over goes to the largest remainders, the
 * earlier ones first among equals (Hamilton's method). What is smaller than one step goes to the last part.
 *
 * Shape: one part for each weight; the parts add up to the amount exactly. Null when no weight is above 0.
 * Units: `amount` and `step` have at most four decimals; weights are whole numbers from 0.
 * Errors: RangeError for a negative amount, a step of 0 or weights that are not whole.
 */
export function spread(amount: number, weights: readonly number[], step: number): number[] | null {
    requireSane(amount, weights, step);
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    if (whole === 0) {
        return null;
    }
    const stepUnits = toUnits(step);
    const units = toUnits(amount);
    const steps = Math.floor(units / stepUnits);
    const parts = apportion(steps, weights, whole).map((count) => count * stepUnits);
    const last = weights.reduce((found, weight, index) => (weight > 0 ? index : found), 0);
    parts[last] = (parts[last] as number) + (units - steps * stepUnits);
    return parts.map(fromUnits);
}

function apportion(steps: number, weights: readonly number[], whole: number): number[] {
    // In two halves, so that large amounts lose no digit.
    const each = Math.floor(steps / whole);
    const rest = steps - each * whole;
    const counts = weights.map((weight) => each * weight + Math.floor((rest * weight) / whole));
    const missing = steps - counts.reduce((sum, count) => sum + count, 0);
    const remainders = weights.map((weight, index) => ({ index, remainder: (rest * weight) % whole }));
    remainders
        .filter(({ remainder }) => remainder > 0)
        .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
        .slice(0, missing)
        .forEach(({ index }) => {
            counts[index] = (counts[index] as number) + 1;
        });
    return counts;
}

function requireSane(amount: number, weights: readonly number[], step: number): void {
    if (!(amount >= 0) || !Number.isFinite(amount)) {
        throw new RangeError(`Expected an amount from 0, got ${amount}.`);
    }
    if (!(toUnits(step) > 0)) {
        throw new RangeError(`Expected a step above 0, got ${step}.`);
    }
    const wrong = weights.find((weight) => !Number.isInteger(weight) || weight < 0);
    if (wrong !== undefined) {
        throw new RangeError(`Expected whole weights from 0, got ${wrong}.`);
    }
}

/**
 * What is still to do, over the rest of the days: a missed day spreads over the days to come, a good day lightens them.
 *
 * Shape: one part for each day from `fromIndex` on; null when none of them is a working day.
 */
export function spreadRest(
    target: number,
    done: number,
    weights: readonly number[],
    fromIndex: number,
    step: number
): number[] | null {
    const open = fromUnits(Math.max(0, toUnits(target) - toUnits(done)));
    return spread(open, weights.slice(Math.max(0, fromIndex)), step);
}
