import type { PlanningProblem, Solution } from '../model.ts';
import { bestInsertion, routeOf, scheduled, type EditedRoute } from '../routeEdits.ts';

/** Who takes the place of a stop, with the day after the change. */
export interface Replacement {
    readonly candidate: number;
    readonly edited: EditedRoute;
    readonly pointsChange: number;
    readonly travelChangeSeconds: number;
}

/**
 * The best unassigned visit for the day of a stop once that is gone, the other stops in their order. Exact: each candidate
 * at each position; the most points less travel win.
 *
 * `open`: unassigned candidates, the most valuable first; the search ends as soon as no later one can win. `leastGain`:
 * points less travel that the change must bring to be of interest.
 */
export function replacementOf(
    problem: PlanningProblem,
    solution: Solution,
    shift: number,
    stop: number,
    open: readonly number[],
    leastGain = -Infinity
): Replacement | null {
    const route = routeOf(solution, shift);
    const before = scheduled(problem, shift, route.stops);
    const without = { shift, stops: route.stops.filter((other) => other !== stop) };
    const base = scheduled(problem, shift, without.stops);
    if (before === null || base === null) return null;
    const { travelPerSecond } = problem.weights;
    const prizeOf = (candidate: number): number => problem.candidates[candidate]?.prize ?? 0;
    let best: Replacement | null = null;
    const loss = prizeOf(stop) + travelPerSecond * (base.times.travelSeconds - before.times.travelSeconds);
    let bestWorth = leastGain + loss;
    for (const candidate of open) {
        if (prizeOf(candidate) + travelPerSecond * base.times.travelSeconds <= bestWorth) break;
        const edited = bestInsertion(problem, candidate, without);
        if (edited === null) continue;
        const worth = prizeOf(candidate) - travelPerSecond * (edited.times.travelSeconds - base.times.travelSeconds);
        if (worth > bestWorth) {
            bestWorth = worth;
            best = {
                candidate,
                edited,
                pointsChange: prizeOf(candidate) - prizeOf(stop),
                travelChangeSeconds: edited.times.travelSeconds - before.times.travelSeconds
            };
        }
    }
    return best;
}
