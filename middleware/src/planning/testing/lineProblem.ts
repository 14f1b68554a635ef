import type { Candidate, PlanningProblem, Shift } from '../model.ts';

/** Seconds between neighbouring places of the line. */
export const STEP_SECONDS = 600;
const PLACES = 21;

/** A place on the line: number k is k steps east of the base at 0. */
export function visitAt(location: number, rest: Partial<Candidate> = {}): Candidate {
    return {
        id: `v${location}`,
        customerId: `k${location}`,
        location,
        prize: 10,
        serviceSeconds: 1800,
        windows: [],
        windowRule: 'start',
        isRequired: false,
        ...rest
    };
}

/** A shift of `hours` from second 0, from the base and back. */
export function shiftOf(hours: number, rest: Partial<Shift> = {}): Shift {
    return {
        id: 's',
        repIndex: 0,
        dayIndex: 0,
        startLocation: 0,
        endLocation: 0,
        startsAt: 0,
        endsAt: hours * 3600,
        breaks: [],
        appointments: [],
        maxVisits: 20,
        ...rest
    };
}

/** Places on a line, ten minutes apart: every figure of a test can be worked out in the head. */
export function lineProblem(
    shifts: readonly Shift[],
    candidates: readonly Candidate[],
    rest: Partial<PlanningProblem> = {}
): PlanningProblem {
    const seconds = Int32Array.from(
        { length: PLACES * PLACES },
        (_, key) => Math.abs(Math.floor(key / PLACES) - (key % PLACES)) * STEP_SECONDS
    );
    return { travel: { size: PLACES, seconds }, shifts, candidates, weights: { travelPerSecond: 0.0001 }, ...rest };
}
