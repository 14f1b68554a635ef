import { closedIn } from './closedOpportunities.ts';
import type { KpiFacts, KpiRange } from './facts.ts';
import type { Tally } from './tally.ts';
import { idsOf, tallyOf } from './tally.ts';

/** Opportunities won / opportunities closed, by close date. */
export function winRate({ opportunities }: KpiFacts, range: KpiRange): Tally {
    const sorted = closedIn(opportunities, range);
    const won = sorted.counted.filter((opportunity) => opportunity.isWon);
    return tallyOf(sorted, idsOf(won), idsOf(sorted.counted));
}
