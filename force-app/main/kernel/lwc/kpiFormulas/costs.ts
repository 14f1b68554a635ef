import { wonIn } from './closedOpportunities.ts';
import type { CostRates, KpiFacts, KpiRange, VisitFact } from './facts.ts';
import { fieldFault, fieldVisitsIn } from './fieldVisits.ts';
import type { ExclusionCode, Sorted, Tally } from './tally.ts';
import { idsOf, tallyOf } from './tally.ts';
import { wayFault } from './ways.ts';

/** Parts of a currency unit in which the cost of each visit is rounded, so that sums are exact in any order. */
const PARTS = 10_000;
const SECONDS_PER_HOUR = 3600;
const METRES_PER_KILOMETRE = 1000;

/** Cost of time and way of visits in person / those visits. No value without a cost setting. */
export function costPerVisit({ visits }: KpiFacts, range: KpiRange): Tally {
    const sorted = costedVisits(visits, range);
    const ids = idsOf(sorted.counted);
    return tallyOf(sorted, ids, ids, { numerator: costOf(sorted.counted, range.rates) });
}

/** The same cost / opportunities won in the period. */
export function costPerOrder({ visits, opportunities }: KpiFacts, range: KpiRange): Tally {
    const sorted = costedVisits(visits, range);
    const won = hasRates(range.rates) ? wonIn(opportunities, range) : { counted: [], excluded: new Map() };
    const excluded = new Map(sorted.excluded);
    won.excluded.forEach((ids, code) => excluded.set(code, [...(excluded.get(code) ?? []), ...ids]));
    const both = { counted: [...sorted.counted, ...won.counted], excluded };
    return tallyOf(both, idsOf(sorted.counted), idsOf(won.counted), {
        numerator: costOf(sorted.counted, range.rates)
    });
}

const hasRates = ({ perHour, perKilometre }: CostRates): boolean => perHour !== null || perKilometre !== null;

function costedVisits(visits: readonly VisitFact[], range: KpiRange): Sorted<VisitFact> {
    const fault = (visit: VisitFact): ExclusionCode | null => {
        if (!hasRates(range.rates)) {
            return fieldFault(visit) ?? 'no-cost-setting';
        }
        return range.rates.perKilometre === null ? fieldFault(visit) : wayFault(visit);
    };
    return fieldVisitsIn(visits, range, fault);
}

function costOf(visits: readonly VisitFact[], { perHour, perKilometre }: CostRates): number {
    const parts = visits.reduce((sum, { way }) => {
        const time = ((way?.fieldSeconds ?? 0) / SECONDS_PER_HOUR) * (perHour ?? 0);
        const distance = ((way?.metres ?? 0) / METRES_PER_KILOMETRE) * (perKilometre ?? 0);
        return sum + Math.round((time + distance) * PARTS);
    }, 0);
    return parts / PARTS;
}
