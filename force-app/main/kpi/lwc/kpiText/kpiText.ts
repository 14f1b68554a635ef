import type { KpiDefinition, KpiUnit, KpiValue } from 'c/contracts';
import { type Formatters, fillLabel } from 'c/formatters';
import LANG from '@salesforce/i18n/lang';
import type { EarlierFrom } from './earlier.ts';
import noValue from '@salesforce/label/c.Fieldmap_Kpi_NoValue';
import points from '@salesforce/label/c.Fieldmap_Kpi_Points';
import same from '@salesforce/label/c.Fieldmap_Kpi_Same';

export { downloadTable } from './downloadTable.ts';
export { boardRows, boardTable, type TableRow } from './boardRows.ts';
export { beforeText, earlierFrom, type EarlierFrom } from './earlier.ts';
export { nextStepOf, type NextStep } from './nextStep.ts';
export { partTexts, signedNumbers, type PartTexts, type ShownParts } from './parts.ts';
export { SPARK_HEIGHT, SPARK_WIDTH, sparkOf, sparkPath, type Spark } from './sparkline.ts';
export { subTeamsOf, sumOfValues, type SubTeam } from './subTeams.ts';

/** How a number moved against the period before. */
export interface KpiTrend {
    readonly text: string;
    readonly direction: 'up' | 'down' | 'same' | 'none';
    readonly mood: 'good' | 'bad' | 'neutral';
}

const SAME_BELOW = 0.0005;

/**
 * A KPI's value in the person's format; a dash and words where there is no value, never 0.
 *
 * @param more Digits beyond the usual ones.
 */
export function valueText(
    value: number | null,
    unit: KpiUnit,
    format: Formatters,
    currency: string | null,
    more = 0
): string {
    if (value === null) {
        return noValue;
    }
    switch (unit) {
        case 'ratio':
            return format.percent(value, 1 + more);
        case 'currency':
            // Money has whole units or cents.
            return format.currency(value, currency ?? undefined, more > 0 ? more + 1 : 0);
        case 'minutes':
            return more > 0 ? format.quantity(value, 'minute', more) : format.duration(value * 60);
        case 'kilometres':
            return more > 0 ? format.quantity(value, 'kilometer', 1 + more) : format.distance(value * 1000);
        case 'perHour':
            return format.number(value, 2 + more);
        case 'days':
            return more > 0 ? format.quantity(value, 'day', more) : format.days(Math.round(value));
        default:
            return format.number(value, 1 + more);
    }
}

/** Digits that a value needs beyond the usual ones so that it does not read like a limit which it has passed. */
export function digitsApart(value: number, limit: number, unit: KpiUnit, format: Formatters): number {
    const isSame = (more: number): boolean =>
        valueText(value, unit, format, null, more) === valueText(limit, unit, format, null, more);
    return [0, 1, 2, 3].find((more) => !isSame(more)) ?? 0;
}

/** A signed part of a change: points for ratios, the KPI's own unit for everything else. */
export function changeText(change: number, unit: KpiUnit, format: Formatters, currency: string | null): string {
    const size = Math.abs(change);
    const text =
        unit === 'ratio' ? fillLabel(points, format.number(size * 100, 2)) : valueText(size, unit, format, currency);
    const zero = unit === 'ratio' ? fillLabel(points, format.number(0)) : valueText(0, unit, format, currency);
    // What rounds to nothing has no direction.
    return `${text === zero ? '±' : change > 0 ? '+' : '−'}${text}`;
}

/** Change against the period before: points for ratios, per cent for everything else. None where that is not all there. */
export function trendOf(
    current: KpiValue,
    previous: KpiValue,
    { unit, betterWhen }: KpiDefinition,
    format: Formatters,
    from: EarlierFrom = null
): KpiTrend {
    if (current.value === null || previous.value === null || from !== null) {
        return { text: '', direction: 'none', mood: 'neutral' };
    }
    const difference = current.value - previous.value;
    const isPoints = unit === 'ratio';
    const relative = previous.value === 0 ? null : difference / previous.value;
    const size = isPoints ? difference : (relative ?? difference);
    if (Math.abs(size) < SAME_BELOW) {
        return { text: same, direction: 'same', mood: 'neutral' };
    }
    const magnitude = Math.abs(size);
    const amount = isPoints
        ? fillLabel(points, format.number(magnitude * 100, 1))
        : relative === null
          ? format.number(magnitude, 1)
          : format.percent(magnitude, magnitude < 0.1 ? 1 : 0);
    const isGood = Math.sign(difference) === betterWhen;
    return {
        text: `${difference > 0 ? '+' : '−'}${amount}`,
        direction: difference > 0 ? 'up' : 'down',
        mood: current.isSmallSample || previous.isSmallSample ? 'neutral' : isGood ? 'good' : 'bad'
    };
}

/** The words of a definition in the person's language. */
export function words(text: { readonly en: string; readonly ja: string }): string {
    return LANG.startsWith('ja') ? text.ja : text.en;
}
