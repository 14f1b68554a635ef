import { completedVisitsIn, visitFault } from './completedVisits.ts';
import type { KpiFacts, KpiRange, VisitFact } from './facts.ts';
import type { Tally } from './tally.ts';
import { idsOf, tallyOf } from './tally.ts';

const SECONDS_PER_HOUR = 3600;

/**
 * Completed visits in person / hours in the field. The field hours of a person's day run from the first check-in to the
 * last check-out, so driving between visits counts and the way from and to the start place does not.
 */
export function visitsPerFieldHour({ visits }: KpiFacts, range: KpiRange): Tally {
    const sorted = completedVisitsIn(
        visits.filter((visit) => visit.isInPerson),
        range,
        (visit) => visitFault(visit) ?? (visit.endsAt === null ? 'no-check-out' : null)
    );
    const ids = idsOf(sorted.counted);
    return tallyOf(sorted, ids, ids, { denominator: fieldSeconds(sorted.counted) / SECONDS_PER_HOUR });
}

function fieldSeconds(visits: readonly VisitFact[]): number {
    const days = new Map<string, { from: number; to: number }>();
    for (const { ownerId, day, startsAt, endsAt } of visits) {
        if (startsAt !== null && endsAt !== null) {
            const key = `${ownerId}/${day}`;
            const known = days.get(key) ?? { from: startsAt, to: endsAt };
            days.set(key, { from: Math.min(known.from, startsAt), to: Math.max(known.to, endsAt) });
        }
    }
    return [...days.values()].reduce((sum, { from, to }) => sum + to - from, 0);
}
