import { wonWithAmountIn } from './closedOpportunities.ts';
import type { KpiFacts, KpiRange } from './facts.ts';
import { sumDecimals } from './money.ts';
import type { Tally } from './tally.ts';
import { idsOf, tallyOf } from './tally.ts';

/** Sum of the amounts of won opportunities / number of them. */
export function averageDealValue({ opportunities }: KpiFacts, range: KpiRange): Tally {
    const sorted = wonWithAmountIn(opportunities, range);
    const ids = idsOf(sorted.counted);
    return tallyOf(sorted, ids, ids, { numerator: sumDecimals(sorted.counted.map(({ amount }) => amount ?? '0')) });
}
