import type { Plan } from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { ProblemError } from '../platform/problemError.ts';
import type { PlanGround } from './planDocument.ts';
import { groundOf } from './planFacts.ts';
import type { PlanStore } from './ports.ts';

/**
 * A plan that the caller may see: their own, or one of people below in the role hierarchy only. A plan whose improving run
 * has died (its lease is over) is `proposed` with the best it had.
 *
 * Errors: not-found, also for a plan of somebody else: that it exists is nobody's business.
 */
export async function readPlan(
    { store, clock }: { readonly store: PlanStore; readonly clock: Clock },
    caller: Caller,
    planId: string
): Promise<Plan> {
    const found = await store.load(caller.orgId, planId);
    const isVisible = found?.plan.shifts.every(({ ownerId }) => caller.visibleUserIds.has(ownerId)) ?? false;
    if (found === null || !isVisible) {
        throw new ProblemError('not-found', `There is no plan ${planId}.`);
    }
    const { plan, improvingUntil } = found;
    const isDead = improvingUntil === null || Date.parse(improvingUntil) <= clock.now().getTime();
    return plan.status === 'improving' && isDead ? { ...plan, status: 'proposed' } : plan;
}

/**
 * A plan with everything it was made from.
 *
 * Errors: not-found as for {@link readPlan}; plan-not-open for a plan of an earlier version, which kept no facts.
 */
export async function readGround(
    dependencies: { readonly store: PlanStore; readonly clock: Clock },
    caller: Caller,
    planId: string
): Promise<{ readonly plan: Plan; readonly ground: PlanGround }> {
    const plan = await readPlan(dependencies, caller, planId);
    const facts = await dependencies.store.facts(caller.orgId, planId);
    if (facts === null) {
        throw new ProblemError('plan-not-open', `Plan ${planId} is too old to be worked on: its facts were not kept.`);
    }
    return { plan, ground: groundOf(facts) };
}
