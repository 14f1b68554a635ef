/**
 * The planning problem as the solver and the checker see it: numbers only, no names, no time zones.
 *
 * Units: seconds since the problem's epoch (local midnight of the first day) for every point in time, seconds for every
 * duration, metres for distances. Locations are indices into the travel matrix.
 */

/**
 * Travel between locations. Asymmetric; `seconds[from * size + to]`. `UNREACHABLE` marks a pair without a way. Candidates in
 * one building have the same location: between them there is no drive and no parking.
 */
export interface TravelMatrix {
    readonly size: number;
    /** Travel at any time; with `bands`, travel on free roads (figures of a pair without a time). */
    readonly seconds: Int32Array;
    readonly metres?: Int32Array;
    /** Travel by the time of day: in order, the first from 0. Absent: the same all day. */
    readonly bands?: readonly TravelBand[];
}

/**
 * Travel from `fromSecond` after midnight until the next band begins, every day. A drive that crosses into the next band
 * goes on at that band's pace: each second covers `1 / seconds` of the way. Arrival is rounded up to a whole second. So a
 * later departure never arrives earlier.
 */
export interface TravelBand {
    readonly fromSecond: number;
    readonly seconds: Int32Array;
}

/** Large enough to fit no shift, small enough that three of them do not overflow 32 bits. */
export const UNREACHABLE = 500_000_000;

/** Half-open in meaning only where said: a visit may begin at `opens` and at `closes`. */
export interface TimeWindow {
    readonly opens: number;
    readonly closes: number;
}

/**
 * A pause of `durationSeconds` that begins inside `[opens, closes]`, taken where the rep is: at a stop after the visit
 * (or at the start location), or on arrival before the next visit begins. Breaks of a shift are taken in the order of
 * `opens`. It is not owed when the rep reaches the end location by `closes`, nor on a shift without stops and located
 * appointments. `place: 'lastStop'` is the stricter rule: always owed, and only before a leg begins.
 */
export interface ShiftBreak {
    readonly opens: number;
    readonly closes: number;
    readonly durationSeconds: number;
    readonly place?: 'anywhere' | 'lastStop';
}

/**
 * A calendar entry: the rep is at `location` from `startsAt` to `endsAt`. Location null means wherever they are then, and
 * is kept like a break that begins exactly at `startsAt`. Located appointments of a shift must not overlap.
 */
export interface FixedAppointment {
    readonly id: string;
    readonly location: number | null;
    readonly startsAt: number;
    readonly endsAt: number;
}

/** One working day of one rep. The route leaves `startLocation` at `startsAt` or later and reaches `endLocation` by `endsAt`. */
export interface Shift {
    readonly id: string;
    readonly repIndex: number;
    readonly dayIndex: number;
    readonly startLocation: number;
    readonly endLocation: number;
    readonly startsAt: number;
    readonly endsAt: number;
    readonly breaks: readonly ShiftBreak[];
    readonly appointments: readonly FixedAppointment[];
    /** Stops besides appointments. */
    readonly maxVisits: number;
    /** Largest sum of the candidates' `load` on this shift; absent: no limit. */
    readonly capacity?: number;
}

export interface Candidate {
    readonly id: string;
    /** Visits of one customer share it; spacing rules apply between them. */
    readonly customerId: string;
    readonly location: number;
    readonly prize: number;
    readonly serviceSeconds: number;
    /** Sorted, disjoint. Empty: any time. */
    readonly windows: readonly TimeWindow[];
    /** `start`: begin inside a window; `whole`: begin and end inside the same one. */
    readonly windowRule: 'start' | 'whole';
    readonly isRequired: boolean;
    /** Shift indices where it may be; absent: all. */
    readonly allowedShifts?: readonly number[];
    /** Whole days to every other visit of the same customer in this plan (each pair, the stricter rule of the two); absent: no rule. */
    readonly minimumSpacingDays?: number;
    readonly maximumSpacingDays?: number;
    /** At most one candidate of a group is planned (for example alternatives); absent: no group. */
    readonly exclusiveGroup?: string;
    /** What the visit takes of the shift's `capacity` (samples, equipment); absent: 0. */
    readonly load?: number;
}

export interface ObjectiveWeights {
    /** Points per second of travel; small, so that prize comes first. */
    readonly travelPerSecond: number;
    /** Points per second of waiting after the first visit has begun. Default: 0. */
    readonly waitingPerSecond?: number;
    /** Points lost per moved stop of `base` (see `maxMovedStops`); repairs only. */
    readonly changePerStop?: number;
}

export interface PlanningProblem {
    readonly travel: TravelMatrix;
    readonly shifts: readonly Shift[];
    readonly candidates: readonly Candidate[];
    readonly weights: ObjectiveWeights;
    /** A plan to stay close to (repair) or to start from (improvement). */
    readonly base?: Solution;
    /**
     * With `base`: at most this many of its stops may move. A stop has moved when it is left out, on another shift, out of
     * the base's order on its shift, or begins more than 15 minutes later than the base's schedule says. Beginning earlier
     * is no move: the rep can wait.
     */
    readonly maxMovedStops?: number;
    /** With `base`: shifts that keep their stops and order, and candidates that keep their shift and begin no later. */
    readonly frozenShifts?: readonly number[];
    readonly frozenCandidates?: readonly number[];
}

/** Ordered candidate indices of one shift; times follow from the schedule function. */
export interface Route {
    readonly shift: number;
    readonly stops: readonly number[];
}

export interface Solution {
    readonly routes: readonly Route[];
}

export interface SolverLimits {
    /** Search steps; with it the result depends on problem and seed only. */
    readonly steps?: number;
    /** Wall-clock seconds; the anytime limit. At least one of the two is given. */
    readonly seconds?: number;
}

export interface SolverProgress {
    readonly step: number;
    readonly elapsedSeconds: number;
    readonly prize: number;
    readonly travelSeconds: number;
    readonly solution: Solution;
}

export interface SolveOptions {
    readonly seed: number;
    readonly limits: SolverLimits;
    /** Monotonic seconds; given by the caller so that the solver itself reads no clock. */
    readonly now: () => number;
    readonly signal?: AbortSignal;
    readonly onProgress?: (progress: SolverProgress) => void;
}

export interface SolveResult {
    readonly solution: Solution;
    readonly prize: number;
    readonly travelSeconds: number;
    /** Idle time after the first stop of each day has begun. */
    readonly waitingSeconds: number;
    readonly steps: number;
    /** Candidate indices that are required and could not be placed: never silent. */
    readonly unplacedRequired: readonly number[];
}

/** Times of one stop of one route. */
export interface StopTimes {
    readonly candidate: number;
    readonly legSeconds: number;
    readonly arrivesAt: number;
    readonly beginsAt: number;
    readonly leavesAt: number;
}

/** `solver/solve.ts` exports a function of this type. */
export type Solve = (problem: PlanningProblem, options: SolveOptions) => SolveResult;
