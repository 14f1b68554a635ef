import type { PlanAcceptResult, PlanRepair } from 'c/contracts';
import { isChanged, keepRequestOf, ownStopIds } from 'c/weekEdit';
import { acceptStops, repairPlan } from './weekData.ts';
import { shownOf, type Proposal } from './weekState.ts';

/** `accepted`, or the service's version of the week when it could not keep all that the person arranged. */
export type Acceptance =
    | { readonly kind: 'accepted'; readonly result: PlanAcceptResult }
    | { readonly kind: 'differs'; readonly repair: PlanRepair; readonly missingCount: number };

/**
 * Writes the proposal as it is shown.
 *
 * Changes by hand go to the service first, which puts exact times on them; it may fill gaps, and what it added is not
 * accepted unasked. When a stop that the person arranged finds no place, nothing is written.
 */
export async function acceptProposal(proposal: Proposal): Promise<Acceptance> {
    const { plan, edit } = proposal;
    if (!isChanged(edit)) {
        const stopIds = plan.shifts.flatMap(({ stops }) => stops.map(({ stopId }) => stopId));
        // Of a repaired week the service takes what lies ahead; the rest has happened.
        const request = plan.baseId === undefined ? { stopIds } : {};
        return { kind: 'accepted', result: await acceptStops(plan.planId, request) };
    }
    const repair = await repairPlan(plan.planId, keepRequestOf(plan, edit));
    const { stopIds, missing } = ownStopIds(shownOf(proposal).plan, repair.plan);
    if (missing.length > 0) return { kind: 'differs', repair, missingCount: missing.length };
    return { kind: 'accepted', result: await acceptStops(repair.plan.planId, { stopIds }) };
}
