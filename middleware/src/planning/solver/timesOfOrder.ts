/** Writes an order of stops and appointments out as times. */
import type { StopTimes } from '../model.ts';
import { choosePauses } from './choosePauses.ts';
import type { PauseStep } from './choosePauses.ts';
import { FAR_FUTURE, locatedAppointments, NEVER } from './day.ts';
import type { Pause } from './day.ts';
import type { Leg } from './leg.ts';
import { finish, legOf, visit } from './orders.ts';
import type { Day, Point } from './orders.ts';
import type { AppointmentTimes, PauseTimes, RouteSchedule } from './routeSchedule.ts';

/**
 * The times of an order: as early as possible stop by stop without ending later. Nobody waits at the first door: the rep
 * leaves as late as the first begin allows.
 */
export function timesOf(day: Day, order: readonly Point[], isFeasible: boolean): RouteSchedule {
    const legs: Leg[] = [];
    let leaves = [day.shift.startsAt, ...day.pauses.map(() => NEVER)];
    let location = day.shift.startLocation;
    for (const point of order) {
        const leg = legOf(day, location, point.location);
        legs.push(leg);
        leaves = visit(day, leaves, leg, point);
        location = point.location;
    }
    legs.push(legOf(day, location, day.shift.endLocation));
    const { endsAt } = finish(day, leaves, legs[order.length] as Leg);
    const steps = choosePauses(day.pauses, order, legs, day.shift.startsAt, Math.min(endsAt, FAR_FUTURE * 1.5));
    return assemble(day, order, legs, steps, endsAt, isFeasible);
}

function assemble(
    day: Day,
    order: readonly Point[],
    legs: readonly Leg[],
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
    let travelSeconds = 0;
    let endLegSeconds = 0;
    steps.forEach((step, p) => {
        const leg = legs[p] as Leg;
        const point = order[p];
        const isAtHome = p === 0 && point !== undefined && step.taken === 0;
        if (isAtHome) left = Math.max(left, leg.leave(step.leavesAt - point.service));
        const { arrivesAt, legSeconds } = placePauses(day, left, leg, taken, step.taken, p, pauses);
        travelSeconds += legSeconds;
        endLegSeconds = legSeconds;
        left = step.leavesAt;
        taken = step.taken;
        if (!point) return;
        const times = { legSeconds, arrivesAt, beginsAt: left - point.service, leavesAt: left };
        if (point.key >= 0) stops.push({ candidate: point.key, ...times });
        else appointments.push({ id: located[-1 - point.key]?.id ?? '', stopsBefore: stops.length, ...times });
    });
    return { isFeasible, stops, appointments, pauses, endLegSeconds, endsAt, travelSeconds };
}

/** Splits pauses `from` to `to - 1` into those before and after driving, the way that arrives first; answers the drive. */
function placePauses(
    day: Day,
    left: number,
    leg: Leg,
    from: number,
    to: number,
    at: number,
    out: PauseTimes[]
): { arrivesAt: number; legSeconds: number } {
    let best: PauseTimes[] = [];
    let bestReady = Infinity;
    let departsAt = left;
    for (let split = from; split <= to; split++) {
        const taken: PauseTimes[] = [];
        let time = left;
        let departure = left;
        let isPossible = true;
        for (let k = from; k <= to && isPossible; k++) {
            if (k === split) {
                departure = time;
                time = leg.arrive(time);
            }
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
            departsAt = departure;
        }
    }
    out.push(...best);
    const arrivesAt = leg.arrive(departsAt);
    return { arrivesAt, legSeconds: arrivesAt - departsAt };
}
