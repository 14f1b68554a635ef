/** On which leg each pause of a route is taken, when the order of its points is settled. */
import { driveBackWithPauses, driveWithPauses, NEVER, TOO_LATE } from './day.ts';
import type { Pause } from './day.ts';
import type { Leg } from './leg.ts';

interface TimedPoint {
    readonly service: number;
    readonly windows: readonly { opens: number; closes: number }[];
}

export interface PauseStep {
    /** Pauses taken up to the begin of this point (the last step is the end of the route). */
    readonly taken: number;
    readonly leavesAt: number;
}

function beginAfter(point: TimedPoint, arrival: number): number {
    const window = point.windows.find((candidate) => arrival <= candidate.closes);
    return window && arrival < NEVER ? Math.max(arrival, window.opens) : NEVER;
}

function beginBefore(point: TimedPoint, latest: number): number {
    for (let w = point.windows.length - 1; w >= 0; w--) {
        const window = point.windows[w];
        if (window && latest >= window.opens) return Math.min(latest, window.closes);
    }
    return TOO_LATE;
}

/** Latest begin of each point (last row: arrival at the end) per number of pauses taken, so that the end is kept. */
function latestBegins(
    pauses: readonly Pause[],
    points: readonly TimedPoint[],
    legs: readonly Leg[],
    endsAt: number
): number[][] {
    const rows: number[][] = [];
    let limit = endsAt;
    const last: number[] = [];
    for (let k = pauses.length; k >= 0; k--) {
        const pause = pauses[k];
        if (pause) limit = pause.onlyBeforeLeg ? TOO_LATE : Math.min(limit, pause.closes);
        last[k] = limit;
    }
    rows[points.length] = last;
    for (let p = points.length - 1; p >= 0; p--) {
        const point = points[p] as TimedPoint;
        rows[p] = last.map((_, from) => {
            let leave = TOO_LATE;
            for (let to = from; to <= pauses.length; to++) {
                const bound = (rows[p + 1] as number[])[to] as number;
                if (bound === TOO_LATE) continue;
                leave = Math.max(leave, driveBackWithPauses(pauses, bound, legs[p + 1] as Leg, from, to));
            }
            return leave === TOO_LATE ? TOO_LATE : beginBefore(point, leave - point.service);
        });
    }
    return rows;
}

/** Begins as early as possible, point by point, among the ways that reach the end by `endsAt`. */
export function choosePauses(
    pauses: readonly Pause[],
    points: readonly TimedPoint[],
    legs: readonly Leg[],
    startsAt: number,
    endsAt: number
): PauseStep[] {
    const limits = latestBegins(pauses, points, legs, endsAt);
    const steps: PauseStep[] = [];
    let taken = 0;
    let left = startsAt;
    for (let p = 0; p <= points.length; p++) {
        const point = points[p];
        let chosen = taken;
        let begin = NEVER;
        for (let to = taken; to <= pauses.length; to++) {
            const arrival = driveWithPauses(pauses, left, legs[p] as Leg, taken, to);
            const candidate = point ? beginAfter(point, arrival) : arrival;
            if (candidate >= NEVER || candidate > ((limits[p] as number[])[to] as number)) continue;
            if (candidate < begin || (point && candidate === begin)) {
                begin = candidate;
                chosen = to;
            }
        }
        if (begin === NEVER) begin = (legs[p] as Leg).arrive(left);
        taken = chosen;
        left = begin + (point?.service ?? 0);
        steps.push({ taken, leavesAt: left });
    }
    return steps;
}
