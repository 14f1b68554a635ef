import { kpiOf } from './question.ts';
import { briefValueOf, hasRecords } from './rollup/packedTallies.ts';
import type { NobodysTallies, TallySums } from './rollup/packedTallies.ts';
import type { RangeTallies } from './rollup/rollups.ts';

/** Whoever works has records of one of these. */
const WORK = ['visits-completed', 'visits-planned', 'orders', 'leads-generated'].map(kpiOf);

/**
 * Place of the first period with work in it; at most the last place. Periods before it are from before somebody began, or before
 * the company's first record: no value there is a 0.
 */
export function firstWorkOf(tallies: RangeTallies, nobody: readonly NobodysTallies[]): number {
    return firstPlace(tallies.length, (place) => {
        const row = tallies[place] as RangeTallies[number];
        return WORK.some((kpi) => briefValueOf(kpi, row, nobody[place] as NobodysTallies).completeness !== null);
    });
}

/** The same for several people added up. */
export function firstWorkIn(sums: readonly TallySums[]): number {
    return firstPlace(sums.length, (place) => WORK.some((kpi) => hasRecords(kpi, sums[place] as TallySums)));
}

function firstPlace(length: number, isWork: (place: number) => boolean): number {
    let place = 0;
    while (place < length - 1 && !isWork(place)) place += 1;
    return place;
}
