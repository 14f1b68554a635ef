import type { GoalNode, GoalTree } from '#kernel/contracts';
import { assignments, goalPeriodOf } from '#kernel/goalRules';
import type { Caller } from '../platform/caller.ts';
import { countGoals } from './countGoals.ts';
import { goalPace } from './goalPace.ts';
import type { MirroredGoal } from './ports.ts';
import { openGoals } from './progress.ts';
import type { GoalDependencies } from './progress.ts';

/** Days of which goals are asked for. Default: the quarter of today. */
export interface GoalDaysQuestion {
    readonly fromDate?: string;
    readonly toDate?: string;
}

/** Goals that can be counted: those with a KPI and a target. */
export type CountableGoal = MirroredGoal & { readonly metric: string; readonly target: number };

export function isCountable(goal: MirroredGoal): goal is CountableGoal {
    return goal.kind === 'Goal' && goal.metric !== null && goal.target !== null;
}

/**
 * Goals of the mirror with value, pace and what nobody has yet.
 *
 * Access: targets are as open as the records are (all may read them); values only where the caller sees all the people.
 * Errors: `not-synced`.
 */
export async function readTree(
    dependencies: GoalDependencies,
    caller: Caller,
    question: GoalDaysQuestion
): Promise<GoalTree> {
    const { scope, org } = await openGoals(dependencies, caller);
    const quarter = goalPeriodOf('Quarter', scope.asOf, org.fiscalStartMonth);
    const from = question.fromDate ?? quarter.from;
    const to = question.toDate ?? quarter.to;
    const goals = await dependencies.source.goals(caller.orgId, from, to);
    const countable = goals.filter(isCountable);
    const { goals: counts, calendars } = await countGoals(dependencies, scope, countable);
    const sums = assignments(goals);
    const nodes = countable.flatMap((goal, index): GoalNode[] => {
        const count = counts[index];
        if (count === undefined) {
            return [];
        }
        const pace = goalPace(goal.metric, goal.target, count, calendars, scope.asOf);
        const { goalId, metric, level, personId, roleId, periodKind, periodStart, parentId, target } = goal;
        return [
            {
                ...{ goalId, metric, level, personId, roleId, periodKind, periodStart, parentId, target },
                count,
                status: pace?.status ?? count.state,
                projection: pace?.projection ?? null,
                remaining: pace?.remaining ?? target,
                unassigned: sums.get(goalId)?.unassigned ?? null
            }
        ];
    });
    const visible = new Set(counts.filter(({ state }) => state === 'counted').map(({ goalId }) => goalId));
    const alerts = await dependencies.source.alerts(caller.orgId);
    return { asOf: scope.asOf, goals: nodes, alerts: alerts.filter(({ goalId }) => visible.has(goalId)) };
}
