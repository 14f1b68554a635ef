import type { Caller } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { ProblemError } from '../platform/problemError.ts';
import { readPlan } from './openPlan.ts';
import type { PlanStore } from './ports.ts';

/**
 * An accepted plan stands no more: its visits have been taken back in the org, in the name of the person. The plan that it
 * repaired stands again. Repeating it changes nothing.
 *
 * Errors: not-found; plan-not-open for a plan that was never accepted.
 */
export async function undoAccept(
    dependencies: { readonly store: PlanStore; readonly clock: Clock },
    caller: Caller,
    planId: string
): Promise<void> {
    const { store } = dependencies;
    const { status } = await readPlan(dependencies, caller, planId);
    if (status === 'discarded') return;
    if (status !== 'accepted') throw new ProblemError('plan-not-open', `Plan ${planId} was not accepted.`);
    await store.setStatus(caller.orgId, planId, 'discarded');
    await store.clearSuccessor(caller.orgId, planId);
}
