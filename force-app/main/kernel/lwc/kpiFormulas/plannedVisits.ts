import { completedVisitsIn } from './completedVisits.ts';
import type { KpiFacts, KpiRange, VisitFact } from './facts.ts';
import type { Sorted, Tally } from './tally.ts';
import { idsOf, sortOut, tallyOf } from './tally.ts';

/** Visits planned for the period that should have taken place by now; cancelled ones are listed as excluded. */
export function dueVisitsIn(visits: readonly VisitFact[], range: KpiRange): Sorted<VisitFact> {
    const due = visits.filter(
        ({ plannedDay, isDue }) => plannedDay !== null && isDue && plannedDay >= range.from && plannedDay < range.to
    );
    return sortOut(due, (visit) => (visit.status === 'Cancelled' ? 'cancelled' : null));
}

/** Visits planned for the period that should have taken place by now. */
export function visitsPlanned({ visits }: KpiFacts, range: KpiRange): Tally {
    const sorted = dueVisitsIn(visits, range);
    return tallyOf(sorted, idsOf(sorted.counted), [], { denominator: 1 });
}

/** Planned visits that should have taken place and did not. */
export function visitsMissed({ visits }: KpiFacts, range: KpiRange): Tally {
    const sorted = dueVisitsIn(visits, range);
    const missed = sorted.counted.filter(({ status }) => status !== 'Completed' && status !== 'In Progress');
    return tallyOf(sorted, idsOf(missed), [], { denominator: 1 });
}

/** Completed visits that nobody had planned. */
export function visitsUnplanned({ visits }: KpiFacts, range: KpiRange): Tally {
    const sorted = completedVisitsIn(
        visits.filter(({ plannedDay }) => plannedDay === null),
        range
    );
    return tallyOf(sorted, idsOf(sorted.counted), [], { denominator: 1 });
}
