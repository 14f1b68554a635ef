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

/**
 * The week (from Monday) or month that holds `asOf`, counted up to and with that day, and the one before, cut at the same
 * share of its days: rounded, at least one day, and whole when the period is whole.
 */
export function periodsOf(kind: PeriodKind, asOf: string): PeriodPair {
    const from = startOfPeriod(asOf, kind);
    const current = { period: { kind, from, to: addDays(asOf, 1) }, periodTo: addPeriods(from, kind, 1) };
    return { current, previous: earlierPeriod(kind, asOf, 1) };
}

/** The periods before the one that holds `asOf`, oldest first, each cut at the same share of its days. */
export function earlierPeriods(kind: PeriodKind, asOf: string, count: number): CountedPeriod[] {
    return Array.from({ length: count }, (_item, index) => earlierPeriod(kind, asOf, count - index));
}

function earlierPeriod(kind: PeriodKind, asOf: string, back: number): CountedPeriod {
    const start = startOfPeriod(asOf, kind);
    const elapsedShare = (daysBetween(start, asOf) + 1) / daysBetween(start, addPeriods(start, kind, 1));
    const from = addPeriods(start, kind, -back);
    const periodTo = addPeriods(from, kind, 1);
    const days = Math.max(1, Math.round(elapsedShare * daysBetween(from, periodTo)));
    return { period: { kind, from, to: addDays(from, days) }, periodTo };
}
