import type { Place, PlanningSettings, PlanRequest, TravelSource } from '#kernel/contracts';
import type { TravelMatrixAnswer, TravelTimes } from '../travel/ports.ts';
import { dayTravel } from './dayTravel.ts';
import type { Candidate, ObjectiveWeights, PlanningProblem, Shift, TravelMatrix } from './model.ts';
import { UNREACHABLE } from './model.ts';
import { drivableShift } from './drivableShift.ts';
import { PlaceIndex } from './placeIndex.ts';
import type { AppointmentFacts } from './ports.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import type { WorkingDay } from './shifts.ts';
import type { Situation } from './situation.ts';
import { sortOut, type SortedCandidates, type ValuedCandidate } from './sortOut.ts';
import { appointmentsOn, toShift } from './toShift.ts';

/** The numbers for the solver with what is needed to read its answer. */
export interface BuiltProblem extends SortedCandidates {
    readonly problem: PlanningProblem;
    /** Travel as its source gave it; the problem's has parking and times of day besides. */
    readonly road: TravelMatrix;
    readonly days: readonly WorkingDay[];
    readonly appointments: readonly (readonly AppointmentFacts[])[];
    readonly places: readonly Place[];
    readonly travelSource: TravelSource;
    /** Pairs of places without a usable travel time, the diagonal aside. */
    readonly travelHoles: number;
}

/** Everything but travel. Same situation and request: same places in the same order. */
export interface Layout extends SortedCandidates {
    readonly shifts: readonly Shift[];
    readonly candidates: readonly Candidate[];
    readonly days: readonly WorkingDay[];
    readonly appointments: readonly (readonly AppointmentFacts[])[];
    readonly places: readonly Place[];
}

/** Turns a situation into the solver's problem, with one travel matrix over all its places. */
export async function buildProblem(
    situation: Situation,
    request: PlanRequest,
    travel: TravelTimes,
    signal?: AbortSignal
): Promise<BuiltProblem> {
    const layout = layOut(situation, request);
    const matrix = await travel.matrix(layout.places, signal === undefined ? {} : { signal });
    return withTravel(layout, situation, matrix);
}

export function layOut(situation: Situation, request: PlanRequest): Layout {
    const places = new PlaceIndex();
    const appointments = situation.days.map((day) => appointmentsOn(day, situation));
    const shifts = situation.days.map((day, index) =>
        toShift(day, index, situation, appointments[index] ?? [], places)
    );
    const sorted = sortOut(situation, request, shifts);
    const candidates = sorted.chosen.map((chosen) => toCandidate(chosen, situation, places));
    return { ...sorted, shifts, candidates, days: situation.days, appointments, places: places.all };
}

/** The layout with travel between its places, in their order. */
export function withTravel(
    { shifts, candidates, ...layout }: Layout,
    { settings }: Situation,
    answer: TravelMatrixAnswer
): BuiltProblem {
    const { travel: road, holes } = toMatrix(answer, layout.places.length);
    const travel = dayTravel(road, settings, basesOf(shifts));
    return {
        ...layout,
        road,
        problem: {
            travel,
            shifts: shifts.map((shift) => drivableShift(shift, travel)),
            candidates,
            weights: weightsOf(settings)
        },
        travelSource: answer.source,
        travelHoles: holes
    };
}

/** Where days begin and end. */
export function basesOf(shifts: readonly Shift[]): Set<number> {
    return new Set(shifts.flatMap(({ startLocation, endLocation }) => [startLocation, endLocation]));
}

export function weightsOf({ travelPointsPerHour, waitingPointsPerHour }: PlanningSettings): ObjectiveWeights {
    const waiting = waitingPointsPerHour ?? DEFAULT_SETTINGS.waitingPointsPerHour ?? 0;
    return { travelPerSecond: travelPointsPerHour / 3600, waitingPerSecond: waiting / 3600 };
}

/**
 * The matrix as the solver may trust it: negative and absurd entries are pairs without a way.
 *
 * Errors: RangeError when it has not one entry a pair.
 */
export function toMatrix(
    { seconds, metres }: TravelMatrixAnswer,
    size: number
): { travel: TravelMatrix; holes: number } {
    if (seconds.length !== size * size) {
        throw new RangeError(`Expected travel for ${size} x ${size} places, got ${seconds.length} entries.`);
    }
    const clean = new Int32Array(seconds.length);
    let holes = 0;
    for (let pair = 0; pair < seconds.length; pair++) {
        const value = seconds[pair] as number;
        const isUsable = value >= 0 && value < UNREACHABLE;
        clean[pair] = pair % (size + 1) === 0 ? 0 : isUsable ? value : UNREACHABLE;
        if (clean[pair] === UNREACHABLE) holes++;
    }
    return { travel: { size, seconds: clean, metres: Int32Array.from(metres, (value) => Math.max(0, value)) }, holes };
}

function toCandidate(chosen: ValuedCandidate, situation: Situation, places: PlaceIndex): Candidate {
    const { facts, place, value, visitSeconds, isRequired, windows, allowedShifts } = chosen;
    return {
        id: facts.recordId,
        customerId: facts.recordId,
        location: places.indexOf(place),
        prize: value.points,
        serviceSeconds: visitSeconds,
        windows,
        windowRule: situation.settings.windowRule,
        isRequired,
        ...(allowedShifts.length < situation.days.length && { allowedShifts })
    };
}

/** True when no road leads from the base of any shift to the location. */
export function isUnreachable({ travel, shifts }: PlanningProblem, location: number): boolean {
    return shifts.every(
        ({ startLocation }) => (travel.seconds[startLocation * travel.size + location] ?? UNREACHABLE) >= UNREACHABLE
    );
}
