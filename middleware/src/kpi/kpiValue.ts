import type { KpiValue } from '#kernel/contracts';
import { ratioOf } from '#kernel/kpiFormulas';
import type { Tally } from '#kernel/kpiFormulas';

/** A tally as the contract shows it. */
export function toKpiValue(tally: Tally, minimumSample: number): KpiValue {
    const { numerator, denominator, sourceCount, incompleteCount } = tally;
    return {
        value: ratioOf(tally),
        numerator,
        denominator,
        completeness: sourceCount === 0 ? null : (sourceCount - incompleteCount) / sourceCount,
        excluded: [...tally.excluded]
            .map(([code, ids]) => ({ code, count: ids.length }))
            .sort((a, b) => (a.code < b.code ? -1 : 1)),
        isSmallSample: denominator < minimumSample
    };
}
