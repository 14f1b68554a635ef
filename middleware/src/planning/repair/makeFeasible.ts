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
    const isFree = (stop: number): boolean => !promised.has(stop) && problem.candidates[stop]?.isRequired !== true;
    const free = stops.filter(isFree);
    const tiers: [readonly number[], boolean][] = [
        [free, true],
        [free, false],
        [stops.filter((stop) => problem.candidates[stop]?.isRequired !== true), false],
        [stops, false]
    ];
    for (const [removable, mustKeepPromises] of tiers) {
        const found = fewestRemovals(problem, shift, stops, removable, mustKeepPromises ? promised : new Map());
        if (found !== null) return withBroken(found, promised);
    }
    const nothing = { stops: [], appointments: [], pauses: [], endLegSeconds: 0, endsAt: 0, travelSeconds: 0 };
    return withBroken(
        { edited: { route: { shift, stops: [] }, times: { isFeasible: false, ...nothing } }, removed: stops },
        promised
    );
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
