import type { KpiRange, VisitFact } from './facts.ts';
import type { ExclusionCode, Sorted } from './tally.ts';
import { sortOut } from './tally.ts';

/** What keeps a completed visit from being counted; null when it counts. */
export function visitFault(visit: VisitFact): ExclusionCode | null {
    if (visit.startsAt === null) {
        return 'no-check-in';
    }
    if (visit.isFuture) {
        return 'future-dated';
    }
    return visit.endsAt !== null && visit.endsAt < visit.startsAt ? 'ends-before-start' : null;
}

/**
 * Completed visits of the period, and those that say they are but cannot be counted. Visits dated after the present are
 * listed for the whole period, so that they do not vanish from a period that is still running.
 */
export function completedVisitsIn(
    visits: readonly VisitFact[],
    range: KpiRange,
    fault: (visit: VisitFact) => ExclusionCode | null = visitFault
): Sorted<VisitFact> {
    const inPeriod = visits.filter(
        (visit) =>
            visit.status === 'Completed' &&
            visit.day >= range.from &&
            visit.day < (visit.isFuture ? range.periodTo : range.to)
    );
    return sortOut(inPeriod, fault);
}
