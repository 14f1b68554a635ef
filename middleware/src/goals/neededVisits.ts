import type { KpiValue } from '#kernel/contracts';
import { goalMetricOf, spreadRest, sumExactly } from '#kernel/goalRules';
import type { Candidate } from './criteria.ts';

/** Days of the plan inside the goal's calendar. */
export interface NeedInput {
    readonly metric: string;
    readonly target: number;
    readonly value: KpiValue | null;
    readonly weights: readonly number[];
    /** Places of the first day of the plan and of the day after its last. */
    readonly first: number;
    readonly end: number;
}

/** Deals that a person can prepare in a week, where no number says how many it takes. */
const DEALS_A_WEEK = 5;
/** No week holds more visits than this. */
const MOST = 60;

/** The candidates that together close these days' part of the gap, most helpful first; fewer when there are not more. */
export function chooseCandidates(input: NeedInput, candidates: readonly Candidate[]): Candidate[] {
    const sorted = [...candidates].sort((a, b) => b.weight - a.weight || (a.recordId < b.recordId ? -1 : 1));
    return takeUntil(sorted, input).slice(0, MOST);
}

function takeUntil(sorted: readonly Candidate[], input: NeedInput): readonly Candidate[] {
    const { metric } = input;
    if (metric === 'orders' || metric === 'sales') {
        return untilEnough(sorted, partOfGap(input), metric);
    }
    const wanted = neededCount(input);
    return sorted.slice(0, wanted);
}

/** Visits that these days need; for levels of deals a handful. */
export function neededCount(input: NeedInput): number {
    const { metric, target, value } = input;
    const accumulation = goalMetricOf(metric)?.accumulation;
    if (accumulation === 'sum') {
        return Math.ceil(partOfGap(input));
    }
    if (metric === 'coverage' || metric === 'cadence-attainment') {
        const missing = Math.max(0, Math.ceil(target * (value?.denominator ?? 0) - (value?.numerator ?? 0) - 1e-9));
        // A customer who is overdue today weighs on the value every day; coverage has until the end of the period.
        return metric === 'coverage' ? Math.ceil(partOf(missing, input)) : missing;
    }
    return value?.value !== null && value !== null && value.value >= target ? 0 : DEALS_A_WEEK;
}

/** What these days are to add: their share of what is still to do. */
export function partOfGap(input: NeedInput): number {
    return partOf(Math.max(0, input.target - (input.value?.value ?? 0)), input);
}

function partOf(gap: number, { weights, first, end, metric }: NeedInput): number {
    const step = metric === 'coverage' ? 1 : (goalMetricOf(metric)?.step ?? 1);
    const rest = spreadRest(Math.round(gap * 10_000) / 10_000, 0, weights, first, step);
    return sumExactly(rest?.slice(0, Math.max(0, end - Math.max(0, first))) ?? []);
}

/** Deals until their expected value (or expected number of wins) covers the gap. */
function untilEnough(sorted: readonly Candidate[], gap: number, metric: string): readonly Candidate[] {
    let covered = 0;
    const chosen: Candidate[] = [];
    for (const candidate of sorted) {
        if (covered >= gap) {
            break;
        }
        chosen.push(candidate);
        const wins = Number(candidate.params['probability'] ?? 0) / 100;
        covered += metric === 'orders' ? wins : (candidate.contribution ?? 0);
    }
    return chosen;
}
