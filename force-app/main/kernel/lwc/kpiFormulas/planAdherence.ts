import type { KpiFacts, KpiRange } from './facts.ts';
import { dueVisitsIn } from './plannedVisits.ts';
import type { Tally } from './tally.ts';
import { idsOf, tallyOf } from './tally.ts';

/** Planned visits of the period that took place / planned visits of the period that should have taken place by now. */
export function planAdherence({ visits }: KpiFacts, range: KpiRange): Tally {
    const sorted = dueVisitsIn(visits, range);
    const done = sorted.counted.filter((visit) => visit.status === 'Completed');
    return tallyOf(sorted, idsOf(done), idsOf(sorted.counted));
}
