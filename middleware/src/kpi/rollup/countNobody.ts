import type { KpiRange } from '#kernel/kpiFormulas';
import { nothingOf } from './nothingOf.ts';
import { packNobody } from './packedTallies.ts';
import type { NobodysTallies } from './packedTallies.ts';

const known = new Map<string, NobodysTallies>();
/** A few days of questions. */
const KNOWN_RANGES = 1000;

/** What nobody has: the numbers that sums begin with. */
export function countNobody(range: KpiRange): NobodysTallies {
    const key = JSON.stringify(range);
    let counted = known.get(key);
    if (counted === undefined) {
        counted = packNobody(nothingOf({ wonDaysByAccount: new Map() }), range);
        if (known.size >= KNOWN_RANGES) known.clear();
        known.set(key, counted);
    }
    return counted;
}
