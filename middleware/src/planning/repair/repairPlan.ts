import type { Plan, PlanRepair, PlanRepairRequest, RemovalCause } from '#kernel/contracts';
import type { Caller } from '../../platform/caller.ts';
import { isoWithOffset } from '../../platform/localTime.ts';
import { ProblemError } from '../../platform/problemError.ts';
import { checkedPlan } from '../checkedPlan.ts';
import type { PlanningProblem, Solution } from '../model.ts';
import { readGround } from '../openPlan.ts';
import { keepFacts } from '../planFacts.ts';
import type { PlanSolver } from '../ports.ts';
import { isAllowed, scheduled, type EditedRoute } from '../routeEdits.ts';
import type { SuggestDependencies } from '../suggest.ts';
import { cancelledRecords, refuse, type Wishes } from './applyEvents.ts';
import { movedStops, type BaseStop } from './baseWeek.ts';
import { openChanges, type ChangedGround } from './changedGround.ts';
import { withDecisionsSince } from './decisionsSince.ts';
import { differenceOf } from './difference.ts';
import { fillWeek, keepsRules, movesOf, solutionOfWeek, worthOf, type RepairRules } from './fillWeek.ts';
import { makeFeasible } from './makeFeasible.ts';
import { rulesOf } from './rulesOf.ts';

/** CPU that the solver may add to the repair's own search. */
const SOLVER_SECONDS = 0.03;

/**
 * The plan after something happened: promises and days that begin within two hours stay, at most `maxMovedStops` others
 * move, free time is filled. A new proposal that points to its base; nothing is written before it is accepted.
 *
 * Errors: not-found; plan-not-open for a discarded plan; invalid-request for an event that names what the plan does not have.
 */
export async function repairPlan(
    dependencies: SuggestDependencies,
    caller: Caller,
    planId: string,
    asked: PlanRepairRequest
): Promise<PlanRepair> {
    const { source, store, travel, clock, newId, solver } = dependencies;
    const { plan, ground: made } = await readGround(dependencies, caller, planId);
    if (plan.status === 'discarded') {
        throw new ProblemError('plan-not-open', `Plan ${planId} was discarded.`);
    }
    requireEvent(asked);
    const now = clock.now();
    const decided = await withDecisionsSince(source, caller.orgId, plan, made, asked, now);
    const { ground: before, request } = decided;
    const groundWith = await openChanges(dependencies, caller, { plan, ground: before, now }, request);
    const unbound = await groundWith([]);
    const promises = keptPromises(plan, unbound, request, now);
    const ground = promises.kept.length === 0 ? unbound : await groundWith(promises.kept);
    const repaired = await repairWeek(plan, ground, request, now, solver);
    const broken = [
        ...promises.broken,
        ...repaired.broken.map((stop) => ground.built.problem.candidates[stop]?.id ?? '')
    ];
    const identity = {
        planId: newId(),
        baseId: planId,
        status: 'proposed',
        revision: plan.revision + 1,
        createdAt: now.toISOString(),
        seed: plan.seed
    } as const;
    const written = await checkedPlan(ground, solutionOfWeek(repaired.week), identity, travel);
    const next = { ...written, notices: [...written.notices, ...brokenPromises(broken)] };
    await store.save(caller.orgId, caller.userId, next, keepFacts(ground, solutionOfWeek(repaired.week)));
    return { plan: next, difference: describeDifference(plan, next, ground, repaired, request) };
}

function requireEvent(request: PlanRepairRequest): void {
    const { maxMovedStops: _limit, ...events } = request;
    if (Object.keys(events).length === 0) {
        refuse(
            '',
            'Expected at least one event: cancelledStopIds, delays, addedAppointments, blockedDays, required, …'
        );
    }
}

/** Which promised begins can be kept after the events; history is kept to the minute as well. */
function keptPromises(
    plan: Plan,
    ground: ChangedGround,
    request: PlanRepairRequest,
    now: Date
): { readonly kept: Wishes; readonly broken: readonly string[] } {
    const { problem } = ground.built;
    const { base, promised } = rulesOf(plan, ground, request, now);
    const parts = arrangedStops(plan, problem, request).map((stops, shift) =>
        makeFeasible(problem, shift, stops, promised)
    );
    const broken = new Set(parts.flatMap((part) => part.broken));
    const nowSeconds = now.getTime() / 1000 - ground.situation.epochSeconds;
    const isFixed = ({ candidate, beginsAt }: BaseStop): boolean =>
        beginsAt <= nowSeconds || (promised.get(candidate) ?? Infinity) < Infinity;
    const idOf = (candidate: number): string => problem.candidates[candidate]?.id ?? '';
    return {
        kept: base
            .filter((stop) => isFixed(stop) && !broken.has(stop.candidate))
            .map(({ candidate, beginsAt }) => ({
                recordId: idOf(candidate),
                startsAt: isoWithOffset(ground.situation.epochSeconds + beginsAt, ground.situation.timeZone)
            })),
        broken: [...broken].map(idOf)
    };
}

export interface RepairedWeek {
    readonly week: readonly EditedRoute[];
    readonly rules: RepairRules;
    /** Stops that the events left no room for. */
    readonly displaced: ReadonlySet<number>;
    readonly broken: readonly number[];
}

/** The search alone: events have been applied to the ground. */
export async function repairWeek(
    plan: Plan,
    ground: ChangedGround,
    request: PlanRepairRequest,
    now: Date,
    solver: PlanSolver
): Promise<RepairedWeek> {
    const { problem } = ground.built;
    const partial = rulesOf(plan, ground, request, now);
    const wanted = arrangedStops(plan, problem, request);
    const parts = wanted.map((stops, shift) => makeFeasible(problem, shift, stops, partial.promised));
    const start = parts.map(({ edited }) => edited);
    const broken = parts.flatMap((part) => part.broken);
    const promised = new Map(partial.promised);
    for (const stop of broken) promised.delete(stop);
    const rules: RepairRules = { ...partial, promised, forced: movedStops(partial.base, start) };
    const filled = fillWeek(problem, start, rules);
    const week = await improved(problem, filled, rules, { solver, seed: plan.seed });
    const placed = new Set(start.flatMap(({ route }) => route.stops));
    const displaced = new Set(partial.base.map(({ candidate }) => candidate).filter((stop) => !placed.has(stop)));
    return { week, rules, displaced, broken };
}

/** The stops of each shift as the user arranged them, or as they were, as far as they may still be there. */
function arrangedStops(plan: Plan, problem: PlanningProblem, { arranged = [] }: PlanRepairRequest): number[][] {
    const index = new Map(problem.candidates.map(({ id }, position) => [id, position]));
    const lists = new Map(arranged.map(({ shiftId, recordIds }) => [shiftId, recordIds]));
    const elsewhere = new Set(arranged.flatMap(({ recordIds }) => recordIds));
    return plan.shifts.map(({ shiftId, stops }, shift) => {
        const own = stops.map(({ recordId }) => recordId).filter((recordId) => !elsewhere.has(recordId));
        const records = lists.get(shiftId) ?? own;
        return records
            .flatMap((recordId) => index.get(recordId) ?? [])
            .filter((candidate) => isAllowed(problem, candidate, shift));
    });
}

/** What the solver finds from there in a moment, when it keeps all rules and is worth more. */
async function improved(
    problem: PlanningProblem,
    week: readonly EditedRoute[],
    rules: RepairRules,
    { solver, seed }: { readonly solver: PlanSolver; readonly seed: number }
): Promise<readonly EditedRoute[]> {
    const left = rules.maxMovedStops - movesOf(week, rules);
    const closed = rules.opensAt.flatMap((opensAt, shift) => (opensAt === Infinity ? [shift] : []));
    const limited = {
        ...problem,
        base: solutionOfWeek(week),
        maxMovedStops: Math.max(0, left),
        frozenShifts: closed,
        frozenCandidates: [...rules.promised.keys()]
    };
    const { solution } = await solver.solve(limited, { seed, limits: { seconds: SOLVER_SECONDS } });
    const found = scheduledWeek(problem, solution);
    const isBetter = found !== null && worthOf(problem, found) > worthOf(problem, week) + 1e-6;
    return found !== null && isBetter && isWithinRules(week, found, rules) ? found : week;
}

function scheduledWeek({ shifts, ...problem }: PlanningProblem, solution: Solution): EditedRoute[] | null {
    const week = shifts.map((_, shift) => {
        const stops = solution.routes.find((route) => route.shift === shift)?.stops ?? [];
        return scheduled({ ...problem, shifts }, shift, stops);
    });
    return week.every((edited) => edited !== null) ? week : null;
}

/** The solver's answer is judged by the repair's own rules, whatever the solver knows of them. */
function isWithinRules(before: readonly EditedRoute[], after: readonly EditedRoute[], rules: RepairRules): boolean {
    const shiftOf = (week: readonly EditedRoute[]): Map<number, number> =>
        new Map(week.flatMap(({ route }) => route.stops.map((stop) => [stop, route.shift] as const)));
    const [was, is] = [shiftOf(before), shiftOf(after)];
    const keepsDays = [...rules.promised.keys()].every((stop) => was.get(stop) === is.get(stop));
    const keepsOrder = before.every(({ route }, shift) => {
        const kept = route.stops.filter((stop) => rules.promised.has(stop));
        return kept.join() === (after[shift]?.route.stops ?? []).filter((stop) => rules.promised.has(stop)).join();
    });
    const keepsPast = before.every(({ route, times }, shift) => {
        const opensAt = rules.opensAt[shift] ?? Infinity;
        const begun = times.stops.filter(({ beginsAt }) => beginsAt < opensAt).length;
        const same = (week: EditedRoute | undefined): string => (week?.route.stops ?? []).slice(0, begun).join();
        const isClosed = opensAt === Infinity && (after[shift]?.route.stops ?? []).join() !== route.stops.join();
        return !isClosed && same(before[shift]) === same(after[shift]);
    });
    const opensInTime = after.every(({ times }, shift) =>
        times.stops.every(
            ({ candidate, beginsAt }) => was.has(candidate) || beginsAt >= (rules.opensAt[shift] ?? Infinity)
        )
    );
    return keepsDays && keepsOrder && keepsPast && opensInTime && keepsRules(after, rules);
}

function brokenPromises(recordIds: readonly string[]): Plan['notices'] {
    return [...new Set(recordIds)].map((recordId) => ({ code: 'promise-not-kept', params: { recordId } }));
}

function describeDifference(
    before: Plan,
    after: Plan,
    ground: ChangedGround,
    { week, rules, displaced }: RepairedWeek,
    request: PlanRepairRequest
): PlanRepair['difference'] {
    const idOf = (stop: number): string => ground.built.problem.candidates[stop]?.id ?? '';
    const cancelled = cancelledRecords(before, request);
    const known = new Set(ground.built.problem.candidates.map(({ id }) => id));
    const pushedOut = new Set([...displaced, ...rules.forced].map(idOf));
    const causeOf = (recordId: string): RemovalCause => {
        if (cancelled.has(recordId)) return 'cancelled';
        return pushedOut.has(recordId) || !known.has(recordId) ? 'displaced' : 'replaced';
    };
    return differenceOf(before, after, {
        moved: new Set([...movedStops(rules.base, week)].map(idOf)),
        forced: new Set([...rules.forced].map(idOf)),
        causeOf
    });
}
