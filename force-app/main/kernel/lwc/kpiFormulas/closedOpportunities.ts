import type { KpiRange, OpportunityFact } from './facts.ts';
import type { ExclusionCode, Sorted } from './tally.ts';
import { sortOut } from './tally.ts';

/** Opportunities closed in the period; those with a close date after today are listed as excluded. */
export function closedIn(opportunities: readonly OpportunityFact[], range: KpiRange): Sorted<OpportunityFact> {
    return sortOut(inPeriod(opportunities, range), (opportunity) => futureFault(opportunity, range));
}

/** Opportunities won in the period. */
export function wonIn(opportunities: readonly OpportunityFact[], range: KpiRange): Sorted<OpportunityFact> {
    return closedIn(
        opportunities.filter((opportunity) => opportunity.isWon),
        range
    );
}

/** Opportunities won in the period whose amount is known in the org's currency. */
export function wonWithAmountIn(opportunities: readonly OpportunityFact[], range: KpiRange): Sorted<OpportunityFact> {
    const won = inPeriod(opportunities, range).filter((opportunity) => opportunity.isWon);
    return sortOut(won, (opportunity) => futureFault(opportunity, range) ?? amountFault(opportunity, range));
}

function inPeriod(opportunities: readonly OpportunityFact[], range: KpiRange): OpportunityFact[] {
    return opportunities.filter(
        ({ closeDay, isClosed }) =>
            isClosed && closeDay >= range.from && closeDay < (closeDay > range.today ? range.periodTo : range.to)
    );
}

function futureFault({ closeDay }: OpportunityFact, range: KpiRange): ExclusionCode | null {
    return closeDay > range.today ? 'future-dated' : null;
}

function amountFault({ amount, currency }: OpportunityFact, range: KpiRange): ExclusionCode | null {
    if (amount === null) {
        return 'no-amount';
    }
    return currency !== null && currency !== range.currency ? 'other-currency' : null;
}
