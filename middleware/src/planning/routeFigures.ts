import type { PlanningProblem, Route } from './model.ts';
import type { RouteSchedule } from './solver/schedule.ts';
import { waitingBefore } from './solver/waiting.ts';

/** Sums of a day. Seconds since the problem's epoch for points in time. */
export interface RouteFigures {
    readonly leavesAt: number;
    readonly returnsAt: number;
    readonly travelSeconds: number;
    readonly travelMetres: number;
    readonly visitSeconds: number;
    readonly waitingSeconds: number;
}

export function figuresOf(problem: PlanningProblem, route: Route, times: RouteSchedule): RouteFigures {
    const shift = problem.shifts[route.shift];
    const visits = orderedVisits(problem, route, times).map(({ location }) => location);
    const startsAt = shift?.startsAt ?? 0;
    return {
        leavesAt: departure(times, startsAt),
        returnsAt: visits.length === 0 ? startsAt : times.endsAt,
        travelSeconds: times.travelSeconds,
        travelMetres:
            visits.length === 0
                ? 0
                : metresAlong(problem, [shift?.startLocation ?? 0, ...visits, shift?.endLocation ?? 0]),
        visitSeconds: sum(times.stops.map(({ beginsAt, leavesAt }) => leavesAt - beginsAt)),
        waitingSeconds: sum(times.stops.map((_, position) => waitingBefore(times, position)))
    };
}

/** The rep leaves as late as the first arrival allows, not at the stroke of the working day. */
function departure(times: RouteSchedule, startsAt: number): number {
    const arrivals = [times.stops[0], times.appointments[0]].flatMap((first) => (first ? [first] : []));
    const first = arrivals.sort((a, b) => a.arrivesAt - b.arrivesAt)[0];
    return first === undefined ? startsAt : Math.max(startsAt, first.arrivesAt - first.legSeconds);
}

/** Stops and located appointments in the order of the day. */
export function orderedVisits(
    problem: PlanningProblem,
    route: Route,
    times: RouteSchedule
): { location: number; at: number; stop: number | null }[] {
    const fixed = new Map(problem.shifts[route.shift]?.appointments.map((entry) => [entry.id, entry.location]));
    const stops = times.stops.map((entry, position) => ({
        location: problem.candidates[entry.candidate]?.location ?? 0,
        at: entry.beginsAt,
        stop: position
    }));
    const appointments = times.appointments.flatMap((entry) => {
        const location = fixed.get(entry.id);
        return location === null || location === undefined ? [] : [{ location, at: entry.beginsAt, stop: null }];
    });
    return [...stops, ...appointments].sort((a, b) => a.at - b.at);
}

/** Metres from the place before to a stop. */
export function legMetres(problem: PlanningProblem, route: Route, times: RouteSchedule, position: number): number {
    const visits = orderedVisits(problem, route, times);
    const place = visits.findIndex(({ stop }) => stop === position);
    const before = visits[place - 1]?.location ?? problem.shifts[route.shift]?.startLocation ?? 0;
    return metresAlong(problem, [before, visits[place]?.location ?? before]);
}

function metresAlong({ travel }: PlanningProblem, locations: readonly number[]): number {
    return sum(locations.slice(1).map((to, index) => travel.metres?.[(locations[index] ?? 0) * travel.size + to] ?? 0));
}

function sum(values: readonly number[]): number {
    return values.reduce((total, value) => total + value, 0);
}
