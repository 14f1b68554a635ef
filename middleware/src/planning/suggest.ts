import type { Plan, PlanRequest } from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { ProblemError } from '../platform/problemError.ts';
import type { TravelTimes } from '../travel/ports.ts';
import { buildProblem } from './buildProblem.ts';
import { checkSolution } from './checker/checkPlan.ts';
import { describePlan } from './planDocument.ts';
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

/**
 * Proposes whom to visit on which day, in which order and at what time, and keeps the proposal.
 *
 * Every proposal passes the checker before it leaves.
 * Access: the caller's own week, or that of people below in the role hierarchy.
 * Errors: not-allowed, not-found, no-base, no-working-day, no-candidates, plan-violates-rules.
 */
export async function suggestPlan(
    dependencies: SuggestDependencies,
    caller: Caller,
    request: PlanRequest,
    signal?: AbortSignal
): Promise<Plan> {
    const { source, store, solver, travel, clock, newId } = dependencies;
    const ownerIds = ownersOf(caller, request);
    const situation = await readSituation(source, caller.orgId, ownerIds, request, clock.now());
    const built = await buildProblem(situation, request, travel, signal);
    const seed = request.seed ?? 1;
    const limits = { seconds: request.thinkSeconds ?? DEFAULT_THINK_SECONDS };
    const result = await solver.solve(
        built.problem,
        signal === undefined ? { seed, limits } : { seed, limits, signal }
    );
    const violations = checkSolution(built.problem, result.solution, { unplacedRequired: result.unplacedRequired });
    if (violations.length > 0) {
        const report = violations.map(({ message }) => message).join(' ');
        throw new ProblemError('plan-violates-rules', `The checker refused the plan: ${report}`);
    }
    const plan: Plan = {
        planId: newId(),
        status: 'proposed',
        revision: 1,
        createdAt: clock.now().toISOString(),
        fromDate: request.fromDate,
        dayCount: request.dayCount,
        timeZone: situation.timeZone,
        seed,
        settings: situation.settings,
        ...(await describePlan(situation, built, result.solution, travel))
    };
    await store.save(caller.orgId, caller.userId, plan);
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
