import { daysFrom } from './days.ts';
import type { KpiFacts, KpiRange, PersonFact } from './facts.ts';
import type { Tally } from './tally.ts';
import { idsOf, sortOut, tallyOf } from './tally.ts';

/** Days from the last one-on-one to the last day of the period, over people in the field who ever had one / those people. */
export function daysSinceOneOnOne({ people }: KpiFacts, range: KpiRange): Tally {
    const sorted = sortOut(people, ({ lastOneOnOneDay }) => (lastOneOnOneDay === null ? 'no-one-on-one' : null));
    const ids = idsOf(sorted.counted);
    return tallyOf(sorted, ids, ids, {
        numerator: sorted.counted.reduce((sum, person) => sum + daysSince(person, range), 0)
    });
}

function daysSince({ lastOneOnOneDay }: PersonFact, range: KpiRange): number {
    return lastOneOnOneDay === null ? 0 : daysFrom(lastOneOnOneDay, range.to) - 1;
}
