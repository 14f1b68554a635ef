import { wonIn } from './closedOpportunities.ts';
import type { KpiFacts, KpiRange } from './facts.ts';
import type { Tally } from './tally.ts';
import { idsOf, tallyOf } from './tally.ts';

/** Opportunities won with a close date in the period. */
export function orders({ opportunities }: KpiFacts, range: KpiRange): Tally {
    const sorted = wonIn(opportunities, range);
    return tallyOf(sorted, idsOf(sorted.counted), [], { denominator: 1 });
}
