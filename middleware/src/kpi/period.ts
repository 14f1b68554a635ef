import type { Period, PeriodKind } from '#kernel/contracts';
import { addDays, addPeriods, daysBetween, startOfPeriod } from '../platform/localTime.ts';

/** A period as far as it is counted, and the day on which it really ends. */
export interface CountedPeriod {
    readonly period: Period;
    readonly periodTo: string;
}

export interface PeriodPair {
    readonly current: CountedPeriod;
    readonly previous: CountedPeriod;
}

/** Days of a rolling period: four weeks, so that every weekday counts alike. */
export const ROLLING_DAYS = 28;

/** Months of the periods that follow the org's fiscal year. */
const FISCAL_MONTHS = { quarter: 3, year: 12 } as const;

/**
 * The period that holds `asOf`, counted up to and with that day, and the one before, cut at the same share of its days:
 * rounded, at least one day, and whole when the period is whole. Weeks begin on Monday; quarters and years with the org's
 * fiscal year; a day is compared with the same weekday of the week before; a rolling period ends on `asOf`.
 *
 * @param fiscalStartMonth 1 (January) to 12.
 */
export function periodsOf(kind: PeriodKind, asOf: string, fiscalStartMonth = 1): PeriodPair {
    const { from, periodTo } = holding(kind, asOf, fiscalStartMonth);
    const current = { period: { kind, from, to: addDays(asOf, 1) }, periodTo };
    return { current, previous: earlierPeriod(kind, asOf, 1, fiscalStartMonth) };
}

/** The periods before the one that holds `asOf`, oldest first, each cut at the same share of its days. */
export function earlierPeriods(kind: PeriodKind, asOf: string, count: number, fiscalStartMonth = 1): CountedPeriod[] {
    return Array.from({ length: count }, (_item, index) => earlierPeriod(kind, asOf, count - index, fiscalStartMonth));
}

interface Days {
    readonly from: string;
    readonly periodTo: string;
}

function holding(kind: PeriodKind, asOf: string, fiscalStartMonth: number): Days {
    switch (kind) {
        case 'day':
            return { from: asOf, periodTo: addDays(asOf, 1) };
        case 'rolling':
            return { from: addDays(asOf, 1 - ROLLING_DAYS), periodTo: addDays(asOf, 1) };
        case 'quarter':
        case 'year': {
            const month = startOfPeriod(asOf, 'month');
            const length = FISCAL_MONTHS[kind];
            const into = (Number(month.slice(5, 7)) - fiscalStartMonth + 12) % length;
            const from = addPeriods(month, 'month', -into);
            return { from, periodTo: addPeriods(from, 'month', length) };
        }
        default: {
            const from = startOfPeriod(asOf, kind);
            return { from, periodTo: addPeriods(from, kind, 1) };
        }
    }
}

function earlierPeriod(kind: PeriodKind, asOf: string, back: number, fiscalStartMonth: number): CountedPeriod {
    if (kind === 'day') {
        const from = addDays(asOf, -7 * back);
        return { period: { kind, from, to: addDays(from, 1) }, periodTo: addDays(from, 1) };
    }
    const now = holding(kind, asOf, fiscalStartMonth);
    const elapsedShare = (daysBetween(now.from, asOf) + 1) / daysBetween(now.from, now.periodTo);
    const { from, periodTo } = shifted(kind, now, back);
    const days = Math.max(1, Math.round(elapsedShare * daysBetween(from, periodTo)));
    return { period: { kind, from, to: addDays(from, days) }, periodTo };
}

function shifted(kind: Exclude<PeriodKind, 'day'>, { from }: Days, back: number): Days {
    if (kind === 'rolling') {
        const start = addDays(from, -ROLLING_DAYS * back);
        return { from: start, periodTo: addDays(start, ROLLING_DAYS) };
    }
    const unit = kind === 'week' ? 'week' : 'month';
    const length = kind === 'week' || kind === 'month' ? 1 : FISCAL_MONTHS[kind];
    const start = addPeriods(from, unit, -length * back);
    return { from: start, periodTo: addPeriods(start, unit, length) };
}
