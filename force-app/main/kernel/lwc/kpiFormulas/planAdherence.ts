import type { KpiFacts, KpiRange } from './facts.ts';
import type { Tally } from './tally.ts';
import { idsOf, sortOut, tallyOf } from './tally.ts';

/** Planned visits of the period that took place / planned visits of the period whose start has passed. */
export function planAdherence({ visits }: KpiFacts, range: KpiRange): Tally {
    const due = visits.filter(
        ({ plannedDay, isDue }) => plannedDay !== null && isDue && plannedDay >= range.from && plannedDay < range.to
    );
    const sorted = sortOut(due, (visit) => (visit.status === 'Cancelled' ? 'cancelled' : null));
    const done = sorted.counted.filter((visit) => visit.status === 'Completed');
    return tallyOf(sorted, idsOf(done), idsOf(sorted.counted));
}
