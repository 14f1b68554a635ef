/** In which orders the stops of a route and its appointments can be kept. */
import type { PlanningProblem, Shift } from '../model.ts';
import { driveWithPauses, NEVER } from './day.ts';
import type { Pause } from './day.ts';
import { legBetween } from './leg.ts';
import type { Leg } from './leg.ts';

/** A stop or a located appointment on its way into an order. */
export interface Point {
    /** Candidate index, or -1 - index for a located appointment. */
    readonly key: number;
    readonly location: number;
    readonly service: number;
    readonly windows: readonly { opens: number; closes: number }[];
}

/** A shift with its stops and appointments, ready to be ordered. */
export interface Day {
    readonly problem: PlanningProblem;
    readonly shift: Shift;
    readonly pauses: readonly Pause[];
    readonly stops: readonly Point[];
    readonly appointments: readonly Point[];
    readonly endsAt: number;
}

/** Merges tried at most; real days have a few dozen. */
const MOST_MERGES = 50_000;

/** The drive between two locations on that day. */
export function legOf({ problem }: Day, from: number, to: number): Leg {
    return legBetween(problem.travel, from, to);
}

/** Earliest leave of `point` per number of pauses taken, from the leaves of the point before it. */
export function visit(day: Day, leaves: readonly number[], leg: Leg, point: Point): number[] {
    return leaves.map((_, to) => {
        const arrival = arrive(day, leaves, leg, to);
        const window = point.windows.find((candidate) => arrival <= candidate.closes);
        return window && arrival < NEVER ? Math.max(arrival, window.opens) + point.service : NEVER;
    });
}

function arrive(day: Day, leaves: readonly number[], leg: Leg, to: number): number {
    let arrival = NEVER;
    for (let from = 0; from <= to; from++) {
        const left = leaves[from] as number;
        if (left < NEVER) arrival = Math.min(arrival, driveWithPauses(day.pauses, left, leg, from, to));
    }
    return arrival;
}

/** Earliest end with `taken` pauses before it; the rest must not be owed. */
export function finish(day: Day, leaves: readonly number[], leg: Leg): { endsAt: number; taken: number } {
    let best = { endsAt: NEVER, taken: 0 };
    for (let taken = 0; taken < leaves.length; taken++) {
        const arrival = arrive(day, leaves, leg, taken);
        const rest = day.pauses.slice(taken);
        const isDone = rest.every((pause) => !pause.onlyBeforeLeg && arrival <= pause.closes);
        if (arrival <= day.endsAt && isDone && arrival < best.endsAt) best = { endsAt: arrival, taken };
    }
    return best;
}

/**
 * Every feasible order with the least travel and, among those, the earliest end. Where travel depends on the time of day:
 * every feasible order, because its travel is known only with its times.
 */
export function bestOrders(day: Day): Point[][] {
    const path: Point[] = [];
    let best: Point[][] = [];
    let bestTravel = Infinity;
    let bestEnd = Infinity;
    let merges = 0;
    const isTimed = (day.problem.travel.bands?.length ?? 0) > 0;
    const extend = (stop: number, appointment: number, location: number, leaves: number[], travel: number): void => {
        if (travel > bestTravel || merges > MOST_MERGES || leaves.every((leave) => leave >= NEVER)) return;
        const nextStop = day.stops[stop];
        const nextAppointment = day.appointments[appointment];
        if (!nextStop && !nextAppointment) {
            merges++;
            const leg = legOf(day, location, day.shift.endLocation);
            const { endsAt } = finish(day, leaves, leg);
            const total = isTimed ? 0 : travel + leg.arrive(0);
            if (endsAt >= NEVER) return;
            if (isTimed) {
                best.push(path.slice());
                return;
            }
            if (total > bestTravel || (total === bestTravel && endsAt > bestEnd)) return;
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
                isTimed ? 0 : travel + leg.arrive(0)
            );
            path.pop();
        }
    };
    const leaves = [day.shift.startsAt, ...day.pauses.map(() => NEVER)];
    extend(0, 0, day.shift.startLocation, leaves, 0);
    return best;
}
