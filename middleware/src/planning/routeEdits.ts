import type { PlanningProblem, Route, Solution } from './model.ts';
import { schedule, type RouteSchedule } from './solver/schedule.ts';

/** A route after a change, with its exact times. */
export interface EditedRoute {
    readonly route: Route;
    readonly times: RouteSchedule;
}

/** The route of a shift; empty when the solution does not name the shift. */
export function routeOf(solution: Solution, shift: number): Route {
    return solution.routes.find((route) => route.shift === shift) ?? { shift, stops: [] };
}

export function isAllowed(problem: PlanningProblem, candidate: number, shift: number): boolean {
    const { allowedShifts } = problem.candidates[candidate] ?? {};
    return allowedShifts === undefined || allowedShifts.includes(shift);
}

/** Whether the visit may join the route, time aside. */
export function mayJoin(problem: PlanningProblem, candidate: number, { shift, stops }: Route): boolean {
    return stops.length < (problem.shifts[shift]?.maxVisits ?? 0) && isAllowed(problem, candidate, shift);
}

/**
 * The best place for a visit in a route: least travel, then the earliest end; null when none is feasible. Exact: every
 * position is tried, appointments and lunch are placed anew each time.
 *
 * `from` is the first position that may be used; `isAcceptable` has the last word on feasible results.
 */
export function bestInsertion(
    problem: PlanningProblem,
    candidate: number,
    route: Route,
    options: { readonly from?: number; readonly isAcceptable?: (edited: EditedRoute) => boolean } = {}
): EditedRoute | null {
    const { from = 0, isAcceptable = () => true } = options;
    if (!mayJoin(problem, candidate, route) || !mayFit(problem, candidate, route)) return null;
    let best: EditedRoute | null = null;
    for (let position = from; position <= route.stops.length; position++) {
        const edited = scheduled(problem, route.shift, [
            ...route.stops.slice(0, position),
            candidate,
            ...route.stops.slice(position)
        ]);
        if (edited !== null && isShorter(edited, best) && isAcceptable(edited)) best = edited;
    }
    return best;
}

/** The route with exact times, or null when it cannot be kept. */
export function scheduled(problem: PlanningProblem, shift: number, stops: readonly number[]): EditedRoute | null {
    const route = { shift, stops };
    const times = schedule(problem, route);
    return times.isFeasible ? { route, times } : null;
}

function isShorter({ times }: EditedRoute, best: EditedRoute | null): boolean {
    if (best === null || times.travelSeconds < best.times.travelSeconds) return true;
    return times.travelSeconds === best.times.travelSeconds && times.endsAt < best.times.endsAt;
}

/** A quick no that is never wrong: what must be done takes longer than the shift lasts, or the customer is closed then. */
function mayFit({ shifts, candidates }: PlanningProblem, candidate: number, route: Route): boolean {
    const shift = shifts[route.shift];
    const joining = candidates[candidate];
    if (shift === undefined || joining === undefined) return false;
    const busy = route.stops.reduce((total, stop) => total + (candidates[stop]?.serviceSeconds ?? 0), 0);
    const fixed = shift.appointments.reduce((total, { startsAt, endsAt }) => total + endsAt - startsAt, 0);
    const isWindowOpen =
        joining.windows.length === 0 ||
        joining.windows.some(({ opens, closes }) => closes >= shift.startsAt && opens <= shift.endsAt);
    return isWindowOpen && busy + fixed + joining.serviceSeconds <= shift.endsAt - shift.startsAt;
}

/** All ways to leave out `count` of the positions, each as the positions that go. */
export function* choicesOf(positions: readonly number[], count: number): Generator<readonly number[]> {
    if (count === 0) {
        yield [];
        return;
    }
    for (const [index, position] of positions.entries()) {
        for (const rest of choicesOf(positions.slice(index + 1), count - 1)) yield [position, ...rest];
    }
}
