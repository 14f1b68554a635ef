import getGoals from '@salesforce/apex/GoalController.getGoals';
import getProgress from '@salesforce/apex/GoalController.getProgress';
import type { GoalList, GoalPeriod, GoalProgress, GoalRecord, PeriodKind, SessionContext } from 'c/contracts';
import { addDays, daysBetween, goalMetricOf, goalPeriodOf, paceOf } from 'c/goalRules';
import type { TileGoal } from 'c/kpiTile';

const KINDS: Readonly<Partial<Record<PeriodKind, GoalPeriod>>> = {
    week: 'Week',
    month: 'Month',
    quarter: 'Quarter',
    year: 'Year'
};

/**
 * Goals by KPI for the tiles: those of one person (`personId`, else whoever reads alone), or for whoever leads a team the team's (else the company's) of the same
 * length. A week without a goal of its own shows its part of the month's.
 */
export async function readBoardGoals(
    session: SessionContext,
    personId: string,
    period: PeriodKind,
    today: string
): Promise<ReadonlyMap<string, TileGoal>> {
    const kind = KINDS[period];
    if (kind === undefined) {
        return new Map();
    }
    const list = JSON.parse(await getGoals({ fromDate: today, toDate: addDays(today, 1) })) as GoalList;
    const kinds: readonly GoalPeriod[] = kind === 'Week' ? ['Week', 'Month'] : [kind];
    const goals = kinds.flatMap((wanted) =>
        list.goals.filter((goal) => goal.metric !== null && goal.periodKind === wanted && isOf(goal, session, personId))
    );
    if (goals.length === 0) {
        return new Map();
    }
    const request = {
        goals: goals.map((goal) => {
            const { goalId, metric, level, roleId, periodKind, periodStart } = goal;
            return { goalId, metric, level, personId: goal.personId, roleId, periodKind, periodStart };
        })
    };
    const progress = JSON.parse(await getProgress({ requestJson: JSON.stringify(request) })) as GoalProgress;
    const found = new Map<string, TileGoal>();
    // Closer people first, then the length that was asked for.
    const ranked = [...goals].sort((a, b) => Number(a.level === 'Company') - Number(b.level === 'Company'));
    for (const goal of ranked) {
        const tile = tileOf(goal, progress, kind);
        if (goal.metric !== null && tile !== null && !found.has(goal.metric)) {
            found.set(goal.metric, tile);
        }
    }
    return found;
}

function isOf(goal: GoalRecord, { userId, team }: SessionContext, personId: string): boolean {
    if (team.length < 2 || personId !== '') {
        return goal.level === 'Person' && goal.personId === (personId || userId);
    }
    const own = team.find((member) => member.userId === userId)?.roleName;
    return goal.level === 'Company' || (goal.level !== 'Person' && goal.roleName !== null && goal.roleName === own);
}

function tileOf(goal: GoalRecord, progress: GoalProgress, kind: GoalPeriod): TileGoal | null {
    const count = progress.goals.find(({ goalId }) => goalId === goal.goalId);
    const metric = goalMetricOf(goal.metric);
    if (count?.state !== 'counted' || metric === null || goal.target === null) {
        return null;
    }
    const pace = paceOf({
        target: goal.target,
        accumulation: metric.accumulation,
        step: metric.step,
        value: count.value?.value ?? null,
        beforeToday: count.beforeToday,
        beforeWeek: count.beforeWeek,
        weights: progress.calendars[count.calendar] ?? [],
        today: daysBetween(count.from, progress.asOf),
        // The number beside it is this week's, so on a weekend too.
        monday: daysBetween(count.from, goalPeriodOf('Week', progress.asOf).from)
    });
    const isOfMonth = kind === 'Week' && goal.periodKind === 'Month';
    const { week } = pace;
    return {
        whole: {
            value: count.value?.value ?? null,
            target: goal.target,
            remaining: pace.remaining,
            status: pace.status
        },
        isOfMonth,
        week:
            isOfMonth && week !== null && week.target > 0 ? { ...week, since: since(count.from, progress.asOf) } : null
    };
}

/** First day of a month that began within the week, whose part of the week is less than the whole week; else null. */
function since(from: string, asOf: string): string | null {
    return from > goalPeriodOf('Week', asOf).from ? from : null;
}
