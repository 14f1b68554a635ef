import type { Plan } from '#kernel/contracts';
import type { PlanningProblem } from '../model.ts';
import type { Situation } from '../situation.ts';
import type { EditedRoute } from '../routeEdits.ts';

/** A stop of the plan that is repaired, in the numbers of the new problem. */
export interface BaseStop {
    readonly candidate: number;
    readonly shift: number;
    readonly rank: number;
    readonly beginsAt: number;
}

/** Later than this is a move; earlier is none, because the rep can wait. */
const TOLERANCE_SECONDS = 15 * 60;

/** Stops of the plan that are still candidates. */
export function baseStopsOf(plan: Plan, problem: PlanningProblem, { epochSeconds }: Situation): BaseStop[] {
    const index = new Map(problem.candidates.map(({ id }, position) => [id, position]));
    return plan.shifts.flatMap(({ stops }, shift) =>
        stops.flatMap(({ recordId, beginsAt }, rank) => {
            const candidate = index.get(recordId);
            const begins = Date.parse(beginsAt) / 1000 - epochSeconds;
            return candidate === undefined ? [] : [{ candidate, shift, rank, beginsAt: begins }];
        })
    );
}

/**
 * Stops that have moved: left out, on another shift, out of the order of before, or more than 15 minutes later. The same
 * meaning as in the planning model.
 */
export function movedStops(base: readonly BaseStop[], week: readonly EditedRoute[]): Set<number> {
    const moved = new Set<number>();
    const shifts = new Set(base.map(({ shift }) => shift));
    for (const shift of shifts) {
        const before = base.filter((stop) => stop.shift === shift);
        const now = week[shift];
        const ranks = new Map(before.map(({ candidate, rank }) => [candidate, rank]));
        const kept = longestInOrder(
            (now?.route.stops ?? []).filter((stop) => ranks.has(stop)),
            ranks
        );
        const begins = new Map(now?.times.stops.map(({ candidate, beginsAt }) => [candidate, beginsAt]));
        for (const { candidate, beginsAt } of before) {
            const after = begins.get(candidate);
            if (after === undefined || !kept.has(candidate) || after - beginsAt > TOLERANCE_SECONDS)
                moved.add(candidate);
        }
    }
    return moved;
}

/** The most stops that stand in their old order. */
function longestInOrder(stops: readonly number[], ranks: ReadonlyMap<number, number>): Set<number> {
    const chains: number[][] = [];
    for (const stop of stops) {
        const rank = ranks.get(stop) ?? 0;
        const before = chains
            .filter((chain) => (ranks.get(chain.at(-1) ?? -1) ?? 0) < rank)
            .reduce<number[]>((longest, chain) => (chain.length > longest.length ? chain : longest), []);
        chains.push([...before, stop]);
    }
    return new Set(chains.reduce<number[]>((longest, chain) => (chain.length > longest.length ? chain : longest), []));
}
