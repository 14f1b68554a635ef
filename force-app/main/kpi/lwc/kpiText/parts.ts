import type { KpiUnit, KpiWhy } from 'c/contracts';
import { type Formatters, fillLabel } from 'c/formatters';
import { roundPairsToSum, roundToSum } from 'c/kpiFormulas';
import points from '@salesforce/label/c.Fieldmap_Kpi_Points';

/** Texts of one part of a change. */
export interface PartTexts {
    readonly mix: string;
    readonly rate: string;
    readonly effect: string;
}

/** What split a change, as it is shown: every column adds up to its total, every row to its effect. */
export interface ShownParts {
    readonly rows: readonly PartTexts[];
    readonly total: PartTexts;
}

/** Digits of each unit, and those for parts that would nearly all be 0 otherwise. */
const DIGITS: Readonly<Record<KpiUnit, readonly [number, number]>> = {
    ratio: [2, 3],
    currency: [0, 2],
    minutes: [0, 1],
    kilometres: [1, 2],
    perHour: [2, 3],
    days: [1, 2],
    factor: [2, 3],
    count: [1, 1]
};
/** Largest part, in steps, below which the finer digits are taken. */
const FEW_STEPS = 10;

/**
 * Writes mix, rate and effect of each part with the same digits, rounded together, so that a reader who adds up what is shown
 * gets the total that is shown.
 *
 * Units: percentage points for ratios, else the KPI's own.
 */
export function partTexts(
    segments: readonly Pick<KpiWhy['segments'][number], 'mix' | 'rate'>[],
    unit: KpiUnit,
    format: Formatters,
    currency: string | null
): ShownParts {
    const [normal, fine] = DIGITS[unit];
    const scale = unit === 'ratio' ? 100 : 1;
    const rows = segments.map(({ mix, rate }) => [mix * scale, rate * scale] as const);
    const largest = Math.max(...rows.map(([mix, rate]) => Math.abs(mix + rate)), 0);
    const digits = largest * 10 ** normal < FEW_STEPS ? fine : normal;
    const steps = roundPairsToSum(rows, 10 ** -digits);
    const text = (count: number): string =>
        signed(count, (size) => sized(size / 10 ** digits, unit, digits, format, currency));
    const add = (side: 0 | 1): number => steps.reduce((sum, row) => sum + row[side], 0);
    const texts = (mix: number, rate: number): PartTexts => ({
        mix: text(mix),
        rate: text(rate),
        effect: text(mix + rate)
    });
    return { rows: steps.map(([mix, rate]) => texts(mix, rate)), total: texts(add(0), add(1)) };
}

/** Signed numbers that add up to the text of their sum. */
export function signedNumbers(values: readonly number[], digits: number, format: Formatters): readonly string[] {
    const total = values.reduce((sum, value) => sum + value, 0);
    return roundToSum(values, total, 10 ** -digits).map((count) =>
        signed(count, (size) => format.number(size / 10 ** digits, digits))
    );
}

/** What is nothing has no direction. */
function signed(count: number, text: (size: number) => string): string {
    return `${count === 0 ? '±' : count > 0 ? '+' : '−'}${text(Math.abs(count))}`;
}

function sized(size: number, unit: KpiUnit, digits: number, format: Formatters, currency: string | null): string {
    switch (unit) {
        case 'ratio':
            return fillLabel(points, format.number(size, digits));
        case 'currency':
            return format.currency(size, currency ?? undefined, digits);
        case 'minutes':
            return format.quantity(size, 'minute', digits);
        case 'kilometres':
            return format.quantity(size, 'kilometer', digits);
        case 'days':
            return format.quantity(size, 'day', digits);
        default:
            return format.number(size, digits);
    }
}
