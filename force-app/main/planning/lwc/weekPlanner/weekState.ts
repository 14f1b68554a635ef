import type { Plan, PlanComparison, PlanDifference, PlanTravel } from 'c/contracts';
import type { AcceptedChanges } from './weekData.ts';
import { changedPlan, isChanged, NO_CHANGES, type ChangedPlan, type WeekEdit } from 'c/weekEdit';

/** A proposal and what the person has done to it. Replaced as a whole, never changed. */
export interface Proposal {
    readonly plan: Plan;
    readonly edit: WeekEdit;
    /** Travel for the times after a change; null until it has come. */
    readonly travel: PlanTravel | null;
    readonly comparison: PlanComparison | null;
    /** What this plan changes in the one before it; null for a first proposal. */
    readonly difference: PlanDifference | null;
    /** Where "back" leads; null: to the week without a proposal. */
    readonly before: Proposal | null;
}

export function proposalOf(plan: Plan): Proposal {
    return { plan, edit: NO_CHANGES, travel: null, comparison: null, difference: null, before: null };
}

const shownPlans = new WeakMap<Proposal, ChangedPlan>();

/** The plan with the changes, computed once for each state. */
export function shownOf(proposal: Proposal): ChangedPlan {
    const known = shownPlans.get(proposal);
    if (known) return known;
    const shown = changedPlan(proposal.plan, proposal.edit, proposal.travel);
    shownPlans.set(proposal, shown);
    return shown;
}

export function hasChanges(proposal: Proposal | null): boolean {
    return proposal !== null && isChanged(proposal.edit);
}

/** What undo takes back. */
export interface Undo {
    readonly text: string;
    /** The plan whose acceptance it was; null: visits were cancelled by hand. */
    readonly planId: string | null;
    readonly changes: AcceptedChanges;
}
