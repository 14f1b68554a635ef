import type { Plan } from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import type { PlanImprover } from './improve.ts';
import { readPlan } from './openPlan.ts';
import type { PlanStore } from './ports.ts';

/**
 * Ends the run that improves a plan, wherever it runs, and gives the best it found. Repeating it changes nothing.
 *
 * Errors: not-found.
 */
export async function stopPlan(
    dependencies: { readonly store: PlanStore; readonly clock: Clock; readonly improver: PlanImprover },
    caller: Caller,
    planId: string
): Promise<Plan> {
    const { store, improver } = dependencies;
    await readPlan(dependencies, caller, planId);
    await improver.stop(caller.orgId, planId);
    const plan = await readPlan(dependencies, caller, planId);
    if (plan.status !== 'improving') return plan;
    await store.setStatus(caller.orgId, planId, 'proposed');
    return { ...plan, status: 'proposed' };
}
