/**
 * The planning problem as the solver and the checker see it: numbers only, no names, no time zones.
 *
 * Units: seconds since the problem's epoch (local midnight of the first day) for every point in time, seconds for every
 * duration, metres for distances. Locations are indices into the travel matrix.
 */

/** Travel between locations. Asymmetric; `seconds[from * size + to]`. `UNREACHABLE` marks a pair without a way. */
export interface TravelMatrix {
    readonly size: number;
    readonly seconds: Int32Array;
    readonly metres?: Int32Array;
}

/** Large enough to fit no shift, small enough that three of them do not overflow 32 bits. */
export const UNREACHABLE = 500_000_000;

/** Half-open in meaning only where said: a visit may begin at `opens` and at `closes`. */
export interface TimeWindow {
    readonly opens: number;
    readonly closes: number;
}

/** A pause of `durationSeconds` that begins inside `[opens, closes]`, taken wherever the rep is. */
export interface ShiftBreak {
    readonly opens: number;
    readonly closes: number;
    readonly durationSeconds: number;
}

/** A calendar entry: the rep is at `location` from `startsAt` to `endsAt`; location null means wherever they are then. */
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
    /** Whole days to other visits of the same customer in this plan; absent: no rule. */
    readonly minimumSpacingDays?: number;
    readonly maximumSpacingDays?: number;
    /** At most one candidate of a group is planned (for example alternatives); absent: no group. */
    readonly exclusiveGroup?: string;
}

export interface ObjectiveWeights {
    /** Points per second of travel; small, so that prize comes first. */
    readonly travelPerSecond: number;
    /** Points lost per stop that is moved to another shift or by more than 15 minutes against `base`; repairs only. */
    readonly changePerStop?: number;
}

export interface PlanningProblem {
    readonly travel: TravelMatrix;
    readonly shifts: readonly Shift[];
    readonly candidates: readonly Candidate[];
    readonly weights: ObjectiveWeights;
    /** A plan to stay close to (repair) or to start from (improvement). */
    readonly base?: Solution;
    /** With `base`: at most this many stops may move. */
    readonly maxMovedStops?: number;
    /** With `base`: shifts and candidates (by index) that must stay exactly as they are. */
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
