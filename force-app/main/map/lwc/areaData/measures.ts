import type { FigureColumns } from './figureColumns.ts';

export type MeasureKey = 'count' | 'openAmount' | 'potential' | 'coverage' | 'load' | 'orderRate' | 'overdue';

/** `share`: numerator over denominator, as percent; `count` and `amount`: the numerator alone. */
export interface Measure {
    readonly key: MeasureKey;
    readonly unit: 'share' | 'count' | 'amount';
    /** What one account adds to the numerator. `days`: length of the period that visits and orders count in. */
    readonly numerator: (figures: FigureColumns, row: number, days: number) => number;
    /** What one account adds to the denominator. */
    readonly denominator: (figures: FigureColumns, row: number, days: number) => number;
    /** Weight of an account in the heat map. */
    readonly weight: (figures: FigureColumns, row: number) => number;
}

/** Sums over the accounts of an area. The denominator of counts and amounts is 1. */
export interface AreaFigure {
    readonly numerator: number;
    readonly denominator: number;
}

const DAYS_A_YEAR = 365;
const one = (): number => 1;
const isOverdue = (days: number | null | undefined): number => (typeof days === 'number' && days > 0 ? 1 : 0);

/**
 * What areas are shaded by. Coverage: accounts visited in the period / accounts. Load: visits that the cadences ask for
 * in the period / visits made. Order rate: accounts with an order in the period / accounts. Overdue: accounts whose next
 * visit is past due / accounts with a due date.
 */
export const MEASURES: readonly Measure[] = [
    {
        key: 'coverage',
        unit: 'share',
        numerator: (f, row) => Math.min(1, f.visits[row]!),
        denominator: one,
        weight: (f, row) => f.visits[row]!
    },
    {
        key: 'load',
        unit: 'share',
        numerator: (f, row, days) => (f.visitsAYear[row]! * days) / DAYS_A_YEAR,
        denominator: (f, row) => f.visits[row]!,
        weight: (f, row) => f.visitsAYear[row]!
    },
    {
        key: 'orderRate',
        unit: 'share',
        numerator: (f, row) => Math.min(1, f.orders[row]!),
        denominator: one,
        weight: (f, row) => f.orders[row]!
    },
    {
        key: 'overdue',
        unit: 'share',
        numerator: (f, row) => isOverdue(f.overdueDays[row]),
        denominator: (f, row) => (f.overdueDays[row] === null ? 0 : 1),
        weight: (f, row) => isOverdue(f.overdueDays[row])
    },
    { key: 'count', unit: 'count', numerator: one, denominator: () => 0, weight: one },
    {
        key: 'openAmount',
        unit: 'amount',
        numerator: (f, row) => f.openAmounts[row]!,
        denominator: () => 0,
        weight: (f, row) => f.openAmounts[row]!
    },
    {
        key: 'potential',
        unit: 'amount',
        numerator: (f, row) => f.potentials[row]!,
        denominator: () => 0,
        weight: (f, row) => f.potentials[row]!
    }
];

export function measureOf(key: MeasureKey): Measure {
    return MEASURES.find((measure) => measure.key === key)!;
}

/** Null where there is nothing to divide by. */
export function valueOf({ unit }: Measure, { numerator, denominator }: AreaFigure): number | null {
    if (unit !== 'share') return numerator;
    return denominator === 0 ? null : numerator / denominator;
}
