import { wonWithAmountIn } from './closedOpportunities.ts';
import type { KpiFacts, KpiRange } from './facts.ts';
import { sumDecimals } from './money.ts';
import type { Tally } from './tally.ts';
import { idsOf, tallyOf } from './tally.ts';

/** Sum of the amounts of opportunities won in the period, in the org's currency. */
export function sales({ opportunities }: KpiFacts, range: KpiRange): Tally {
    const sorted = wonWithAmountIn(opportunities, range);
    const numerator = sumDecimals(sorted.counted.map(({ amount }) => amount ?? '0'));
    return tallyOf(sorted, idsOf(sorted.counted), [], { numerator, denominator: 1 });
}
