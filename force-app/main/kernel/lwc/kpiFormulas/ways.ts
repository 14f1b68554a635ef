import type { KpiFacts, KpiRange, VisitFact } from './facts.ts';
import { fieldFault, fieldVisitsIn, onSiteSeconds } from './fieldVisits.ts';
import type { ExclusionCode, Tally } from './tally.ts';
import { idsOf, tallyOf } from './tally.ts';

const METRES_PER_KILOMETRE = 1000;
const SECONDS_PER_MINUTE = 60;

/** Estimated kilometres from the start place, from visit to visit and back / visits in person. */
export function kilometresPerVisit({ visits }: KpiFacts, range: KpiRange): Tally {
    const sorted = fieldVisitsIn(visits, range, wayFault);
    const ids = idsOf(sorted.counted);
    const metres = sorted.counted.reduce((sum, { way }) => sum + (way?.metres ?? 0), 0);
    return tallyOf(sorted, ids, ids, { numerator: metres / METRES_PER_KILOMETRE });
}

/** Minutes at customers / estimated minutes on the road. */
export function onSitePerTravelMinute({ visits }: KpiFacts, range: KpiRange): Tally {
    const sorted = fieldVisitsIn(visits, range, wayFault);
    const ids = idsOf(sorted.counted);
    const travelSeconds = sorted.counted.reduce((sum, { way }) => sum + (way?.travelSeconds ?? 0), 0);
    return tallyOf(sorted, ids, ids, {
        numerator: sumOnSite(sorted.counted) / SECONDS_PER_MINUTE,
        denominator: travelSeconds / SECONDS_PER_MINUTE
    });
}

/** Minutes from check-in to check-out of visits in person; by class it says whose customers the time goes to. */
export function onSiteMinutes({ visits }: KpiFacts, range: KpiRange): Tally {
    const sorted = fieldVisitsIn(visits, range);
    const numerator = sumOnSite(sorted.counted) / SECONDS_PER_MINUTE;
    return tallyOf(sorted, idsOf(sorted.counted), [], { numerator, denominator: 1 });
}

/** Minutes at customers of class A / minutes at customers with a class. */
export function classATimeShare({ visits }: KpiFacts, range: KpiRange): Tally {
    const sorted = fieldVisitsIn(visits, range, classFault);
    const classA = sorted.counted.filter(({ customerClass }) => customerClass === 'A');
    return tallyOf(sorted, idsOf(classA), idsOf(sorted.counted), {
        numerator: sumOnSite(classA) / SECONDS_PER_MINUTE,
        denominator: sumOnSite(sorted.counted) / SECONDS_PER_MINUTE
    });
}

/** A visit whose way from the one before is not known says nothing about ways. */
export function wayFault(visit: VisitFact): ExclusionCode | null {
    return fieldFault(visit) ?? (visit.way === null || visit.way.metres === null ? 'no-place' : null);
}

function classFault(visit: VisitFact): ExclusionCode | null {
    if (visit.accountId === null) {
        return fieldFault(visit) ?? 'no-account';
    }
    return fieldFault(visit) ?? (visit.customerClass === null ? 'no-class' : null);
}

function sumOnSite(visits: readonly VisitFact[]): number {
    return visits.reduce((sum, visit) => sum + onSiteSeconds(visit), 0);
}
