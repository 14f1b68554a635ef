import type { KpiFacts, KpiRange } from './facts.ts';
import { fieldVisitsIn } from './fieldVisits.ts';
import type { Tally } from './tally.ts';
import { idsOf, tallyOf } from './tally.ts';

const SECONDS_PER_HOUR = 3600;

/**
 * Completed visits in person / hours in the field. The field hours of a person's day run from the first check-in to the
 * last check-out, so driving between visits counts and the way from and to the start place does not. Each visit carries its
 * part of them, so that the hours can be split like the visits.
 */
export function visitsPerFieldHour({ visits }: KpiFacts, range: KpiRange): Tally {
    const sorted = fieldVisitsIn(visits, range);
    const ids = idsOf(sorted.counted);
    const seconds = sorted.counted.reduce((sum, { way }) => sum + (way?.fieldSeconds ?? 0), 0);
    return tallyOf(sorted, ids, ids, { denominator: seconds / SECONDS_PER_HOUR });
}
