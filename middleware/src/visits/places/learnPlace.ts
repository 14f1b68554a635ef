import type { LearnedPlace, PlaceProposal } from '#kernel/contracts';
import { haversineMetres, type LatLng } from '#kernel/geo';
import { geometricMedian } from './geometricMedian.ts';

/** The coordinates that Salesforce holds; null when there are none. */
export interface RecordedPlace {
    readonly recordId: string;
    readonly place: LatLng | null;
}

/** Two visits may both be wrong; three that agree are a habit. */
export const LEAST_VISITS = 3;
const LEAST_RADIUS_METRES = 30;
const MOST_RADIUS_METRES = 300;
/** Visits farther from the median than this many typical distances were confirmed by mistake. */
const OUTLIER_SPREADS = 3.5;
const LEAST_OUTLIER_METRES = 150;
/** A pin this near to where people go is right enough. */
const PROPOSAL_METRES = 150;

/**
 * Centre and radius of a customer from its confirmed visits; null below three of them.
 *
 * The centre is the geometric median; visits far outside (a wrong confirmation) count neither for it nor for the radius, which
 * holds 90 % of the rest. Up to half of the visits may be wrong.
 */
export function learnPlace(recordId: string, visits: readonly LatLng[]): LearnedPlace | null {
    if (visits.length < LEAST_VISITS) return null;
    const first = geometricMedian(visits);
    const distances = visits.map((visit) => haversineMetres(first, visit));
    const limit = Math.max(LEAST_OUTLIER_METRES, OUTLIER_SPREADS * quantile(distances, 0.5));
    const kept = visits.filter((_, i) => distances[i]! <= limit);
    if (kept.length < LEAST_VISITS) return null;
    const centre = geometricMedian(kept);
    const spread = quantile(
        kept.map((visit) => haversineMetres(centre, visit)),
        0.9
    );
    return {
        recordId,
        latitude: centre.latitude,
        longitude: centre.longitude,
        radiusMetres: Math.round(Math.min(MOST_RADIUS_METRES, Math.max(LEAST_RADIUS_METRES, spread))),
        visits: kept.length,
        ignoredVisits: visits.length - kept.length
    };
}

/**
 * Customers whose coordinates are not where people go: the data repair list, the costliest first.
 *
 * The cost is the way from the wrong pin to the right place and back for each visit, in a straight line; the order is by kilometres,
 * then visits. A record without coordinates is proposed too, with cost 0 and after the others.
 */
export function proposePlaces(recorded: readonly RecordedPlace[], learned: readonly LearnedPlace[]): PlaceProposal[] {
    const pins = new Map(recorded.map(({ recordId, place }) => [recordId, place]));
    return learned
        .flatMap((place) => {
            const pin = pins.get(place.recordId);
            return pin === undefined ? [] : proposalOf(place, pin);
        })
        .sort(
            (a, b) => b.costKilometres - a.costKilometres || b.visits - a.visits || (a.recordId < b.recordId ? -1 : 1)
        );
}

function proposalOf(place: LearnedPlace, pin: LatLng | null): PlaceProposal[] {
    const distanceMetres = pin === null ? 0 : Math.round(haversineMetres(pin, place));
    if (pin !== null && distanceMetres <= Math.max(PROPOSAL_METRES, place.radiusMetres)) return [];
    const { recordId, latitude, longitude, visits } = place;
    const costKilometres = Math.round((2 * distanceMetres * visits) / 100) / 10;
    return [{ recordId, latitude, longitude, distanceMetres, visits, costKilometres }];
}

function quantile(values: readonly number[], share: number): number {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
