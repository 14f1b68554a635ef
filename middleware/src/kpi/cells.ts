import type { KpiCell } from '#kernel/contracts';
import type { OpenQuestion } from './question.ts';
import type { Kpi } from './registry/index.ts';
import { addTo, createSums, valueOf } from './rollup/packedTallies.ts';
import type { NobodysTallies, TallySums } from './rollup/packedTallies.ts';
import type { RangeTallies } from './rollup/rollups.ts';

/** Both periods of the KPIs, from the sums of the present period and the one before. */
export function cellsOf(
    { chosen }: Pick<OpenQuestion, 'chosen'>,
    kpis: readonly Kpi[],
    [current, previous]: readonly TallySums[]
): KpiCell[] {
    if (current === undefined || previous === undefined) {
        throw new Error('Both periods are always counted.');
    }
    return kpis.map((kpi) => {
        const minimumSample = chosen.minimumSampleOf(kpi);
        return {
            key: kpi.definition.key,
            current: valueOf(kpi, current, minimumSample),
            previous: valueOf(kpi, previous, minimumSample)
        };
    });
}

/** Opens one person's rows after the other: the same sums serve all of them. */
export function rowReader(
    nobody: readonly NobodysTallies[]
): <Answer>(rows: RangeTallies, read: (sums: readonly TallySums[]) => Answer) => Answer {
    const sums = nobody.map(createSums);
    return (rows, read) => {
        rows.forEach((row, index) => addTo(sums[index] as TallySums, row));
        const answer = read(sums);
        // All parts are whole numbers: what was added is taken out without a rest.
        rows.forEach((row, index) => addTo(sums[index] as TallySums, row, -1));
        return answer;
    };
}
