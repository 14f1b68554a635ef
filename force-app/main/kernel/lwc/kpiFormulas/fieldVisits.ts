import { completedVisitsIn, visitFault } from './completedVisits.ts';
import type { KpiRange, VisitFact } from './facts.ts';
import type { ExclusionCode, Sorted } from './tally.ts';

/** What keeps a visit in person from having a place in the day of its visitor; null when it has one. */
export function fieldFault(visit: VisitFact): ExclusionCode | null {
    return visitFault(visit) ?? (visit.endsAt === null ? 'no-check-out' : null);
}

/** Completed visits in person with check-in and check-out. */
export function fieldVisitsIn(
    visits: readonly VisitFact[],
    range: KpiRange,
    fault: (visit: VisitFact) => ExclusionCode | null = fieldFault
): Sorted<VisitFact> {
    return completedVisitsIn(
        visits.filter((visit) => visit.isInPerson),
        range,
        fault
    );
}

/** Check-in to check-out. */
export const onSiteSeconds = ({ startsAt, endsAt }: VisitFact): number => (endsAt ?? 0) - (startsAt ?? 0);
