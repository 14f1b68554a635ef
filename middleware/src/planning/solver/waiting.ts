/** Idle time of a route: what is neither drive, visit, appointment nor pause, after the first stop or appointment has begun. */
import type { RouteSchedule } from './routeSchedule.ts';

export function waitingSecondsOf({ stops, appointments, pauses, endsAt, travelSeconds }: RouteSchedule): number {
    const points = [...stops, ...appointments].sort((a, b) => a.beginsAt - b.beginsAt);
    const first = points[0];
    if (first === undefined) return 0;
    let busy = travelSeconds - first.legSeconds;
    for (const { beginsAt, leavesAt } of points) busy += leavesAt - beginsAt;
    for (const pause of pauses) if (pause.pointsBefore > 0) busy += pause.endsAt - pause.beginsAt;
    return Math.max(0, endsAt - first.beginsAt - busy);
}

/** Idle seconds between arriving at a stop and beginning there: a pause taken on arrival is no waiting. */
export function waitingBefore({ stops, appointments, pauses }: RouteSchedule, position: number): number {
    const stop = stops[position];
    if (stop === undefined) return 0;
    const pointsBefore = position + appointments.filter(({ stopsBefore }) => stopsBefore <= position).length;
    const rested = pauses
        .filter((pause) => pause.pointsBefore === pointsBefore && !pause.isBeforeDriving)
        .reduce((sum, { beginsAt, endsAt }) => sum + endsAt - beginsAt, 0);
    return stop.beginsAt - stop.arrivesAt - rested;
}
