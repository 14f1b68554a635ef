import { completedVisitsIn } from './completedVisits.ts';
import type { KpiFacts, KpiRange } from './facts.ts';
import type { Tally } from './tally.ts';
import { idsOf, tallyOf } from './tally.ts';

/** Completed visits whose check-in lies in the period. */
export function visitsCompleted({ visits }: KpiFacts, range: KpiRange): Tally {
    const sorted = completedVisitsIn(visits, range);
    return tallyOf(sorted, idsOf(sorted.counted), [], { denominator: 1 });
}
