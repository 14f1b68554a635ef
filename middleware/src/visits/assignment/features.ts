import { haversineMetres, type LatLng } from '#kernel/geo';
import { windowsOn, type OpeningHours } from '#kernel/visitRules';
import type { FoundStay } from '../stays/foundStay.ts';

/** What speaks for and against a customer, besides the stay itself. */
export interface CustomerFacts {
    readonly recordId: string;
    /** The learned place, else the record's coordinates. */
    readonly place: LatLng;
    /** Of the learned place; null when nothing was learned yet. */
    readonly radiusMetres: number | null;
    /** Planned start on that day; null when not planned. */
    readonly plannedMs: number | null;
    readonly usualMinutes: number | null;
    readonly openingHours: OpeningHours | null;
    /** Visits of this person in the last year. */
    readonly visitsLastYear: number;
    /** A confirmed visit, or a better fitting stay, of the same day. */
    readonly isVisitedToday: boolean;
}

/** Weekday (Monday = 0) and minute after midnight of an instant, in the person's time zone. */
export type LocalTimeOf = (ms: number) => { readonly weekday: number; readonly minute: number };

/** One number for each reason; the utility of a customer is their weighted sum. */
export interface Features {
    readonly near: number;
    readonly planned: number;
    readonly plannedNow: number;
    readonly usualDwell: number;
    readonly closed: number;
    readonly history: number;
    readonly visitedToday: number;
}

export const FEATURE_NAMES = [
    'near',
    'planned',
    'plannedNow',
    'usualDwell',
    'closed',
    'history',
    'visitedToday'
] as const satisfies readonly (keyof Features)[];

/** Error of a stay's centre: where the car stands and how far Wi-Fi drifts. */
const STAY_ERROR_METRES = 20;
const UNLEARNED_RADIUS_METRES = 30;
const USUAL_SPREAD = 0.5;
const MOST_UNUSUAL = 4;
const PLAN_TIME_SPREAD_MS = 60 * 60_000;

export function distanceOf(stay: FoundStay, { place }: CustomerFacts): number {
    return haversineMetres(stay, place);
}

/** The reasons as numbers. `near` and `usualDwell` are log-likelihoods up to a constant, at most 0. */
export function featuresOf(stay: FoundStay, customer: CustomerFacts, localTimeOf: LocalTimeOf): Features {
    const spread = Math.hypot(STAY_ERROR_METRES, customer.radiusMetres ?? UNLEARNED_RADIUS_METRES);
    const ratio = distanceOf(stay, customer) / spread;
    const plannedApart = customer.plannedMs === null ? Infinity : Math.abs(customer.plannedMs - stay.startMs);
    return {
        // Student's t with 3 degrees of freedom: like a normal near the place, but a far car park is not impossible.
        near: -2 * Math.log(1 + (ratio * ratio) / 3),
        planned: customer.plannedMs === null ? 0 : 1,
        plannedNow: Math.exp(-plannedApart / PLAN_TIME_SPREAD_MS),
        usualDwell: usualDwell(stay, customer.usualMinutes),
        closed: isClosed(stay, customer.openingHours, localTimeOf) ? 1 : 0,
        history: Math.log1p(customer.visitsLastYear),
        visitedToday: customer.isVisitedToday ? 1 : 0
    };
}

function usualDwell(stay: FoundStay, usualMinutes: number | null): number {
    if (usualMinutes === null) return 0;
    const minutes = Math.max(1, (stay.endMs - stay.startMs) / 60_000);
    const deviation = Math.log(minutes / usualMinutes) / USUAL_SPREAD;
    return -Math.min(MOST_UNUSUAL, (deviation * deviation) / 2);
}

/** True when the customer was closed at the middle of the stay. */
function isClosed(stay: FoundStay, hours: OpeningHours | null, localTimeOf: LocalTimeOf): boolean {
    if (hours === null) return false;
    const { weekday, minute } = localTimeOf((stay.startMs + stay.endMs) / 2);
    return !windowsOn(hours, weekday).some(
        ({ opensMinute, closesMinute }) => minute >= opensMinute && minute <= closesMinute
    );
}
