import type { GoalCount } from '#kernel/contracts';
import { goalMetricOf } from '#kernel/goalRules';

/** A goal of several people, and the same goal counted for one of them. */
export interface OwnPartInput {
    readonly metric: string;
    readonly target: number;
    readonly whole: Pick<GoalCount, 'state' | 'value'>;
    readonly own: Pick<GoalCount, 'value'>;
    /** People who work on each day of the goal's period; those of one person are 0 and 1. */
    readonly wholeWeights: readonly number[];
    readonly ownWeights: readonly number[];
    /** Place of today in the period. */
    readonly today: number;
}

/**
 * What one person has to reach so that several reach their goal: what they have, and of what is still open their part by the
 * working days that are left. A share or a duration is the same for each. Where the caller may not see what the others did,
 * the part is that of the whole target by all working days.
 */
export function ownTarget(input: OwnPartInput): number {
    const { metric, target, whole, own, ownWeights, wholeWeights, today } = input;
    const known = goalMetricOf(metric);
    if (known?.accumulation !== 'sum') {
        return target;
    }
    const upToStep = (amount: number): number => Math.ceil(amount / known.step - 1e-9) * known.step;
    if (whole.state === 'not-visible') {
        return upToStep(target * partOf(ownWeights, wholeWeights));
    }
    const open = Math.max(0, target - (whole.value?.value ?? 0));
    const first = Math.max(0, today);
    const part = partOf(ownWeights.slice(first), wholeWeights.slice(first));
    return (own.value?.value ?? 0) + upToStep(open * part);
}

function partOf(own: readonly number[], whole: readonly number[]): number {
    const sum = (weights: readonly number[]): number => weights.reduce((total, weight) => total + weight, 0);
    return sum(whole) === 0 ? 0 : Math.min(1, sum(own) / sum(whole));
}
