/** Times of a route, exactly: appointments at their hour where the detour is least, pauses where the rep is home earliest. */
import { UNREACHABLE } from '../model.ts';
import type { PlanningProblem, Route, Shift, StopTimes } from '../model.ts';
import { choosePauses } from './choosePauses.ts';
import type { PauseStep } from './choosePauses.ts';
import { beginWindows, driveWithPauses, FAR_FUTURE, locatedAppointments, NEVER, pausesOf } from './day.ts';
import type { Pause } from './day.ts';

export interface AppointmentTimes {
    readonly id: string;
    /** Stops of the route before it. */
    readonly stopsBefore: number;
    readonly legSeconds: number;
    readonly arrivesAt: number;
    readonly beginsAt: number;
    readonly leavesAt: number;
}

/** A break, or an appointment without place, taken on the leg that follows `pointsBefore` stops and appointments. */
export interface PauseTimes {
    readonly pointsBefore: number;
    readonly isBeforeDriving: boolean;
    readonly beginsAt: number;
    readonly endsAt: number;
}

export interface RouteSchedule {
    readonly isFeasible: boolean;
    readonly stops: readonly StopTimes[];
    readonly appointments: readonly AppointmentTimes[];
    readonly pauses: readonly PauseTimes[];
    readonly endLegSeconds: number;
    readonly endsAt: number;
    readonly travelSeconds: number;
}

interface Point {
    /** Candidate index, or -1 - index for a located appointment. */
    readonly key: number;
    readonly location: number;
    readonly service: number;
    readonly windows: readonly { opens: number; closes: number }[];
}

interface Day {
    readonly problem: PlanningProblem;
    readonly shift: Shift;
    readonly pauses: readonly Pause[];
    readonly stops: readonly Point[];
    readonly appointments: readonly Point[];
    readonly endsAt: number;
}

/** Merges tried at most; real days have a few dozen. */
const MOST_MERGES = 50_000;

/**
 * The times of `route`. Among all feasible orders of stops (as given) and appointments it takes the one with the least
 * travel, then the earliest end, then the earliest begins. A route that cannot be kept comes back with `isFeasible: false` and the times that
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
    if (orders.length > 0) return earliest(orders.map((order) => timesOf(day, order, true)));
    const relaxed = dayOf(problem, route, NOTHING_FROZEN, true);
    return timesOf(relaxed, bestOrders(relaxed)[0] ?? [...relaxed.stops, ...relaxed.appointments], false);
}

/** The schedule whose begins come first, compared stop by stop. */
function earliest(schedules: readonly RouteSchedule[]): RouteSchedule {
    return schedules.reduce((best, other) => {
        const index = best.stops.findIndex((stop, at) => stop.beginsAt !== other.stops[at]?.beginsAt);
        if (index < 0) return best;
        return (other.stops[index]?.beginsAt ?? 0) < (best.stops[index]?.beginsAt ?? 0) ? other : best;
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

function legOf(day: Day, from: number, to: number): number {
    return Math.min(day.problem.travel.seconds[from * day.problem.travel.size + to] as number, UNREACHABLE);
}

/** Earliest leave of `point` per number of pauses taken, from the leaves of the point before it. */
function visit(day: Day, leaves: readonly number[], leg: number, point: Point): number[] {
    return leaves.map((_, to) => {
        const arrival = arrive(day, leaves, leg, to);
        const window = point.windows.find((candidate) => arrival <= candidate.closes);
        return window && arrival < NEVER ? Math.max(arrival, window.opens) + point.service : NEVER;
    });
}

function arrive(day: Day, leaves: readonly number[], leg: number, to: number): number {
    let arrival = NEVER;
    for (let from = 0; from <= to; from++) {
        const left = leaves[from] as number;
        if (left < NEVER) arrival = Math.min(arrival, driveWithPauses(day.pauses, left, leg, from, to));
    }
    return arrival;
}

/** Earliest end with `taken` pauses before it; the rest must not be owed. */
function finish(day: Day, leaves: readonly number[], leg: number): { endsAt: number; taken: number } {
    let best = { endsAt: NEVER, taken: 0 };
    for (let taken = 0; taken < leaves.length; taken++) {
        const arrival = arrive(day, leaves, leg, taken);
        const rest = day.pauses.slice(taken);
        const isDone = rest.every((pause) => !pause.onlyBeforeLeg && arrival <= pause.closes);
        if (arrival <= day.endsAt && isDone && arrival < best.endsAt) best = { endsAt: arrival, taken };
    }
    return best;
}

/** Every feasible order with the least travel and, among those, the earliest end. */
function bestOrders(day: Day): Point[][] {
    const path: Point[] = [];
    let best: Point[][] = [];
    let bestTravel = Infinity;
    let bestEnd = Infinity;
    let merges = 0;
    const extend = (stop: number, appointment: number, location: number, leaves: number[], travel: number): void => {
        if (travel > bestTravel || merges > MOST_MERGES || leaves.every((leave) => leave >= NEVER)) return;
        const nextStop = day.stops[stop];
        const nextAppointment = day.appointments[appointment];
        if (!nextStop && !nextAppointment) {
            merges++;
            const leg = legOf(day, location, day.shift.endLocation);
            const { endsAt } = finish(day, leaves, leg);
            const total = travel + leg;
            if (endsAt >= NEVER || total > bestTravel || (total === bestTravel && endsAt > bestEnd)) return;
            if (total < bestTravel || endsAt < bestEnd) best = [];
            best.push(path.slice());
            bestTravel = total;
            bestEnd = endsAt;
            return;
        }
        for (const point of [nextStop, nextAppointment]) {
            if (!point) continue;
            const leg = legOf(day, location, point.location);
            path.push(point);
            const isStop = point === nextStop;
            extend(
                stop + (isStop ? 1 : 0),
                appointment + (isStop ? 0 : 1),
                point.location,
                visit(day, leaves, leg, point),
                travel + leg
            );
            path.pop();
        }
    };
    const leaves = [day.shift.startsAt, ...day.pauses.map(() => NEVER)];
    extend(0, 0, day.shift.startLocation, leaves, 0);
    return best;
}

/** Walks an order once more: as early as possible stop by stop without ending later. */
function timesOf(day: Day, order: readonly Point[], isFeasible: boolean): RouteSchedule {
    const legs: number[] = [];
    let leaves = [day.shift.startsAt, ...day.pauses.map(() => NEVER)];
    let location = day.shift.startLocation;
    for (const point of order) {
        const leg = legOf(day, location, point.location);
        legs.push(leg);
        leaves = visit(day, leaves, leg, point);
        location = point.location;
    }
    legs.push(legOf(day, location, day.shift.endLocation));
    const { endsAt } = finish(day, leaves, legs[order.length] as number);
    const steps = choosePauses(day.pauses, order, legs, day.shift.startsAt, Math.min(endsAt, FAR_FUTURE * 1.5));
    return assemble(day, order, legs, steps, endsAt, isFeasible);
}

function assemble(
    day: Day,
    order: readonly Point[],
    legs: readonly number[],
    steps: readonly PauseStep[],
    endsAt: number,
    isFeasible: boolean
): RouteSchedule {
    const stops: StopTimes[] = [];
    const appointments: AppointmentTimes[] = [];
    const pauses: PauseTimes[] = [];
    const located = locatedAppointments(day.shift);
    let left = day.shift.startsAt;
    let taken = 0;
    steps.forEach((step, p) => {
        const legSeconds = legs[p] as number;
        const arrivesAt = placePauses(day, left, legSeconds, taken, step.taken, p, pauses);
        const point = order[p];
        left = step.leavesAt;
        taken = step.taken;
        if (!point) return;
        const times = { legSeconds, arrivesAt, beginsAt: left - point.service, leavesAt: left };
        if (point.key >= 0) stops.push({ candidate: point.key, ...times });
        else appointments.push({ id: located[-1 - point.key]?.id ?? '', stopsBefore: stops.length, ...times });
    });
    const endLegSeconds = legs[order.length] as number;
    const travelSeconds = legs.reduce((sum, leg) => sum + leg, 0);
    return { isFeasible, stops, appointments, pauses, endLegSeconds, endsAt, travelSeconds };
}

/** Splits pauses `from` to `to - 1` into those before and after driving, the way that arrives first; answers when it drives in. */
function placePauses(
    day: Day,
    left: number,
    leg: number,
    from: number,
    to: number,
    at: number,
    out: PauseTimes[]
): number {
    let best: PauseTimes[] = [];
    let bestReady = Infinity;
    let bestArrival = left + leg;
    for (let split = from; split <= to; split++) {
        const taken: PauseTimes[] = [];
        let time = left;
        let arrival = left + leg;
        let isPossible = true;
        for (let k = from; k <= to && isPossible; k++) {
            if (k === split) arrival = time += leg;
            if (k === to) break;
            const pause = day.pauses[k] as Pause;
            isPossible = time <= pause.closes && (k < split || !pause.onlyBeforeLeg);
            const beginsAt = Math.max(time, pause.opens);
            time = beginsAt + pause.duration;
            taken.push({ pointsBefore: at, isBeforeDriving: k < split, beginsAt, endsAt: time });
        }
        if (isPossible && time < bestReady) {
            best = taken;
            bestReady = time;
            bestArrival = arrival;
        }
    }
    out.push(...best);
    return bestArrival;
}
