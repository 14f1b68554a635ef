import type { Plan, PlanRequest } from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { ProblemError } from '../platform/problemError.ts';
import type { TravelTimes } from '../travel/ports.ts';
import { buildProblem } from './buildProblem.ts';
import { checkedPlan } from './checkedPlan.ts';
import { leaseFrom, type PlanImprover } from './improve.ts';
import type { PlanGround } from './planDocument.ts';
import { keepFacts } from './planFacts.ts';
import type { PlanningSource, PlanSolver, PlanStore } from './ports.ts';
import { readSituation } from './situation.ts';

export interface SuggestDependencies {
    readonly source: PlanningSource;
    readonly store: PlanStore;
    readonly solver: PlanSolver;
    readonly travel: TravelTimes;
    readonly clock: Clock;
    /** A fresh UUID. */
    readonly newId: () => string;
}

const DEFAULT_THINK_SECONDS = 1;
/** Longer thinking goes on after the first answer. */
const LONGEST_WAIT_SECONDS = 2;
const FIRST_LOOK_SECONDS = 0.5;

/**
 * Proposes whom to visit on which day, in which order and at what time, and keeps the proposal. When it is to think for
 * more than two seconds, the answer is a first plan that is `improving`.
 *
 * Every proposal passes the checker before it leaves.
 * Access: the caller's own week, or that of people below in the role hierarchy.
 * Errors: not-allowed, not-found, no-base, no-working-day, no-candidates, invalid-request, plan-violates-rules.
 */
export async function suggestPlan(
    dependencies: SuggestDependencies & { readonly improver: PlanImprover },
    caller: Caller,
    request: PlanRequest,
    signal?: AbortSignal
): Promise<Plan> {
    const { source, store, solver, travel, clock, newId, improver } = dependencies;
    const ownerIds = ownersOf(caller, request);
    const situation = await readSituation(source, caller.orgId, ownerIds, request, clock.now());
    const built = await buildProblem(situation, request, travel, signal);
    const ground: PlanGround = { situation, request, built };
    const seed = request.seed ?? 1;
    const thinkSeconds = request.thinkSeconds ?? DEFAULT_THINK_SECONDS;
    const isLong = thinkSeconds > LONGEST_WAIT_SECONDS;
    const limits = { seconds: isLong ? FIRST_LOOK_SECONDS : thinkSeconds };
    const { solution } = await solver.solve(built.problem, { seed, limits, ...(signal && { signal }) });
    const identity = {
        planId: newId(),
        status: isLong ? 'improving' : 'proposed',
        revision: 1,
        createdAt: clock.now().toISOString(),
        seed
    } as const;
    const plan = await checkedPlan(ground, solution, identity, travel);
    const facts = keepFacts(ground, solution);
    await store.save(caller.orgId, caller.userId, plan, facts, isLong ? leaseFrom(clock) : undefined);
    if (isLong) {
        improver.start({ orgId: caller.orgId, userId: caller.userId, plan, ground, solution, thinkSeconds });
    }
    return plan;
}

function ownersOf(caller: Caller, { ownerId, ownerIds }: PlanRequest): string[] {
    const owners = [...new Set(ownerIds ?? [ownerId ?? caller.userId])];
    const stranger = owners.find((userId) => !caller.visibleUserIds.has(userId));
    if (stranger !== undefined) {
        throw new ProblemError('not-allowed', `User ${stranger} is neither you nor below you in the role hierarchy.`);
    }
    return owners;
}
