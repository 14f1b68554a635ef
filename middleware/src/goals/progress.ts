import type { GoalProgress, GoalProgressRequest } from '#kernel/contracts';
import type { Kpis } from '../kpi/index.ts';
import { KPIS } from '../kpi/index.ts';
import type { Caller } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { localDateOf } from '../platform/localTime.ts';
import { ProblemError } from '../platform/problemError.ts';
import { countGoals } from './countGoals.ts';
import type { CountScope } from './countGoals.ts';
import type { GoalOrg, GoalSource } from './ports.ts';

export interface GoalDependencies {
    readonly source: GoalSource;
    readonly kpis: Pick<Kpis, 'measure'>;
    readonly clock: Clock;
}

export interface OpenGoals {
    readonly org: GoalOrg & { readonly dataAsOf: Date };
    readonly scope: CountScope;
}

/** Errors: `not-synced`. */
export async function openGoals(
    { source, clock }: Pick<GoalDependencies, 'source' | 'clock'>,
    caller: Caller,
    asOf?: string
): Promise<OpenGoals> {
    const { dataAsOf, ...org } = await source.org(caller.orgId);
    if (dataAsOf === null) {
        throw new ProblemError('not-synced', 'There are no numbers before the first sync has finished.');
    }
    const today = localDateOf(clock.now(), caller.timeZone);
    return {
        org: { ...org, dataAsOf },
        scope: {
            orgId: caller.orgId,
            userId: caller.userId,
            visibleUserIds: caller.visibleUserIds,
            ...(caller.hiddenFields && { hiddenFields: caller.hiddenFields }),
            timeZone: caller.timeZone,
            asOf: asOf === undefined || asOf > today ? today : asOf,
            isProgressShared: org.isProgressShared
        }
    };
}

/**
 * Values and working days of the goals in the request, which the page has read in user mode.
 *
 * Access: a goal whose people the caller may not all see has no value, only the words for it.
 * Errors: `not-synced`.
 */
export async function readProgress(
    dependencies: GoalDependencies,
    caller: Caller,
    request: GoalProgressRequest
): Promise<GoalProgress> {
    const { org, scope } = await openGoals(dependencies, caller, request.asOf);
    const byDay = request.byDay === true && request.goals.length === 1;
    const counted = await countGoals(dependencies, scope, request.goals, byDay);
    const visible = new Set(counted.goals.filter(({ state }) => state === 'counted').map(({ goalId }) => goalId));
    const alerts = await dependencies.source.alerts(caller.orgId);
    const metrics = new Set(request.goals.map(({ metric }) => metric));
    return {
        asOf: scope.asOf,
        timeZone: scope.timeZone,
        currency: org.currency,
        dataAsOf: org.dataAsOf.toISOString(),
        fiscalStartMonth: org.fiscalStartMonth,
        definitions: KPIS.map(({ definition }) => definition).filter(({ key }) => metrics.has(key)),
        ...counted,
        alerts: alerts.filter(({ goalId }) => visible.has(goalId))
    };
}
