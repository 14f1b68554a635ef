import { completedVisitsIn, visitFault } from './completedVisits.ts';
import type { KpiFacts, KpiRange, VisitFact } from './facts.ts';
import type { Tally } from './tally.ts';
import { idsOf, sortOut, tallyOf } from './tally.ts';

/** Visits that were the first ever to their account, by anyone. */
export const newVisits = (facts: KpiFacts, range: KpiRange): Tally =>
    counted(facts, range, (visit) => visit.isFirstVisit);

/** First visits to an account at which somebody was met. */
export const newMeetings = (facts: KpiFacts, range: KpiRange): Tally =>
    counted(facts, range, (visit) => visit.isFirstMeeting);

function counted({ visits }: KpiFacts, range: KpiRange, isNew: (visit: VisitFact) => boolean): Tally {
    const sorted = completedVisitsIn(
        visits,
        range,
        (visit) => visitFault(visit) ?? (visit.accountId === null ? 'no-account' : null)
    );
    return tallyOf(sorted, idsOf(sorted.counted.filter(isNew)), [], { denominator: 1 });
}

/** Leads created in the period. */
export function leadsGenerated({ leads }: KpiFacts, range: KpiRange): Tally {
    const created = leads.filter(({ createdDay }) => createdDay >= range.from && createdDay < range.to);
    return tallyOf(
        sortOut(created, () => null),
        idsOf(created),
        [],
        { denominator: 1 }
    );
}
