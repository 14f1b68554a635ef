/** Times of a route, exactly: appointments at their hour where the detour is least, pauses where the rep is home earliest. */
import type { PlanningProblem, Route, Shift } from '../model.ts';
import { beginWindows, locatedAppointments, pausesOf } from './day.ts';
import { bestOrders } from './orders.ts';
import type { Day } from './orders.ts';
import type { RouteSchedule } from './routeSchedule.ts';
import { timesOf } from './timesOfOrder.ts';

export type { AppointmentTimes, PauseTimes, RouteSchedule } from './routeSchedule.ts';

/**
 * The times of `route`. Among all feasible orders of stops (as given) and appointments it takes the one with the least
 * travel, then the earliest end, then the earliest begins; where travel depends on the time of day, the earliest end. A route that cannot be kept comes back with `isFeasible: false` and the times that
 * follow when every window is ignored, so that it can still be shown.
 */
export function schedule(problem: PlanningProblem, route: Route): RouteSchedule {
    return scheduleWithin(problem, route, frozenBegins(problem));
}

const FROZEN = new WeakMap<PlanningProblem, ReadonlyMap<number, number>>();
const NOTHING_FROZEN: ReadonlyMap<number, number> = new Map();

/** Latest begins of frozen candidates: their begins in the base, scheduled as if nothing were frozen. */
export function frozenBegins(problem: PlanningProblem): ReadonlyMap<number, number> {
    if (!problem.base || !problem.frozenCandidates?.length) return NOTHING_FROZEN;
    const known = FROZEN.get(problem);
    if (known) return known;
    const frozen = new Set(problem.frozenCandidates);
    const begins = new Map<number, number>();
    for (const route of problem.base.routes) {
        if (!route.stops.some((stop) => frozen.has(stop))) continue;
        for (const { candidate, beginsAt } of scheduleFreely(problem, route).stops) {
            if (frozen.has(candidate)) begins.set(candidate, beginsAt);
        }
    }
    FROZEN.set(problem, begins);
    return begins;
}

/** `schedule` as if nothing were frozen; for the routes of the base itself. */
export function scheduleFreely(problem: PlanningProblem, route: Route): RouteSchedule {
    return scheduleWithin(problem, route, NOTHING_FROZEN);
}

function scheduleWithin(problem: PlanningProblem, route: Route, latest: ReadonlyMap<number, number>): RouteSchedule {
    const day = dayOf(problem, route, latest, false);
    if (day.stops.length + day.appointments.length === 0) return emptySchedule(day.shift);
    const orders = bestOrders(day);
    const isTimed = (problem.travel.bands?.length ?? 0) > 0;
    if (orders.length > 0)
        return best(
            orders.map((order) => timesOf(day, order, true)),
            isTimed
        );
    const relaxed = dayOf(problem, route, NOTHING_FROZEN, true);
    return timesOf(relaxed, bestOrders(relaxed)[0] ?? [...relaxed.stops, ...relaxed.appointments], false);
}

/** Least travel (unless it depends on the time of day), then the earliest end, then the begins that come first. */
function best(schedules: readonly RouteSchedule[], isTimed: boolean): RouteSchedule {
    return schedules.reduce((known, other) => {
        const travel = isTimed ? 0 : other.travelSeconds - known.travelSeconds;
        const order = travel || other.endsAt - known.endsAt;
        if (order !== 0) return order < 0 ? other : known;
        const index = known.stops.findIndex((stop, at) => stop.beginsAt !== other.stops[at]?.beginsAt);
        if (index < 0) return known;
        return (other.stops[index]?.beginsAt ?? 0) < (known.stops[index]?.beginsAt ?? 0) ? other : known;
    });
}

function emptySchedule(shift: Shift): RouteSchedule {
    const nothing = { stops: [], appointments: [], pauses: [], endLegSeconds: 0, travelSeconds: 0 };
    return { isFeasible: true, ...nothing, endsAt: shift.startsAt };
}

function dayOf(problem: PlanningProblem, route: Route, latest: ReadonlyMap<number, number>, isRelaxed: boolean): Day {
    const shift = problem.shifts[route.shift];
    if (!shift) throw new RangeError(`Shift ${route.shift} does not exist; the problem has ${problem.shifts.length}.`);
    const forever = 1_500_000_000;
    const relax = (opens: number, closes: number): { opens: number; closes: number } => ({
        opens,
        closes: isRelaxed ? forever : closes
    });
    const stops = route.stops.map((key) => {
        const candidate = problem.candidates[key];
        if (!candidate)
            throw new RangeError(`Candidate ${key} does not exist; the problem has ${problem.candidates.length}.`);
        const windows = beginWindows(candidate).map((window) =>
            relax(window.opens, Math.min(window.closes, latest.get(key) ?? window.closes))
        );
        return { key, location: candidate.location, service: candidate.serviceSeconds, windows };
    });
    const appointments = locatedAppointments(shift).map((appointment, index) => ({
        key: -1 - index,
        location: appointment.location ?? 0,
        service: appointment.endsAt - appointment.startsAt,
        windows: [relax(appointment.startsAt, appointment.startsAt)]
    }));
    const pauses = pausesOf(shift).map((pause) => (isRelaxed ? { ...pause, closes: forever } : pause));
    return { problem, shift, pauses, stops, appointments, endsAt: isRelaxed ? forever : shift.endsAt };
}
