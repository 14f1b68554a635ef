/** Judges the times that a plan states for a route: whether somebody who follows them to the second keeps every rule. */
import type { PlanningProblem, Shift } from '../model.ts';
import { driveSeconds } from './driveTime.ts';
import type { Violation } from './violation.ts';

interface StatedPoint {
    readonly arrivesAt: number;
    readonly beginsAt: number;
    readonly leavesAt: number;
    readonly legSeconds: number;
}

/** The times of a route as the answer has them; see `solver/routeSchedule.ts` for what the members mean. */
export interface StatedTimes {
    readonly stops: readonly (StatedPoint & { readonly candidate: number })[];
    readonly appointments: readonly (StatedPoint & { readonly id: string; readonly stopsBefore: number })[];
    readonly pauses: readonly {
        readonly pointsBefore: number;
        readonly isBeforeDriving: boolean;
        readonly beginsAt: number;
        readonly endsAt: number;
    }[];
    readonly endLegSeconds: number;
    readonly endsAt: number;
    readonly travelSeconds: number;
}

interface Point extends StatedPoint {
    readonly location: number;
    readonly candidate: number | null;
}

/** Everything wrong with the stated times of one route. Windows, pauses owed and order are for `checkSolution`. */
export function checkTimes(problem: PlanningProblem, shiftIndex: number, stated: StatedTimes): Violation[] {
    const shift = problem.shifts[shiftIndex];
    /* A day of appointments alone is what it is: nobody planned it. */
    if (shift === undefined || stated.stops.length === 0) return [];
    const wrong = (message: string): Violation[] => [{ code: 'timesWrong', message, shift: shiftIndex }];
    let place = shift.startLocation;
    let time = shift.startsAt;
    let travelled = 0;
    const points = pointsOf(problem, shift, stated);
    for (let at = 0; at <= points.length; at++) {
        const point = points[at];
        /* Whoever begins later may leave later. */
        if (at === 0 && point && !stated.pauses.some(({ pointsBefore }) => pointsBefore === 0)) {
            time = Math.max(time, point.arrivesAt - point.legSeconds);
        }
        const target = point?.location ?? shift.endLocation;
        time = restUntil(stated, at, true, time);
        const seconds = driveSeconds(problem.travel, place, target, time);
        const claimed = point?.legSeconds ?? stated.endLegSeconds;
        if (claimed !== seconds)
            return wrong(`Leg ${at} takes ${seconds} s when left at ${time}, stated ${claimed} s.`);
        time += seconds;
        travelled += seconds;
        if (point && point.arrivesAt !== time) return wrong(`Arrival ${at} is at ${time}, stated ${point.arrivesAt}.`);
        time = restUntil(stated, at, false, time);
        if (!Number.isFinite(time)) return wrong(`Pause before point ${at} overlaps the drive.`);
        if (point === undefined) break;
        if (point.beginsAt < time) return wrong(`Point ${at} begins at ${point.beginsAt}, not before ${time}.`);
        if (point.candidate !== null && !isOpen(problem, point)) return wrong(`Point ${at} begins when it is closed.`);
        time = point.leavesAt;
        place = point.location;
    }
    if (stated.endsAt < time || time > shift.endsAt)
        return wrong(`The route ends at ${time}, stated ${stated.endsAt}.`);
    return stated.travelSeconds === travelled ? [] : wrong(`Travel ${travelled} s, stated ${stated.travelSeconds} s.`);
}

/** Stops and located appointments in the order stated. */
function pointsOf(problem: PlanningProblem, shift: Shift, { stops, appointments }: StatedTimes): Point[] {
    const points: Point[] = stops.map((stop) => ({
        ...stop,
        location: problem.candidates[stop.candidate]?.location ?? 0
    }));
    let added = 0;
    for (const appointment of appointments) {
        const location = shift.appointments.find(({ id }) => id === appointment.id)?.location ?? 0;
        points.splice(appointment.stopsBefore + added++, 0, { ...appointment, location, candidate: null });
    }
    return points;
}

/** After the pauses stated before or after the drive to point `at`; NaN when one begins too early. */
function restUntil({ pauses }: StatedTimes, at: number, isBeforeDriving: boolean, time: number): number {
    let now = time;
    for (const pause of pauses) {
        if (pause.pointsBefore !== at || pause.isBeforeDriving !== isBeforeDriving) continue;
        now = pause.beginsAt < now ? Number.NaN : pause.endsAt;
    }
    return now;
}

function isOpen({ candidates }: PlanningProblem, { candidate, beginsAt, leavesAt }: Point): boolean {
    const visit = candidates[candidate ?? -1];
    if (visit === undefined || leavesAt - beginsAt !== visit.serviceSeconds) return false;
    const end = visit.windowRule === 'whole' ? leavesAt : beginsAt;
    return visit.windows.length === 0 || visit.windows.some(({ opens, closes }) => beginsAt >= opens && end <= closes);
}
