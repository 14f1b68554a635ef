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
    const shifts = problem.shifts.flatMap((_, shift) => (isAllowed(problem, candidate, shift) ? [shift] : []));
    const days = shifts.map((shift) => ({
        route: routeOf(solution, shift),
        travel: travelOf(problem, solution, shift)
    }));
    for (let count = 0; count <= MOST_REMOVED; count++) {
        const best = days
            .map(({ route, travel }) =>
                bestOnDay(problem, candidate, route, { ...limits, count, travelBefore: travel })
            )
            .reduce<ForcedInsertion | null>((winner, found) => (isCheaper(found, winner) ? found : winner), null);
        if (best !== null) return best;
    }
    return null;
}

function bestOnDay(
    problem: PlanningProblem,
    candidate: number,
    route: Route,
    { count, travelBefore, kept, isAcceptable }: ForcedLimits & { count: number; travelBefore: number }
): ForcedInsertion | null {
    const free = route.stops.filter(
        (stop) => problem.candidates[stop]?.isRequired === false && kept?.has(stop) !== true
    );
    const prizeOf = (stop: number): number => problem.candidates[stop]?.prize ?? 0;
    let best: ForcedInsertion | null = null;
    for (const removed of choicesOf(free, count)) {
        const pointsChange = prizeOf(candidate) - removed.reduce((total, stop) => total + prizeOf(stop), 0);
        if (best !== null && pointsChange < best.pointsChange) continue;
        const stops = route.stops.filter((stop) => !removed.includes(stop));
        const options = isAcceptable === undefined ? {} : { isAcceptable };
        const edited = bestInsertion(problem, candidate, { shift: route.shift, stops }, options);
        if (edited === null) continue;
        const travelChangeSeconds = edited.times.travelSeconds - travelBefore;
        const found = { candidate, edited, removed, pointsChange, travelChangeSeconds };
        if (isCheaper(found, best)) best = found;
    }
    return best;
}

function isCheaper(found: ForcedInsertion | null, winner: ForcedInsertion | null): boolean {
    if (found === null || winner === null) return found !== null;
    if (found.pointsChange !== winner.pointsChange) return found.pointsChange > winner.pointsChange;
    return found.travelChangeSeconds < winner.travelChangeSeconds;
}

function travelOf(problem: PlanningProblem, solution: Solution, shift: number): number {
    return scheduled(problem, shift, routeOf(solution, shift).stops)?.times.travelSeconds ?? 0;
}
