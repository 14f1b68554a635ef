import type { KpiRange } from '#kernel/kpiFormulas';
import { nothingOf } from './nothingOf.ts';
import { packNobody } from './packedTallies.ts';
import type { NobodysTallies } from './packedTallies.ts';

/** What nobody has: the numbers that sums begin with. */
export function countNobody(range: KpiRange): NobodysTallies {
    return packNobody(nothingOf({ wonDaysByAccount: new Map() }), range);
}
