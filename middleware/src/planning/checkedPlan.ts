import type { Plan } from '#kernel/contracts';
import { ProblemError } from '../platform/problemError.ts';
import type { TravelTimes } from '../travel/ports.ts';
import { checkSolution, checkTimes } from './checker/checkPlan.ts';
import type { PlanningProblem, Solution } from './model.ts';
import { describePlan, type PlanGround } from './planDocument.ts';
import { schedule } from './solver/schedule.ts';

/** What a plan is besides what follows from its ground. */
export type PlanIdentity = Pick<Plan, 'planId' | 'baseId' | 'status' | 'revision' | 'createdAt' | 'seed'>;

/**
 * The document of a solution, after the checker had nothing to say against it.
 *
 * Errors: plan-violates-rules with the checker's report; a wrong plan never leaves.
 */
export async function checkedPlan(
    ground: PlanGround,
    solution: Solution,
    identity: PlanIdentity,
    travel: TravelTimes
): Promise<Plan> {
    requireValid(ground.built.problem, solution);
    const { fromDate, dayCount, timeZone, settings } = ground.situation;
    return { ...identity, fromDate, dayCount, timeZone, settings, ...(await describePlan(ground, solution, travel)) };
}

/** Errors: plan-violates-rules. Required visits that are missing are said in the plan's notices. */
export function requireValid(problem: PlanningProblem, solution: Solution): void {
    const planned = new Set(solution.routes.flatMap(({ stops }) => stops));
    const unplacedRequired = problem.candidates.flatMap(({ isRequired }, index) =>
        isRequired && !planned.has(index) ? [index] : []
    );
    const violations = checkSolution(problem, solution, { unplacedRequired });
    if (violations.length === 0) {
        for (const route of solution.routes)
            violations.push(...checkTimes(problem, route.shift, schedule(problem, route)));
    }
    if (violations.length > 0) {
        const report = violations
            .slice(0, 10)
            .map(({ message }) => message)
            .join(' ');
        throw new ProblemError('plan-violates-rules', `The checker refused the plan: ${report}`);
    }
}
