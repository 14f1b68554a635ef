/** Rules of a repair: what is frozen stays, and only so many stops move. */
import type { PlanningProblem, Shift, Solution } from '../model.ts';
import type { Violation } from './violation.ts';
import { walkRoute } from './walkRoute.ts';
import type { Walk } from './walkRoute.ts';

const TOLERANCE_SECONDS = 15 * 60;

/** Length of the longest increasing subsequence: stops that kept the base's order. */
function keptInOrder(ranks: readonly number[]): Set<number> {
    const best: number[][] = [];
    let longest: number[] = [];
    ranks.forEach((rank, index) => {
        let chain: number[] = [];
        for (let before = 0; before < index; before++) {
            if ((ranks[before] as number) < rank && (best[before] as number[]).length > chain.length) {
                chain = best[before] as number[];
            }
        }
        best.push([...chain, rank]);
        if (chain.length + 1 > longest.length) longest = [...chain, rank];
    });
    return new Set(longest);
}

function beginsIn(problem: PlanningProblem, shift: number, stops: readonly number[]): readonly number[] | null {
    return walkRoute(problem, problem.shifts[shift] as Shift, stops)?.begins ?? null;
}

/** When each frozen candidate begins in the base: no later in the new plan. */
export function frozenLimits(problem: PlanningProblem): Map<number, number> {
    const limits = new Map<number, number>();
    for (const { shift, stops } of problem.base?.routes ?? []) {
        const frozen = stops.filter((stop) => problem.frozenCandidates?.includes(stop));
        const begins = frozen.length > 0 ? beginsIn(problem, shift, stops) : null;
        for (const stop of begins ? frozen : []) limits.set(stop, begins?.[stops.indexOf(stop)] as number);
    }
    return limits;
}

/** Stops of `base` that have moved in `solution` by the model's definition. */
export function movedStops(
    problem: PlanningProblem,
    base: Solution,
    solution: Solution,
    walks?: ReadonlyMap<number, Walk>
): number[] {
    const moved: number[] = [];
    for (const { shift, stops } of base.routes) {
        const now = solution.routes.find((route) => route.shift === shift)?.stops ?? [];
        const before = beginsIn(problem, shift, stops);
        const after = walks?.get(shift)?.begins ?? beginsIn(problem, shift, now);
        const kept = keptInOrder(now.map((stop) => stops.indexOf(stop)).filter((rank) => rank >= 0));
        stops.forEach((stop, rank) => {
            const at = now.indexOf(stop);
            const late = at >= 0 && before && after ? (after[at] as number) - (before[rank] as number) : 0;
            if (at < 0 || !kept.has(rank) || late > TOLERANCE_SECONDS) moved.push(stop);
        });
    }
    return moved;
}

export function checkAgainstBase(
    problem: PlanningProblem,
    base: Solution,
    solution: Solution,
    walks: ReadonlyMap<number, Walk>
): Violation[] {
    const found: Violation[] = [];
    for (const shift of problem.frozenShifts ?? []) {
        const before = base.routes.find((route) => route.shift === shift)?.stops ?? [];
        const after = solution.routes.find((route) => route.shift === shift)?.stops ?? [];
        if (before.join() !== after.join()) {
            found.push({
                code: 'frozenShiftChanged',
                message: `Frozen shift ${shift} has other stops than before.`,
                shift
            });
        }
    }
    for (const candidate of problem.frozenCandidates ?? []) checkFrozen(base, solution, candidate, found);
    if (problem.maxMovedStops !== undefined) {
        const moved = movedStops(problem, base, solution, walks).length;
        if (moved > problem.maxMovedStops) {
            found.push({
                code: 'tooManyStopsMoved',
                message: `${moved} stops moved, at most ${problem.maxMovedStops}.`
            });
        }
    }
    return found;
}

/** Its begin is held by the walks themselves (`frozenLimits`): a later one has no feasible times. */
function checkFrozen(base: Solution, solution: Solution, candidate: number, found: Violation[]): void {
    const before = base.routes.find((route) => route.stops.includes(candidate));
    const after = solution.routes.find((route) => route.stops.includes(candidate));
    if (!before || after?.shift === before.shift) return;
    const message = `Frozen candidate ${candidate} left shift ${before.shift}.`;
    found.push({ code: 'frozenCandidateMoved', message, candidate });
}
