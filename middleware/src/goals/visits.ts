import type { Capacity, GoalVisits, GoalVisitsRequest, Plan } from '#kernel/contracts';
import { goalMetricOf, weekInView } from '#kernel/goalRules';
import { readableFacts } from '../planning/index.ts';
import type { Planning } from '../planning/index.ts';
import type { CandidateFacts, PlanningSource } from '../planning/ports.ts';
import type { Caller } from '../platform/caller.ts';
import { addDays, daysBetween, localDateOf } from '../platform/localTime.ts';
import { ProblemError } from '../platform/problemError.ts';
import { countGoals } from './countGoals.ts';
import { CRITERIA } from './criteria.ts';
import type { Candidate } from './criteria.ts';
import { chooseCandidates, neededCount } from './neededVisits.ts';
import type { NeedInput } from './neededVisits.ts';
import { ownTarget } from './ownPart.ts';
import { openGoals } from './progress.ts';
import type { GoalDependencies } from './progress.ts';

export interface GoalVisitDependencies extends GoalDependencies {
    readonly planning: Pick<Planning, 'suggest' | 'capacity'>;
    readonly planningSource: Pick<PlanningSource, 'candidates'>;
}

/** The days that are planned: from today, from Saturday on the week to come. */
interface PlanDays {
    readonly fromDate: string;
    readonly toDate: string;
}

/**
 * This week's visits for a goal: the customers that close its gap by the goal's own criterion, planned as required visits, and
 * by how many they do not fit, with the three cheapest ways out.
 *
 * Access: the caller's own week, or that of people below in the role hierarchy.
 * Errors: not-allowed, no-base, and those of the planner.
 */
export async function planGoalVisits(
    dependencies: GoalVisitDependencies,
    caller: Caller,
    request: GoalVisitsRequest
): Promise<GoalVisits> {
    const ownerId = request.ownerId ?? request.goal.personId ?? caller.userId;
    if (!caller.visibleUserIds.has(ownerId)) {
        throw new ProblemError('not-allowed', `User ${ownerId} is neither you nor below you in the role hierarchy.`);
    }
    const days = planDays(localDateOf(dependencies.clock.now(), caller.timeZone));
    const whose = { goalId: request.goal.goalId, ownerId, ...days };
    const criterion = CRITERIA[request.goal.metric];
    if (criterion === undefined) {
        return { ...whose, alreadyPlanned: 0, ...nothing('no-visits-help') };
    }
    const need = await needOf(dependencies, caller, request, ownerId, days);
    const facts = await dependencies.planningSource
        .candidates(caller.orgId, [ownerId], dependencies.clock.now().toISOString())
        .then((found) => found.map((item) => readableFacts(caller, item)));
    const context = { today: days.fromDate, from: need.from, to: need.to };
    const possible = facts.flatMap((item) => criterion(item, context) ?? []);
    const planned = plannedIn(facts, days, new Set(possible.map(({ recordId }) => recordId)), request.goal.metric);
    const base = { ...whose, alreadyPlanned: planned.size };
    const wanted = chooseCandidates(
        need.input,
        possible.filter(({ recordId }) => !planned.has(recordId))
    );
    const open = isCounted(request.goal.metric) ? neededCount(need.input) - planned.size : wanted.length;
    const chosen = wanted.slice(0, Math.max(0, open));
    if (chosen.length === 0) {
        const isReached = neededCount(need.input) <= planned.size;
        return { ...base, ...nothing(isReached ? 'nothing-to-do' : 'no-candidates') };
    }
    return {
        ...base,
        ...(await answerOf(dependencies, caller, { ownerId, days, chosen, need: need.input, to: need.to }))
    };
}

/** Visits of this KPI are counted one by one, so that a visit that is planned already needs no other. */
const isCounted = (metric: string): boolean =>
    goalMetricOf(metric)?.step === 1 &&
    goalMetricOf(metric)?.accumulation === 'sum' &&
    !['orders', 'sales'].includes(metric);

function planDays(today: string): PlanDays {
    const monday = weekInView(today);
    return { fromDate: today > monday ? today : monday, toDate: addDays(monday, 6) };
}

/** What the person needs: of a goal of several people their own part of it. */
async function needOf(
    dependencies: GoalVisitDependencies,
    caller: Caller,
    { goal, target }: GoalVisitsRequest,
    ownerId: string,
    { fromDate, toDate }: PlanDays
): Promise<{ readonly input: NeedInput; readonly from: string; readonly to: string }> {
    const { scope } = await openGoals(dependencies, caller);
    const single = { ...goal, level: 'Person' as const, personId: ownerId };
    const { goals, calendars } = await countGoals(dependencies, scope, [goal, single]);
    const [whole, own] = goals;
    if (whole === undefined || own === undefined) {
        throw new Error('Two goals were counted.');
    }
    const { metric } = goal;
    const weights = calendars[own.calendar] ?? [];
    const wholeWeights = calendars[whole.calendar] ?? [];
    const today = daysBetween(own.from, fromDate);
    const part = { metric, target, whole, own, wholeWeights, ownWeights: weights, today };
    return {
        input: {
            metric,
            target: goal.level === 'Person' ? target : ownTarget(part),
            value: own.value,
            weights,
            first: today,
            end: daysBetween(own.from, toDate) + 1
        },
        from: own.from,
        to: own.to
    };
}

/** Customers whose visit in these days is planned already. */
function plannedIn(
    facts: readonly CandidateFacts[],
    { fromDate, toDate }: PlanDays,
    helpful: ReadonlySet<string>,
    metric: string
): ReadonlySet<string> {
    const isIn = ({ plannedAt }: CandidateFacts): boolean =>
        plannedAt !== null && plannedAt.slice(0, 10) >= fromDate && plannedAt.slice(0, 10) <= toDate;
    return new Set(
        facts
            .filter((item) => isIn(item) && (metric === 'visits-completed' || helpful.has(item.recordId)))
            .map(({ recordId }) => recordId)
    );
}

type Answer = Omit<GoalVisits, 'goalId' | 'ownerId' | 'fromDate' | 'toDate' | 'alreadyPlanned'>;

function nothing(outcome: string, candidates: readonly Candidate[] = []): Answer {
    return {
        outcome,
        neededVisits: candidates.length,
        candidates: candidates.map((candidate) => shown(candidate, false)),
        plannedVisits: 0,
        planId: null,
        missingVisits: candidates.length,
        waysOut: [],
        capacity: null
    };
}

function shown({ weight: _weight, ...candidate }: Candidate, isInPlan: boolean): GoalVisits['candidates'][number] {
    return { ...candidate, isInPlan };
}

interface Wanted {
    readonly ownerId: string;
    readonly days: PlanDays;
    readonly chosen: readonly Candidate[];
    readonly need: NeedInput;
    readonly to: string;
}

async function answerOf(dependencies: GoalVisitDependencies, caller: Caller, wanted: Wanted): Promise<Answer> {
    const { ownerId, days, chosen } = wanted;
    const plan = await suggest(dependencies, caller, wanted);
    if (plan === null) {
        return nothing('no-days', chosen);
    }
    const stops = new Set(plan.shifts.flatMap((shift) => shift.stops.map(({ recordId }) => recordId)));
    const missing = chosen.filter(({ recordId }) => !stops.has(recordId)).length;
    return {
        outcome: 'planned',
        neededVisits: chosen.length,
        candidates: chosen.map((candidate) => shown(candidate, stops.has(candidate.recordId))),
        plannedVisits: chosen.length - missing,
        planId: plan.planId,
        missingVisits: missing,
        waysOut: missing === 0 ? [] : await waysOut(dependencies, caller, ownerId, days, missing),
        capacity: await restOfGoal(dependencies, caller, wanted)
    };
}

/** Null when no working day is left. */
async function suggest(
    { planning }: GoalVisitDependencies,
    caller: Caller,
    { ownerId, days, chosen }: Wanted
): Promise<Plan | null> {
    try {
        return await planning.suggest(caller, {
            ownerId,
            fromDate: days.fromDate,
            dayCount: daysBetween(days.fromDate, days.toDate) + 1,
            required: chosen.map(({ recordId }) => ({ recordId }))
        });
    } catch (error) {
        if (error instanceof ProblemError && error.code === 'no-working-day') {
            return null;
        }
        throw error;
    }
}

/** The ways out that planning knows, for exactly as many visits as do not fit. */
async function waysOut(
    { planning }: GoalVisitDependencies,
    caller: Caller,
    ownerId: string,
    { fromDate, toDate }: PlanDays,
    missing: number
): Promise<Capacity['waysOut']> {
    const days = { ownerId, fromDate, toDate, isCadenceCounted: false };
    const { possibleVisits } = await planning.capacity(caller, days);
    return (await planning.capacity(caller, { ...days, goalVisits: possibleVisits + missing })).waysOut;
}

/** For visits that are counted: the rest of the goal's time against the person's own pace (P7). */
async function restOfGoal(
    { planning }: GoalVisitDependencies,
    caller: Caller,
    { ownerId, days, need, to }: Wanted
): Promise<Capacity | null> {
    if (need.metric !== 'visits-completed') {
        return null;
    }
    const goalVisits = Math.min(10_000, Math.ceil(Math.max(0, need.target - (need.value?.value ?? 0))));
    const toDate = addDays(to, -1);
    return planning.capacity(caller, { ownerId, fromDate: days.fromDate, toDate, goalVisits, isCadenceCounted: false });
}
