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
    const periodTo = addPeriods(from, kind, 1);
    const previousFrom = addPeriods(from, kind, -1);
    const elapsedShare = (daysBetween(from, asOf) + 1) / daysBetween(from, periodTo);
    const previousDays = Math.max(1, Math.round(elapsedShare * daysBetween(previousFrom, from)));
    return {
        current: { period: { kind, from, to: addDays(asOf, 1) }, periodTo },
        previous: { period: { kind, from: previousFrom, to: addDays(previousFrom, previousDays) }, periodTo: from }
    };
}
