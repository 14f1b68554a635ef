import type { PlanningProblem, Route, Solution } from '../model.ts';
import { bestInsertion, choicesOf, isAllowed, routeOf, scheduled, type EditedRoute } from '../routeEdits.ts';

/** What it takes to have an unassigned visit in the plan. */
export interface ForcedInsertion {
    readonly candidate: number;
    readonly edited: EditedRoute;
    /** Candidates that must go. */
    readonly removed: readonly number[];
    readonly pointsChange: number;
    readonly travelChangeSeconds: number;
}

export interface ForcedLimits {
    /** Stops that never go, besides the required ones. */
    readonly kept?: ReadonlySet<number>;
    /** Has the last word on a day that could be driven. */
    readonly isAcceptable?: (edited: EditedRoute) => boolean;
}

/** More than this many stops for one visit is no advice. */
const MOST_REMOVED = 3;

/**
 * The cheapest way to force a visit in: the fewest stops of one day that must go, among those the most points, then the
 * least travel. Exact: all days, all sets of that size, all positions. Required stops never go.
 *
 * Null when no day takes it even so.
 */
export function forcedInsertion(
    problem: PlanningProblem,
    solution: Solution,
    candidate: number,
    limits: ForcedLimits = {}
): ForcedInsertion | null {
    for (let count = 0; count <= MOST_REMOVED; count++) {
        let best: ForcedInsertion | null = null;
        for (const choice of choicesByPoints(problem, solution, candidate, count, limits)) {
            if (best !== null && choice.pointsChange < best.pointsChange) break;
            const found = insertAfter(problem, candidate, choice, limits);
            if (isCheaper(found, best)) best = found;
        }
        if (best !== null) return best;
    }
    return null;
}

/** Stops of one day that would go. */
interface Choice {
    readonly route: Route;
    readonly removed: readonly number[];
    readonly pointsChange: number;
}

/** All sets of `count` stops of a day that may go, the least loss first: the first that makes room is the best but for ties. */
function choicesByPoints(
    problem: PlanningProblem,
    solution: Solution,
    candidate: number,
    count: number,
    { kept }: ForcedLimits
): Choice[] {
    const prizeOf = (stop: number): number => problem.candidates[stop]?.prize ?? 0;
    const mayGo = (stop: number): boolean => problem.candidates[stop]?.isRequired === false && kept?.has(stop) !== true;
    const choices = problem.shifts.flatMap((_, shift) => {
        if (!isAllowed(problem, candidate, shift)) return [];
        const route = routeOf(solution, shift);
        return [...choicesOf(route.stops.filter(mayGo), count)].map((removed) => {
            const lost = removed.reduce((total, stop) => total + prizeOf(stop), 0);
            return { route, removed, pointsChange: prizeOf(candidate) - lost };
        });
    });
    return choices.sort((a, b) => b.pointsChange - a.pointsChange);
}

function insertAfter(
    problem: PlanningProblem,
    candidate: number,
    { route, removed, pointsChange }: Choice,
    { isAcceptable }: ForcedLimits
): ForcedInsertion | null {
    const stops = route.stops.filter((stop) => !removed.includes(stop));
    const options = isAcceptable === undefined ? {} : { isAcceptable };
    const edited = bestInsertion(problem, candidate, { shift: route.shift, stops }, options);
    if (edited === null) return null;
    const before = scheduled(problem, route.shift, route.stops)?.times.travelSeconds ?? 0;
    return { candidate, edited, removed, pointsChange, travelChangeSeconds: edited.times.travelSeconds - before };
}

function isCheaper(found: ForcedInsertion | null, winner: ForcedInsertion | null): boolean {
    if (found === null || winner === null) return found !== null;
    if (found.pointsChange !== winner.pointsChange) return found.pointsChange > winner.pointsChange;
    return found.travelChangeSeconds < winner.travelChangeSeconds;
}
