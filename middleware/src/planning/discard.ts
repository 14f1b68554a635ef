import type { Caller } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { ProblemError } from '../platform/problemError.ts';
import type { PlanImprover } from './improve.ts';
import { readPlan } from './openPlan.ts';
import type { PlanStore } from './ports.ts';

/**
 * Throws a proposal away and ends the run that improves it. Repeating it changes nothing.
 *
 * Errors: not-found; plan-not-open for an accepted plan: its visits are in the org and are cancelled there.
 */
export async function discardPlan(
    dependencies: { readonly store: PlanStore; readonly clock: Clock; readonly improver: PlanImprover },
    caller: Caller,
    planId: string
): Promise<void> {
    const { store, improver } = dependencies;
    const plan = await readPlan(dependencies, caller, planId);
    if (plan.status === 'accepted') {
        throw new ProblemError('plan-not-open', `Plan ${planId} was accepted: cancel its visits instead.`);
    }
    await improver.stop(caller.orgId, planId);
    await store.setStatus(caller.orgId, planId, 'discarded');
}
