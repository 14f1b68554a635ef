/** Repairs: what of the base plan is frozen, and how many of its stops a new plan moves. */
import type { PlanningProblem, Route, Solution } from '../model.ts';
import { schedule, scheduleFreely } from './schedule.ts';

/** A stop that begins this much later than in the base has moved. */
export const MOVE_TOLERANCE_SECONDS = 15 * 60;

export interface BaseStop {
    readonly candidate: number;
    readonly shift: number;
    readonly beginsAt: number;
}

/** The stops of the base with their begins by the base's own schedule. */
export function baseStops(problem: PlanningProblem): BaseStop[] {
    return (problem.base?.routes ?? []).flatMap((route) =>
        scheduleFreely(problem, route).stops.map(({ candidate, beginsAt }) => ({
            candidate,
            shift: route.shift,
            beginsAt
        }))
    );
}

/** Candidates that may not leave their shift: those frozen and the stops of frozen shifts. */
export function frozenStops(problem: PlanningProblem): BaseStop[] {
    const shifts = new Set(problem.frozenShifts ?? []);
    const candidates = new Set(problem.frozenCandidates ?? []);
    if (shifts.size + candidates.size === 0) return [];
    return baseStops(problem).filter((stop) => shifts.has(stop.shift) || candidates.has(stop.candidate));
}

/** Counts moved stops by the model's definition (`maxMovedStops`). */
export class MoveCounter {
    private readonly problem: PlanningProblem;
    private readonly begins: Map<number, number>;
    private readonly ranks: Map<number, number>;
    private readonly known = new Map<number, { readonly stops: readonly number[]; readonly kept: number }>();

    constructor(problem: PlanningProblem) {
        this.problem = problem;
        const stops = baseStops(problem);
        this.begins = new Map(stops.map((stop) => [stop.candidate, stop.beginsAt]));
        this.ranks = new Map(stops.map((stop, rank) => [stop.candidate, rank]));
    }

    count(solution: Solution): number {
        let kept = 0;
        for (const base of this.problem.base?.routes ?? []) {
            const route = solution.routes.find((candidate) => candidate.shift === base.shift);
            if (route) kept += this.keptOn(route, base.stops);
        }
        return this.begins.size - kept;
    }

    /** Stops of the base that a route keeps; a route that has not changed since the last question is not scheduled again. */
    private keptOn(route: Route, base: readonly number[]): number {
        const known = this.known.get(route.shift);
        if (known && isSame(known.stops, route.stops)) return known.kept;
        const stayed = route.stops.filter((stop) => base.includes(stop));
        const inOrder = this.longestInOrder(stayed);
        let kept = 0;
        for (const { candidate, beginsAt } of stayed.length === 0 ? [] : schedule(this.problem, route).stops) {
            const before = this.begins.get(candidate);
            if (before === undefined || !inOrder.has(candidate)) continue;
            if (beginsAt <= before + MOVE_TOLERANCE_SECONDS) kept++;
        }
        this.known.set(route.shift, { stops: route.stops, kept });
        return kept;
    }

    /** The most stops that follow each other as in the base; the first such choice. */
    private longestInOrder(stops: readonly number[]): Set<number> {
        const chains: number[][] = [];
        let longest: number[] = [];
        for (const [index, stop] of stops.entries()) {
            let chain: number[] = [];
            for (let before = 0; before < index; before++) {
                const known = chains[before] as number[];
                const isBefore = (this.ranks.get(stops[before] as number) ?? 0) < (this.ranks.get(stop) ?? 0);
                if (isBefore && known.length > chain.length) chain = known;
            }
            chain = [...chain, stop];
            chains.push(chain);
            if (chain.length > longest.length) longest = chain;
        }
        return new Set(longest);
    }
}

function isSame(one: readonly number[], two: readonly number[]): boolean {
    return one.length === two.length && one.every((stop, at) => stop === two[at]);
}
