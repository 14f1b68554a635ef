import type { GoalCount } from '#kernel/contracts';
import { goalMetricOf, paceOf, weekInView } from '#kernel/goalRules';
import type { GoalPace } from '#kernel/goalRules';
import { daysBetween } from '../platform/localTime.ts';
import type { CountedGoals } from './countGoals.ts';

/** Pace of a counted goal by the rule that the page shows; null where there is no number. */
export function goalPace(
    metric: string,
    target: number,
    count: GoalCount,
    calendars: CountedGoals['calendars'],
    asOf: string
): GoalPace | null {
    const rule = goalMetricOf(metric);
    if (rule === null || (count.state !== 'counted' && count.state !== 'not-started')) {
        return null;
    }
    return paceOf({
        target,
        accumulation: rule.accumulation,
        step: rule.step,
        value: count.value?.value ?? null,
        beforeToday: count.beforeToday,
        beforeWeek: count.beforeWeek,
        weights: calendars[count.calendar] ?? [],
        today: daysBetween(count.from, asOf),
        monday: daysBetween(count.from, weekInView(asOf))
    });
}
