import type { KpiRange } from '#kernel/kpiFormulas';
import { nothingOf } from './nothingOf.ts';
import { packTallies } from './packedTallies.ts';
import type { PackedTallies } from './packedTallies.ts';

/** What nobody has: the numbers that sums begin with. */
export function countNobody(range: KpiRange): PackedTallies {
    return packTallies(nothingOf({ wonDaysByAccount: new Map() }), range);
}
