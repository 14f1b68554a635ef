import type { Plan } from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import { ProblemError } from '../platform/problemError.ts';
import type { PlanStore } from './ports.ts';

/**
 * A plan that the caller may see: their own, or one of people below in the role hierarchy only.
 *
 * Errors: not-found, also for a plan of somebody else: that it exists is nobody's business.
 */
export async function readPlan(store: PlanStore, caller: Caller, planId: string): Promise<Plan> {
    const found = await store.load(caller.orgId, planId);
    const isVisible = found?.plan.shifts.every(({ ownerId }) => caller.visibleUserIds.has(ownerId)) ?? false;
    if (found === null || !isVisible) {
        throw new ProblemError('not-found', `There is no plan ${planId}.`);
    }
    return found.plan;
}
