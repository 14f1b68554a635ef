import { completedVisitsIn, visitFault } from './completedVisits.ts';
import type { KpiFacts, KpiRange, VisitFact } from './facts.ts';
import type { Tally } from './tally.ts';
import { idsOf, tallyOf } from './tally.ts';

const EFFECTIVE: ReadonlySet<string> = new Set(['Order', 'Offer Requested', 'Next Meeting Agreed']);

/** Visits in person that began on site / visits in person with a known position. */
export function onSiteRate({ visits }: KpiFacts, range: KpiRange): Tally {
    const sorted = completedVisitsIn(
        visits.filter((visit) => visit.isInPerson),
        range,
        (visit) => visitFault(visit) ?? (visit.isOnSite === null ? 'no-position' : null)
    );
    return tallyOf(sorted, idsOf(sorted.counted.filter((visit) => visit.isOnSite)), idsOf(sorted.counted));
}

/** Visits that led to an order, an offer or a next meeting / visits with a known outcome. */
export function effectiveNegotiations({ visits }: KpiFacts, range: KpiRange): Tally {
    const sorted = completedVisitsIn(
        visits,
        range,
        (visit) => visitFault(visit) ?? (visit.outcome === null ? 'no-outcome' : null)
    );
    const effective = sorted.counted.filter((visit) => EFFECTIVE.has(visit.outcome ?? ''));
    return tallyOf(sorted, idsOf(effective), idsOf(sorted.counted));
}

/** Completed visits with check-in, check-out and outcome / completed visits. What is incomplete counts here, it is not excluded. */
export function reportCompleteness({ visits }: KpiFacts, range: KpiRange): Tally {
    const past = completedVisitsIn(visits, range, (visit) => (visit.isFuture ? 'future-dated' : null));
    const complete = past.counted.filter(isComplete);
    return tallyOf(past, idsOf(complete), idsOf(past.counted));
}

const isComplete = (visit: VisitFact): boolean =>
    visitFault(visit) === null && visit.endsAt !== null && visit.outcome !== null;
