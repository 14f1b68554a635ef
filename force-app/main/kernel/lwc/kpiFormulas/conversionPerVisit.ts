import { visitFault } from './completedVisits.ts';
import { daysFrom } from './days.ts';
import type { KpiFacts, KpiRange, VisitFact } from './facts.ts';
import type { Tally } from './tally.ts';
import { idsOf, sortOut, tallyOf } from './tally.ts';

/** A visit has this long to be followed by an order. */
export const CONVERSION_DAYS = 90;

/**
 * Visits followed by a won opportunity of the same account within 90 days / visits whose 90 days ended in the period.
 *
 * Each visit is judged once, on the day its time is over, so a period never changes afterwards and recent visits do not
 * press the rate down. One order may follow several visits and then counts for each.
 */
export function conversionPerVisit({ visits, wonDaysByAccount }: KpiFacts, range: KpiRange): Tally {
    const judged = visits.filter((visit) => visit.status === 'Completed' && isJudgedIn(visit.day, range));
    const sorted = sortOut(judged, (visit) => visitFault(visit) ?? (visit.accountId === null ? 'no-account' : null));
    const converted = sorted.counted.filter((visit) => isConverted(visit, wonDaysByAccount));
    return tallyOf(sorted, idsOf(converted), idsOf(sorted.counted));
}

function isJudgedIn(day: string, range: KpiRange): boolean {
    return daysFrom(day, range.from) <= CONVERSION_DAYS && daysFrom(day, range.to) > CONVERSION_DAYS;
}

function isConverted({ accountId, day }: VisitFact, wonDays: KpiFacts['wonDaysByAccount']): boolean {
    const days = wonDays.get(accountId ?? '') ?? [];
    return days.some((won) => won >= day && daysFrom(day, won) <= CONVERSION_DAYS);
}
