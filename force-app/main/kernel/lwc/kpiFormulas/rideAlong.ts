import { closedIn } from './closedOpportunities.ts';
import type { KpiFacts, KpiRange } from './facts.ts';
import type { Tally } from './tally.ts';
import { idsOf, tallyOf } from './tally.ts';

/** Won / closed opportunities whose account had a joint visit in the 90 days up to the close date. */
export const winRateWithRideAlong = (facts: KpiFacts, range: KpiRange): Tally => winRateOf(facts, range, true);

/** Won / closed opportunities without such a visit. */
export const winRateWithoutRideAlong = (facts: KpiFacts, range: KpiRange): Tally => winRateOf(facts, range, false);

function winRateOf({ opportunities }: KpiFacts, range: KpiRange, hasRideAlong: boolean): Tally {
    const sorted = closedIn(
        opportunities.filter((opportunity) => opportunity.hasRideAlong === hasRideAlong),
        range
    );
    return tallyOf(sorted, idsOf(sorted.counted.filter(({ isWon }) => isWon)), idsOf(sorted.counted));
}
