import getContext from '@salesforce/apex/SessionController.getContext';
import getGoals from '@salesforce/apex/GoalController.getGoals';
import getProgress from '@salesforce/apex/GoalController.getProgress';
import type { GoalList, GoalProgress, GoalProgressRequest, GoalRecord, SessionContext } from 'c/contracts';
import { formattersFor } from 'c/formatters';
import { goalPeriodOf } from 'c/goalRules';

/** What the goals page asks of the org; JSON text is turned into contract types here and nowhere else. */

/** Goals that touch a month, as the org has them now. */
export interface GoalsOfMonth {
    readonly month: string;
    readonly list: GoalList;
}

export async function readSession(): Promise<SessionContext> {
    return JSON.parse(await getContext()) as SessionContext;
}

export async function readGoals(month: string): Promise<GoalList> {
    return JSON.parse(await getGoals({ fromDate: month, toDate: addMonths(month, 1) })) as GoalList;
}

/** Values of the goals that have a KPI. */
export async function readProgress(goals: readonly GoalRecord[]): Promise<GoalProgress> {
    const request: GoalProgressRequest = {
        goals: goals.flatMap(({ goalId, metric, level, personId, roleId, periodKind, periodStart }) =>
            metric === null ? [] : [{ goalId, metric, level, personId, roleId, periodKind, periodStart }]
        )
    };
    return JSON.parse(await getProgress({ requestJson: JSON.stringify(request) })) as GoalProgress;
}

/** The person's calendar day. */
export function today(session: SessionContext | null): string {
    const day = formattersFor(session ? { timeZone: session.timeZone } : {}).dayNumber(Date.now());
    return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** First day of the month of a day. */
export function monthOf(day: string): string {
    return goalPeriodOf('Month', day).from;
}

export function addMonths(month: string, count: number): string {
    const [year = 0, number = 1] = month.split('-').map(Number);
    return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 10);
}
