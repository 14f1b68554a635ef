import { addDays, localDateOf } from '../platform/localTime.ts';
import { countGoals } from './countGoals.ts';
import { goalPace } from './goalPace.ts';
import type { GoalDependencies } from './progress.ts';
import { isCountable } from './tree.ts';

/** A mirror that is older than this raises no alarm: what is missing may only be late. */
const STALE_MS = 6 * 3_600_000;

/**
 * Looks at all goals of today and keeps one alert for each that is off track: raised when the projection falls below 90 % of
 * the target, taken back when it reaches the target again, so that a goal at the border does not ring every day.
 */
export async function watchGoals(dependencies: GoalDependencies, orgId: string, signal: AbortSignal): Promise<void> {
    const { source, clock } = dependencies;
    const org = await source.org(orgId);
    const now = clock.now();
    if (org.dataAsOf === null || now.getTime() - org.dataAsOf.getTime() > STALE_MS) {
        return;
    }
    const asOf = localDateOf(now, org.timeZone);
    const goals = (await source.goals(orgId, asOf, addDays(asOf, 1))).filter(isCountable);
    signal.throwIfAborted();
    const scope = { orgId, userId: null, visibleUserIds: null, timeZone: org.timeZone, asOf, isProgressShared: false };
    const { goals: counts, calendars } = await countGoals(dependencies, scope, goals);
    const offTrack: { goalId: string; projection: number; target: number }[] = [];
    const recovered: string[] = [];
    goals.forEach(({ goalId, metric, target }, index) => {
        const count = counts[index];
        const pace = count === undefined ? null : goalPace(metric, target, count, calendars, asOf);
        if (pace?.status === 'off-track' && pace.projection !== null) {
            offTrack.push({ goalId, projection: pace.projection, target });
        } else if (pace === null || pace.status !== 'at-risk') {
            recovered.push(goalId);
        }
    });
    const known = new Set(goals.map(({ goalId }) => goalId));
    const gone = (await source.alerts(orgId)).map(({ goalId }) => goalId).filter((goalId) => !known.has(goalId));
    await source.saveAlerts(orgId, offTrack, [...recovered, ...gone], now);
}
