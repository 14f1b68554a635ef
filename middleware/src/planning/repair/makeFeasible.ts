import type { PlanningProblem } from '../model.ts';
import { choicesOf, scheduled, type EditedRoute } from '../routeEdits.ts';

export interface ShiftRepair {
    readonly edited: EditedRoute;
    readonly removed: readonly number[];
    /** Promised stops that begin later than promised, or had to go. */
    readonly broken: readonly number[];
}

/** Up to here all sets of stops are tried; longer days give up their least valuable stops one by one. */
const MOST_TRIED_STOPS = 11;

/**
 * The day with the fewest stops taken out so that it can be kept: first so that promises hold, then with promised visits
 * late, at last without promised and required ones. Among equally many, the least valuable go.
 *
 * `promised` gives the latest begin of each promised stop.
 */
export function makeFeasible(
    problem: PlanningProblem,
    shift: number,
    stops: readonly number[],
    promised: ReadonlyMap<number, number>
): ShiftRepair {
    const isRequired = (stop: number): boolean => problem.candidates[stop]?.isRequired === true;
    const free = stops.filter((stop) => !promised.has(stop) && !isRequired(stop));
    const found =
        withFewestBroken(problem, shift, stops, free, promised) ??
        fewestRemovals(
            problem,
            shift,
            stops,
            stops.filter((stop) => !isRequired(stop)),
            new Map()
        ) ??
        fewestRemovals(problem, shift, stops, stops, new Map());
    if (found !== null) return withBroken(found, promised);
    const nothing = { stops: [], appointments: [], pauses: [], endLegSeconds: 0, endsAt: 0, travelSeconds: 0 };
    return withBroken(
        { edited: { route: { shift, stops: [] }, times: { isFeasible: false, ...nothing } }, removed: stops },
        promised
    );
}

/** Promises given up one by one, until the free stops make room for the others. */
function withFewestBroken(
    problem: PlanningProblem,
    shift: number,
    stops: readonly number[],
    free: readonly number[],
    promised: ReadonlyMap<number, number>
): Omit<ShiftRepair, 'broken'> | null {
    const breakable = stops.filter((stop) => (promised.get(stop) ?? Infinity) < Infinity);
    for (let count = 0; count <= breakable.length; count++) {
        let best: Omit<ShiftRepair, 'broken'> | null = null;
        for (const broken of choicesOf(breakable, count)) {
            const held = new Map([...promised].filter(([stop]) => !broken.includes(stop)));
            const found = fewestRemovals(problem, shift, stops, free, held);
            if (found !== null && found.removed.length < (best?.removed.length ?? Infinity)) best = found;
        }
        if (best !== null || stops.length > MOST_TRIED_STOPS) return best;
    }
    return null;
}

function withBroken(found: Omit<ShiftRepair, 'broken'>, promised: ReadonlyMap<number, number>): ShiftRepair {
    const late = found.edited.times.stops.filter(
        ({ candidate, beginsAt }) => beginsAt > (promised.get(candidate) ?? Infinity)
    );
    return {
        ...found,
        broken: [...late.map(({ candidate }) => candidate), ...found.removed.filter((stop) => promised.has(stop))]
    };
}

function fewestRemovals(
    problem: PlanningProblem,
    shift: number,
    stops: readonly number[],
    removable: readonly number[],
    promised: ReadonlyMap<number, number>
): Omit<ShiftRepair, 'broken'> | null {
    const limit = problem.shifts[shift]?.maxVisits ?? 0;
    const prizeOf = (stop: number): number => problem.candidates[stop]?.prize ?? 0;
    const cheap = [...removable].sort((a, b) => prizeOf(a) - prizeOf(b));
    for (let count = Math.max(0, stops.length - limit); count <= removable.length; count++) {
        let best: Omit<ShiftRepair, 'broken'> | null = null;
        let bestLoss = Infinity;
        const choices = stops.length <= MOST_TRIED_STOPS ? choicesOf(removable, count) : [cheap.slice(0, count)];
        for (const removed of choices) {
            const loss = removed.reduce((total, stop) => total + prizeOf(stop), 0);
            if (loss >= bestLoss) continue;
            const edited = scheduled(
                problem,
                shift,
                stops.filter((stop) => !removed.includes(stop))
            );
            if (edited === null || !keepsPromises(edited, promised)) continue;
            best = { edited, removed };
            bestLoss = loss;
        }
        if (best !== null) return best;
    }
    return null;
}

/** No promised stop of the day begins later than promised. */
export function keepsPromises({ times }: EditedRoute, promised: ReadonlyMap<number, number>): boolean {
    return times.stops.every(({ candidate, beginsAt }) => beginsAt <= (promised.get(candidate) ?? Infinity));
}
