import type { AccountPlaces } from './assign.ts';
import type { FigureColumns } from './figureColumns.ts';
import type { AreaFigure, Measure } from './measures.ts';

/** What is counted in one area. */
export interface AreaSum extends AreaFigure {
    /** Accounts that lie in the area and pass the filter. */
    readonly accountCount: number;
    /** Of those, accounts that the service does not know (yet); they are not in the figure. */
    readonly unknownCount: number;
}

/** Sums by area, the ones outside of every area last. `areas`: position of each account's area, -1 outside. */
export function figuresByArea(
    places: AccountPlaces,
    areas: Int32Array,
    areaCount: number,
    figures: FigureColumns,
    measure: Measure,
    days: number
): AreaSum[] {
    const sums = Array.from({ length: areaCount + 1 }, () => ({
        numerator: 0,
        denominator: 0,
        accountCount: 0,
        unknownCount: 0
    }));
    for (let i = 0; i < areas.length; i++) {
        const sum = sums[areas[i]! < 0 ? areaCount : areas[i]!]!;
        sum.accountCount++;
        const row = figures.rowOf(places.ids[i]!);
        if (row === undefined) {
            sum.unknownCount++;
            continue;
        }
        sum.numerator += measure.numerator(figures, row, days);
        sum.denominator += measure.denominator(figures, row, days);
    }
    return sums;
}

/** Positions of the accounts of an area with the highest score, highest first; those without any are left out. */
export function topAccounts(
    places: AccountPlaces,
    areas: Int32Array,
    area: number,
    score: (accountId: string) => number,
    count: number
): { readonly index: number; readonly score: number }[] {
    const found: { index: number; score: number }[] = [];
    for (let index = 0; index < areas.length; index++) {
        if (areas[index] !== area) continue;
        const value = score(places.ids[index]!);
        if (value > 0) found.push({ index, score: value });
    }
    const byName = (a: number, b: number): number => (places.names[a]! < places.names[b]! ? -1 : 1);
    return found.sort((a, b) => b.score - a.score || byName(a.index, b.index)).slice(0, count);
}
