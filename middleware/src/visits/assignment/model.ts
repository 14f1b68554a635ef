import type { Features } from './features.ts';
import { FEATURE_NAMES } from './features.ts';

/** Weights of a conditional logit model; `noCustomer` is the utility of "nobody's stay". */
export interface AssignmentModel {
    readonly weights: Features;
    readonly noCustomer: number;
}

/**
 * Fitted by `fitModel` on simulated days that are not used for judging (`visitedToday`, which they do not show, is
 * set by hand); docs/decisions/0020-stay-detection.md.
 *
 * Source: McFadden, "Conditional logit analysis of qualitative choice behavior", 1974.
 */
export const DEFAULT_MODEL: AssignmentModel = {
    weights: {
        near: 4.4,
        planned: 1.4,
        plannedNow: 3.3,
        usualDwell: 1.1,
        closed: -1.4,
        history: 0.85,
        visitedToday: -2
    },
    noCustomer: -1.25
};

export function utilityOf(features: Features, { weights }: AssignmentModel): number {
    return FEATURE_NAMES.reduce((sum, name) => sum + weights[name] * features[name], 0);
}

/** Probabilities that sum to 1; the last is "no customer". */
export function probabilities(candidates: readonly Features[], model: AssignmentModel): number[] {
    const utilities = [...candidates.map((features) => utilityOf(features, model)), model.noCustomer];
    const most = Math.max(...utilities);
    const weights = utilities.map((utility) => Math.exp(utility - most));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return weights.map((weight) => weight / sum);
}

/** A stay whose customer is known: `chosen` is the index in `candidates`, or their number for "no customer". */
export interface Example {
    readonly candidates: readonly Features[];
    readonly chosen: number;
}

/**
 * The weights that make the examples likeliest, by gradient ascent with a small pull towards `start` (so that a feature that the
 * examples do not show keeps its weight). Deterministic; convex.
 */
export function fitModel(
    examples: readonly Example[],
    start = DEFAULT_MODEL,
    rounds = 2_000,
    step = 0.3
): AssignmentModel {
    const weights = { ...start.weights } as Record<keyof Features, number>;
    let noCustomer = start.noCustomer;
    const pull = 0.001;
    for (let round = 0; round < rounds; round++) {
        const gradient = Object.fromEntries(
            FEATURE_NAMES.map((name) => [name, -pull * (weights[name] - start.weights[name])])
        ) as Record<keyof Features, number>;
        let noCustomerGradient = -pull * (noCustomer - start.noCustomer);
        for (const { candidates, chosen } of examples) {
            const chances = probabilities(candidates, { weights, noCustomer });
            candidates.forEach((features, i) => {
                const surprise = ((i === chosen ? 1 : 0) - chances[i]!) / examples.length;
                for (const name of FEATURE_NAMES) gradient[name] += surprise * features[name];
            });
            noCustomerGradient +=
                ((chosen === candidates.length ? 1 : 0) - chances[candidates.length]!) / examples.length;
        }
        for (const name of FEATURE_NAMES) weights[name] += step * gradient[name];
        noCustomer += step * noCustomerGradient;
    }
    return { weights, noCustomer };
}
