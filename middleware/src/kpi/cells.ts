import type { KpiCell } from '#kernel/contracts';
import type { OpenQuestion } from './question.ts';
import type { Kpi } from './registry/index.ts';
import { valueOf } from './rollup/packedTallies.ts';
import type { TallySums } from './rollup/packedTallies.ts';

/** Both periods of the KPIs, from the sums of the present period and the one before. */
export function cellsOf(
    { chosen }: Pick<OpenQuestion, 'chosen'>,
    kpis: readonly Kpi[],
    [current, previous]: readonly TallySums[]
): KpiCell[] {
    if (current === undefined || previous === undefined) {
        throw new Error('Both periods are always counted.');
    }
    return kpis.map((kpi) => ({
        key: kpi.definition.key,
        current: valueOf(kpi, current, chosen.minimumSampleOf(kpi)),
        previous: valueOf(kpi, previous, chosen.minimumSampleOf(kpi))
    }));
}
