export type CadenceState = 'never-visited' | 'early' | 'due' | 'overdue';

/** Where a customer stands in its visit interval on a given day. */
export interface Cadence {
    readonly state: CadenceState;
    /** Days since the last visit divided by the interval; null when never visited. 1 is exactly due. */
    readonly shareOfInterval: number | null;
    /** Days past the due day; 0 when not overdue. */
    readonly daysOverdue: number;
}

/** A customer stays `due` for this share of its interval after the due day; then it is `overdue`. */
const GRACE_SHARE = 0.1;

/**
 * Where a customer stands in its visit interval.
 *
 * Units: days are counted from any common origin (for example 1970-01-01).
 * Errors: RangeError when the interval is not positive.
 * Source: docs/decisions/0007-visit-cadence.md.
 */
export function cadenceOf(lastVisitDay: number | null, intervalDays: number, onDay: number): Cadence {
    if (!(intervalDays > 0)) {
        throw new RangeError(`A visit interval is at least 1 day, got ${intervalDays}.`);
    }
    if (lastVisitDay === null) {
        return { state: 'never-visited', shareOfInterval: null, daysOverdue: 0 };
    }
    const shareOfInterval = (onDay - lastVisitDay) / intervalDays;
    const state = shareOfInterval < 1 ? 'early' : shareOfInterval <= 1 + GRACE_SHARE ? 'due' : 'overdue';
    const daysOverdue = state === 'overdue' ? onDay - lastVisitDay - intervalDays : 0;
    return { state, shareOfInterval, daysOverdue };
}

/**
 * Day by which the next visit is due; null without a visit or without a usable interval: who was never visited is not
 * overdue.
 *
 * Units: days counted from any common origin.
 * Source: docs/decisions/0007-visit-cadence.md.
 */
export function dueDayOf(lastVisitDay: number | null, intervalDays: number | null): number | null {
    return lastVisitDay === null || intervalDays === null || !(intervalDays >= 1) ? null : lastVisitDay + intervalDays;
}
