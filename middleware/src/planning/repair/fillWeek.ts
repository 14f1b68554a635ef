import { forcedInsertion } from '../explain/counterfactual.ts';
import { replacementOf } from '../explain/replacement.ts';
import type { PlanningProblem, Solution } from '../model.ts';
import { bestInsertion, type EditedRoute } from '../routeEdits.ts';
import { movedStops, type BaseStop } from './baseWeek.ts';
import { keepsPromises } from './makeFeasible.ts';

/** What a repair may and may not do. */
export interface RepairRules {
    readonly base: readonly BaseStop[];
    /** Latest begin of each promised stop. */
    readonly promised: ReadonlyMap<number, number>;
    /** Stops that the events moved: they do not count. */
    readonly forced: ReadonlySet<number>;
    readonly maxMovedStops: number;
    /** First moment at which a shift takes a new visit; Infinity: it takes none. */
    readonly opensAt: readonly number[];
}

/** Points that a moved stop must bring: a small gain is not worth a changed week. */
const POINTS_PER_MOVE = 2;

/** Whether the week keeps promises, closed shifts and the limit of moves. */
export function keepsRules(week: readonly EditedRoute[], rules: RepairRules): boolean {
    return week.every((edited) => keepsPromises(edited, rules.promised)) && movesOf(week, rules) <= rules.maxMovedStops;
}

/** Stops that the search moved, those that the events moved aside. */
export function movesOf(week: readonly EditedRoute[], { base, forced }: RepairRules): number {
    return [...movedStops(base, week)].filter((stop) => !forced.has(stop)).length;
}

/** Points less the stated price of travel. */
export function worthOf({ candidates, weights }: PlanningProblem, week: readonly EditedRoute[]): number {
    return week.reduce(
        (total, { route, times }) =>
            total +
            route.stops.reduce((sum, stop) => sum + (candidates[stop]?.prize ?? 0), 0) -
            weights.travelPerSecond * times.travelSeconds,
        0
    );
}

/**
 * Fills free time with the best visits, required ones first, then swaps single stops for better ones, all within the
 * rules. Greedy with exact insertions: the week stays feasible at every step.
 */
export function fillWeek(problem: PlanningProblem, start: readonly EditedRoute[], rules: RepairRules): EditedRoute[] {
    const week = [...start];
    placeRequired(problem, week, rules);
    insertAll(problem, week, rules);
    swapWithinLimit(problem, week, rules);
    return week;
}

function openCandidates({ candidates }: PlanningProblem, week: readonly EditedRoute[]): number[] {
    const planned = new Set(week.flatMap(({ route }) => route.stops));
    return candidates
        .flatMap((_, index) => (planned.has(index) ? [] : [index]))
        .sort((a, b) => (candidates[b]?.prize ?? 0) - (candidates[a]?.prize ?? 0) || a - b);
}

interface Insertion {
    readonly edited: EditedRoute;
    readonly gain: number;
}

function insertAll(problem: PlanningProblem, week: EditedRoute[], rules: RepairRules): void {
    const open = openCandidates(problem, week);
    const known = new Map<string, Insertion | null>();
    const find = (candidate: number, shift: number): Insertion | null => {
        const key = `${candidate} ${shift}`;
        const cached = known.get(key);
        if (cached !== undefined) return cached;
        const found = insertionInto(problem, candidate, shift, week, rules);
        known.set(key, found);
        return found;
    };
    for (;;) {
        let best: (Insertion & { candidate: number }) | null = null;
        for (const candidate of open) {
            if (best !== null && (problem.candidates[candidate]?.prize ?? 0) < best.gain) break;
            for (let shift = 0; shift < week.length; shift++) {
                const found = find(candidate, shift);
                if (found !== null && found.gain > (best?.gain ?? 0)) best = { ...found, candidate };
            }
        }
        if (best === null) return;
        const { shift } = best.edited.route;
        const moves = movesOf(week, rules);
        week[shift] = best.edited;
        open.splice(open.indexOf(best.candidate), 1);
        if (movesOf(week, rules) !== moves) known.clear();
        for (const key of [...known.keys()]) if (key.endsWith(` ${shift}`)) known.delete(key);
    }
}

/** The best insertion of a candidate into a shift that keeps the rules, with what it brings. */
function insertionInto(
    problem: PlanningProblem,
    candidate: number,
    shift: number,
    week: readonly EditedRoute[],
    rules: RepairRules
): Insertion | null {
    const before = week[shift];
    const opensAt = rules.opensAt[shift] ?? Infinity;
    if (before === undefined || opensAt === Infinity) return null;
    const from = before.times.stops.filter(({ beginsAt }) => beginsAt < opensAt).length;
    const moves = movesOf(week, rules);
    let movesAfter = moves;
    const edited = bestInsertion(problem, candidate, before.route, {
        from,
        isAcceptable: (option) => {
            const begin = option.times.stops.find((stop) => stop.candidate === candidate)?.beginsAt ?? -Infinity;
            if (begin < opensAt || !keepsPromises(option, rules.promised)) return false;
            const after = movesOf(withRoute(week, option), rules);
            if (after > rules.maxMovedStops) return false;
            movesAfter = after;
            return true;
        }
    });
    if (edited === null) return null;
    const price = problem.weights.travelPerSecond * (edited.times.travelSeconds - before.times.travelSeconds);
    const gain =
        (problem.candidates[candidate]?.prize ?? 0) - price - POINTS_PER_MOVE * Math.max(0, movesAfter - moves);
    return { edited, gain };
}

/** Required visits first where they fit, else in place of the fewest free stops. */
function placeRequired(problem: PlanningProblem, week: EditedRoute[], rules: RepairRules): void {
    for (const candidate of openCandidates(problem, week)) {
        if (problem.candidates[candidate]?.isRequired !== true) continue;
        const options = week.flatMap((_, shift) => insertionInto(problem, candidate, shift, week, rules) ?? []);
        const best = options.reduce<Insertion | null>(
            (winner, found) => (found.gain > (winner?.gain ?? -Infinity) ? found : winner),
            null
        );
        const edited = best?.edited ?? forced(problem, week, candidate, rules);
        if (edited !== null) week[edited.route.shift] = edited;
    }
}

function forced(
    problem: PlanningProblem,
    week: readonly EditedRoute[],
    candidate: number,
    rules: RepairRules
): EditedRoute | null {
    const kept = new Set(rules.promised.keys());
    const openShifts = problem.shifts.flatMap((_, shift) => (rules.opensAt[shift] === Infinity ? [] : [shift]));
    const narrowed = {
        ...problem,
        candidates: problem.candidates.map((entry, index) =>
            index === candidate
                ? {
                      ...entry,
                      allowedShifts: openShifts.filter((shift) => entry.allowedShifts?.includes(shift) ?? true)
                  }
                : entry
        )
    };
    const isAcceptable = (edited: EditedRoute): boolean =>
        isLater(edited, week, rules) && keepsRules(withRoute(week, edited), rules);
    return forcedInsertion(narrowed, solutionOfWeek(week), candidate, { kept, isAcceptable })?.edited ?? null;
}

/** What has begun or is about to begin is the same before and after. */
function isLater(edited: EditedRoute, week: readonly EditedRoute[], { opensAt }: RepairRules): boolean {
    const limit = opensAt[edited.route.shift] ?? Infinity;
    const begun = ({ times }: EditedRoute): string =>
        times.stops
            .filter(({ beginsAt }) => beginsAt < limit)
            .map(({ candidate }) => candidate)
            .join();
    const before = week[edited.route.shift];
    return before !== undefined && begun(before) === begun(edited);
}

/** One stop for a better one, as long as moves are left. */
function swapWithinLimit(problem: PlanningProblem, week: EditedRoute[], rules: RepairRules): void {
    while (movesOf(week, rules) < rules.maxMovedStops) {
        const open = openCandidates(problem, week).filter(
            (stop) => (problem.candidates[stop]?.prize ?? 0) > POINTS_PER_MOVE
        );
        const before = worthOf(problem, week);
        const solution = solutionOfWeek(week);
        let best: EditedRoute | null = null;
        let bestGain = POINTS_PER_MOVE;
        for (const { route } of week) {
            if (rules.opensAt[route.shift] === Infinity) continue;
            for (const stop of route.stops) {
                if (rules.promised.has(stop) || problem.candidates[stop]?.isRequired === true) continue;
                const found = replacementOf(problem, solution, route.shift, stop, open, bestGain);
                if (found === null) continue;
                const after = withRoute(week, found.edited);
                const gain = worthOf(problem, after) - before;
                if (gain > bestGain && isLater(found.edited, week, rules) && keepsRules(after, rules)) {
                    bestGain = gain;
                    best = found.edited;
                }
            }
        }
        if (best === null) return;
        week[best.route.shift] = best;
    }
}

export function solutionOfWeek(week: readonly EditedRoute[]): Solution {
    return { routes: week.map(({ route }) => route) };
}

function withRoute(week: readonly EditedRoute[], edited: EditedRoute): EditedRoute[] {
    return week.map((entry, shift) => (shift === edited.route.shift ? edited : entry));
}
