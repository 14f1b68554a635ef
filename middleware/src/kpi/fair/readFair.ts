import type { KpiFair } from '#kernel/contracts';
import type { KpiRange } from '#kernel/kpiFormulas';
import type { Caller } from '../../platform/caller.ts';
import { addDays } from '../../platform/localTime.ts';
import { earlierPeriods } from '../period.ts';
import { kpiOf, openQuestion } from '../question.ts';
import type { KpiDependencies, KpiQuestion } from '../question.ts';
import type { Kpi } from '../registry/index.ts';
import { countNobody } from '../rollup/countNobody.ts';
import { addTallies, valueOf } from '../rollup/packedTallies.ts';
import type { NobodysTallies } from '../rollup/packedTallies.ts';
import { compareFairly } from './fairComparison.ts';
import type { FairPerson } from './fairComparison.ts';
import { firstWorkOf } from '../firstWork.ts';
import { factorsOf } from './factors.ts';

/** Complete periods before the present one. */
const PERIODS = 12;
const PEOPLE_LIMIT = 200;
/** What there is at one moment cannot be compared over the past, and a way not by ways. */
const NOT_COMPARABLE: ReadonlySet<string> = new Set([
    'weighted-pipeline',
    'kilometres-per-visit',
    'days-since-one-on-one'
]);

/**
 * Each person's value over the last 12 complete periods beside the one expected from their territory. The model learns from
 * everybody in the org's numbers that the caller may see.
 *
 * Errors: `not-found` for an unknown KPI, those of `openQuestion`.
 */
export async function readFair(
    dependencies: KpiDependencies,
    caller: Caller,
    key: string,
    question: KpiQuestion
): Promise<KpiFair> {
    const kpi = kpiOf(key);
    const open = await openQuestion(dependencies, caller, question);
    const { scope, org, today } = open;
    const periods = earlierPeriods(
        question.period,
        addDays(open.periods.current.period.to, -1),
        PERIODS,
        org.fiscalStartMonth
    );
    const ranges = periods.map(({ period: { from }, periodTo }): KpiRange => ({
        from,
        to: periodTo,
        periodTo,
        today,
        currency: org.currency,
        rates: org.rates
    }));
    const nobodys = ranges.map(countNobody);
    const nobody = nobodys[0] as NobodysTallies;
    const legs = kpiOf('kilometres-per-visit');
    const counted = await dependencies.rollups.read(scope, ranges);
    const records = await dependencies.facts.read(scope.orgId, scope.ownerIds);
    const people: FairPerson[] = [];
    for (const [userId, tallies] of counted) {
        const sums = addTallies(tallies, nobody);
        const kept = records.get(userId);
        if (sums.records > 0 && kept !== undefined) {
            const { value, isSmallSample } = valueOf(kpi, sums, open.chosen.minimumSampleOf(kpi));
            const leg = valueOf(legs, sums);
            people.push({
                userId,
                raw: averageOf(kpi, value, tallies.length - firstWorkOf(tallies, nobodys)),
                isSmallSample,
                factors: factorsOf(kept.records, leg.isSmallSample ? null : leg.value)
            });
        }
    }
    const comparison = compareFairly(people);
    const isComparable = !NOT_COMPARABLE.has(key);
    return {
        key,
        from: (ranges[0] as KpiRange).from,
        to: (ranges.at(-1) as KpiRange).to,
        periodKind: question.period,
        ...(isComparable ? comparison : { ...compareFairly([]), reason: 'not-comparable' }),
        people: (isComparable ? comparison.people : people.map(withoutExpectation))
            .toSorted((a, b) => (a.userId < b.userId ? -1 : 1))
            .slice(0, PEOPLE_LIMIT)
    };
}

/** Counts and sums are compared by their average over the periods since the person's first work. */
function averageOf({ definition }: Kpi, value: number | null, periods: number): number | null {
    return value !== null && definition.denominator.startsWith('1') ? value / periods : value;
}

const withoutExpectation = (person: FairPerson) => ({
    ...person,
    expected: null,
    difference: null,
    low: null,
    high: null
});
