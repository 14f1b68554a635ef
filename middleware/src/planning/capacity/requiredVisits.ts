import { addDays, daysBetween } from '../../platform/localTime.ts';
import type { CandidateFacts } from '../ports.ts';

/**
 * Visits that the cadence asks for from one day to another, both inclusive: the first when it is due (or at once when it is
 * overdue or never was), then one an interval. 0 without an interval.
 */
export function requiredVisits(
    { intervalDays, lastVisitDate }: Pick<CandidateFacts, 'intervalDays' | 'lastVisitDate'>,
    fromDate: string,
    toDate: string
): number {
    if (intervalDays === null || intervalDays < 1) return 0;
    const due = lastVisitDate === null ? fromDate : addDays(lastVisitDate, intervalDays);
    const first = due < fromDate ? fromDate : due;
    return first > toDate ? 0 : 1 + Math.floor(daysBetween(first, toDate) / intervalDays);
}
