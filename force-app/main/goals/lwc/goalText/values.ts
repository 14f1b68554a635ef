import type { KpiUnit } from 'c/contracts';
import type { Formatters } from 'c/formatters';

/** A value or target in the person's format; a dash where there is none, never 0. */
export function goalValueText(
    value: number | null,
    unit: KpiUnit,
    format: Formatters,
    currency: string | null
): string {
    if (value === null) {
        return '–';
    }
    switch (unit) {
        case 'ratio':
            return format.percent(value, 1);
        case 'currency':
            return format.currency(value, currency ?? undefined);
        case 'perHour':
            return format.number(value, 2);
        default:
            return format.number(value, 1);
    }
}

/** What is expected at the end: never more than it is, so that 232.8 of 233 does not read as reached. */
export function projectionText(
    value: number | null,
    unit: KpiUnit,
    format: Formatters,
    currency: string | null
): string {
    const shown = value === null || unit === 'ratio' ? value : Math.floor(value + 1e-9);
    return goalValueText(shown, unit, format, currency);
}

/** A target as it stands in an input: shares in per cent. */
export function inputOf(target: number | null, unit: KpiUnit): string {
    if (target === null) {
        return '';
    }
    return unit === 'ratio' ? String(Math.round(target * 1_000_000) / 10_000) : String(target);
}

export type InputFault = 'target' | 'whole' | 'percent';

/** The target that an input means, or what is wrong with it. */
export function targetOfInput(text: string, unit: KpiUnit): number | InputFault {
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value) || value < 0) {
        return 'target';
    }
    if (unit === 'ratio') {
        return value > 100 ? 'percent' : Math.round(value * 100) / 10_000;
    }
    if (unit === 'count' && !Number.isInteger(value)) {
        return 'whole';
    }
    return Math.round(value * 10_000) / 10_000;
}
