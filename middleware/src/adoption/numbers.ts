import type { AdoptionNumbers, VisitSources } from '#kernel/contracts';
import type { UsedDecision, UsedVisit } from './ports.ts';

const SOURCES: Readonly<Record<string, keyof VisitSources>> = { Manual: 'manual', Plan: 'plan', Detected: 'detected' };

/** The numbers of visits and decisions, of whatever days and people. */
export function numbersOf(visits: readonly UsedVisit[], decisions: readonly UsedDecision[]): AdoptionNumbers {
    const decided = (decision: UsedDecision['decision']): number =>
        decisions.reduce((sum, one) => sum + (one.decision === decision ? one.count : 0), 0);
    const seconds = secondsOf(visits);
    const entries = visits.reduce((sum, visit) => sum + visit.entries, 0);
    return {
        visits: sourcesOf(visits),
        activePeople: new Set([...visits, ...decisions].map(({ ownerId }) => ownerId)).size,
        accepted: decided('accepted'),
        later: decided('later'),
        rejected: decided('rejected'),
        measuredReports: seconds.length,
        medianReportSeconds: medianOf(seconds),
        entriesPerVisit: visits.length === 0 ? null : Math.round((entries / visits.length) * 100) / 100
    };
}

export function sourcesOf(visits: readonly UsedVisit[]): VisitSources {
    const counts = { manual: 0, plan: 0, detected: 0, other: 0 };
    for (const { source } of visits) counts[SOURCES[source ?? ''] ?? 'other'] += 1;
    return counts;
}

export function secondsOf(visits: readonly UsedVisit[]): number[] {
    return visits.flatMap(({ reportSeconds }) => (reportSeconds === null ? [] : [reportSeconds]));
}

/** Of two in the middle the mean; null of nothing. */
export function medianOf(values: readonly number[]): number | null {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = Math.floor(sorted.length / 2);
    const upper = sorted[middle];
    if (upper === undefined) return null;
    return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
