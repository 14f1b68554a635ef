import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type {
    ExplainedCandidate,
    ExplainedStop,
    Plan,
    PlanExplainRequest,
    PlanExplanation,
    PlanStop,
    UnassignedCandidate
} from '#kernel/contracts';
import type { Caller } from '../../platform/caller.ts';
import type { Clock } from '../../platform/clock.ts';
import { isoWithOffset } from '../../platform/localTime.ts';
import { ProblemError } from '../../platform/problemError.ts';
import type { TravelTimes } from '../../travel/ports.ts';
import { requireValid } from '../checkedPlan.ts';
import type { Solution } from '../model.ts';
import { readGround } from '../openPlan.ts';
import type { PlanGround } from '../planDocument.ts';
import { solutionOf } from '../planSolution.ts';
import type { PlanStore } from '../ports.ts';
import type { EditedRoute } from '../routeEdits.ts';
import { forcedInsertion } from './counterfactual.ts';
import { replacementOf } from './replacement.ts';
import { changeFor, relaxedGround } from './whatIf.ts';

/**
 * Why each stop is in the plan and who would take its place; why each other is not, and what it would cost to have them.
 *
 * All figures are exact for the facts that the plan was made from, and every alternative passes the checker.
 * Errors: not-found; plan-not-open without facts; invalid-request for a stop or record that the plan does not name.
 */
export async function explainPlan(
    dependencies: { readonly store: PlanStore; readonly clock: Clock; readonly travel: TravelTimes },
    caller: Caller,
    planId: string,
    request: PlanExplainRequest
): Promise<PlanExplanation> {
    const { plan, ground } = await readGround(dependencies, caller, planId);
    return explain(plan, ground, request, dependencies.travel);
}

/** The same without storage. Other requests are answered in between: thousands of insertions take their time. */
async function explain(
    plan: Plan,
    ground: PlanGround,
    request: PlanExplainRequest,
    travel: TravelTimes
): Promise<PlanExplanation> {
    const solution = solutionOf(plan, ground);
    const all = plan.shifts.flatMap(({ stops }, shift) => stops.map((stop) => ({ shift, stop })));
    const stops = narrowed(all, request.stopIds, ({ stop }) => stop.stopId, '/stopIds');
    const others = narrowed(plan.unassigned, request.recordIds, ({ recordId }) => recordId, '/recordIds');
    const context = contextOf(plan, ground, solution);
    const relaxed = await relaxedContext(context, others, travel);
    return {
        planId: plan.planId,
        revision: plan.revision,
        stops: await oneByOne(stops, ({ shift, stop }) => explainStop(context, shift, stop)),
        unassigned: await oneByOne(others, (entry) => explainCandidate(context, relaxed, entry))
    };
}

async function oneByOne<Item, Result>(items: readonly Item[], explainOne: (item: Item) => Result): Promise<Result[]> {
    const results: Result[] = [];
    for (const item of items) {
        results.push(explainOne(item));
        await yieldToOthers();
    }
    return results;
}

interface Context {
    readonly plan: Plan;
    readonly ground: PlanGround;
    readonly solution: Solution;
    readonly indexOf: ReadonlyMap<string, number>;
    /** Unassigned candidates, the most valuable first. */
    readonly open: readonly number[];
}

function contextOf(plan: Plan, ground: PlanGround, solution: Solution): Context {
    const { candidates } = ground.built.problem;
    const planned = new Set(solution.routes.flatMap(({ stops }) => stops));
    const open = candidates
        .flatMap((_, index) => (planned.has(index) ? [] : [index]))
        .sort((a, b) => (candidates[b]?.prize ?? 0) - (candidates[a]?.prize ?? 0) || a - b);
    return { plan, ground, solution, open, indexOf: new Map(candidates.map(({ id }, index) => [id, index])) };
}

function narrowed<Item>(
    items: readonly Item[],
    wanted: readonly string[] | undefined,
    idOf: (item: Item) => string,
    pointer: string
): readonly Item[] {
    if (wanted === undefined) return items;
    const byId = new Map(items.map((item) => [idOf(item), item]));
    const unknown = wanted.filter((id) => !byId.has(id));
    if (unknown.length > 0) {
        const errors = unknown.slice(0, 20).map((id) => ({ pointer, detail: `${id} is not in this plan.` }));
        throw new ProblemError('invalid-request', `The plan does not name ${unknown.slice(0, 5).join(', ')}.`, {
            errors
        });
    }
    return wanted.flatMap((id) => byId.get(id) ?? []);
}

function explainStop(context: Context, shift: number, stop: PlanStop): ExplainedStop {
    const { stopId, recordId, points, reasons, visitMinutes, detourSeconds } = stop;
    return {
        stopId,
        recordId,
        points,
        reasons,
        visitMinutes,
        detourSeconds,
        replacement: describeReplacement(context, shift, context.indexOf.get(recordId))
    };
}

function describeReplacement(
    { ground, solution, open }: Context,
    shift: number,
    stop: number | undefined
): ExplainedStop['replacement'] {
    const { problem, chosen } = ground.built;
    const found = stop === undefined ? null : replacementOf(problem, solution, shift, stop, open);
    const who = found === null ? undefined : chosen[found.candidate];
    if (found === null || who === undefined) return null;
    requireValid(problem, { routes: [found.edited.route] });
    return {
        recordId: who.facts.recordId,
        objectApiName: who.facts.objectApiName,
        points: who.value.points,
        reasons: who.value.reasons,
        pointsChange: round(found.pointsChange),
        travelChangeSeconds: found.travelChangeSeconds,
        beginsAt: beginOf(ground, found.edited, found.candidate)
    };
}

/** The same plan where those whom a rule keeps out may be planned; null when there are none of them. */
async function relaxedContext(
    { plan, ground, solution }: Context,
    others: readonly UnassignedCandidate[],
    travel: TravelTimes
): Promise<Context | null> {
    const relaxed = await relaxedGround(ground, solution, others, travel);
    return relaxed === null ? null : { ...contextOf(plan, relaxed.ground, relaxed.solution), indexOf: relaxed.indexOf };
}

function explainCandidate(context: Context, relaxed: Context | null, entry: UnassignedCandidate): ExplainedCandidate {
    const { recordId, objectApiName, points, code, params } = entry;
    const change = changeFor(entry);
    const place = context.indexOf.has(recordId) || relaxed === null ? context : relaxed;
    const counterfactual = describeForced(place, place.indexOf.get(recordId));
    return { recordId, objectApiName, points, code, params, ...(change && { change }), counterfactual };
}

function describeForced(
    { plan, ground, solution }: Context,
    candidate: number | undefined
): ExplainedCandidate['counterfactual'] {
    const { problem } = ground.built;
    const found = candidate === undefined ? null : forcedInsertion(problem, solution, candidate);
    const shift = found === null ? undefined : plan.shifts[found.edited.route.shift];
    if (found === null || shift === undefined) return null;
    requireValid(problem, { routes: [found.edited.route] });
    const gone = new Set(found.removed.map((index) => problem.candidates[index]?.id));
    return {
        shiftId: shift.shiftId,
        ownerId: shift.ownerId,
        date: shift.date,
        beginsAt: beginOf(ground, found.edited, found.candidate),
        removed: shift.stops
            .filter(({ recordId }) => gone.has(recordId))
            .map(({ stopId, recordId, points }) => ({ stopId, recordId, points })),
        pointsChange: round(found.pointsChange),
        travelChangeSeconds: found.travelChangeSeconds
    };
}

function beginOf({ situation }: PlanGround, { times }: EditedRoute, candidate: number): string {
    const beginsAt = times.stops.find((stop) => stop.candidate === candidate)?.beginsAt ?? 0;
    return isoWithOffset(situation.epochSeconds + beginsAt, situation.timeZone);
}

function round(points: number): number {
    return Math.round(points * 10) / 10;
}
