import type { Plan } from '#kernel/contracts';
import type { Solution } from './model.ts';
import type { PlanGround } from './planDocument.ts';

/** The solution that a plan's document shows, in the numbers of its ground. Stops that the ground does not know are left out. */
export function solutionOf(plan: Plan, { built }: PlanGround): Solution {
    const index = new Map(built.problem.candidates.map(({ id }, position) => [id, position]));
    return {
        routes: plan.shifts.map(({ stops }, shift) => ({
            shift,
            stops: stops.flatMap(({ recordId }) => index.get(recordId) ?? [])
        }))
    };
}
