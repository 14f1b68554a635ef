import type { KpiFacts, KpiRange, OpportunityFact } from './facts.ts';
import { daysFrom } from './days.ts';
import { sumProducts } from './money.ts';
import type { ExclusionCode, Tally } from './tally.ts';
import { idsOf, sortOut, tallyOf } from './tally.ts';

/**
 * Sum of amount × probability of what is open now. The past pipeline is not known (fields have no history here), so a
 * period that does not end today has no value.
 */
export function weightedPipeline({ opportunities }: KpiFacts, range: KpiRange): Tally {
    if (daysFrom(range.today, range.to) !== 1) {
        const nothing = sortOut<OpportunityFact>([], () => null);
        return tallyOf(nothing, [], []);
    }
    const sorted = sortOut(
        opportunities.filter(({ isClosed }) => !isClosed),
        (opportunity) => fault(opportunity, range)
    );
    const numerator = sumProducts(
        sorted.counted.map(({ amount, probability }) => [amount ?? '0', String(probability ?? 0)])
    );
    return tallyOf(sorted, idsOf(sorted.counted), [], { numerator: numerator / 100, denominator: 1 });
}

function fault({ amount, currency, probability }: OpportunityFact, range: KpiRange): ExclusionCode | null {
    if (amount === null) {
        return 'no-amount';
    }
    if (probability === null) {
        return 'no-probability';
    }
    return currency !== null && currency !== range.currency ? 'other-currency' : null;
}
