/** `unknown`: no position, or one too vague to say. */
export type OnSite = 'on-site' | 'remote' | 'unknown';

export interface CheckInPosition {
    readonly distanceMetres: number;
    /** 68 % radius of the position; null when unknown. */
    readonly accuracyMetres: number | null;
}

/** How far around a customer a check-in counts as on site unless a wider place was learned. */
export const ON_SITE_METRES = 100;
/** A vaguer position says nothing about a place of 100 m. */
const MOST_ACCURACY_METRES = 250;

/**
 * Whether somebody checked in at the customer's. In doubt for the rep: the position's inaccuracy counts towards on site.
 *
 * Units: metres. Errors: RangeError for a distance that is negative or no number.
 */
export function onSiteOf(position: CheckInPosition | null, placeRadiusMetres = 0): OnSite {
    if (position === null) return 'unknown';
    const { distanceMetres, accuracyMetres } = position;
    if (!(distanceMetres >= 0)) throw new RangeError(`A distance is at least 0 metres, got ${distanceMetres}.`);
    const accuracy = Math.max(0, accuracyMetres ?? 0);
    const reach = Math.max(ON_SITE_METRES, placeRadiusMetres);
    if (distanceMetres <= reach) return accuracy > MOST_ACCURACY_METRES ? 'unknown' : 'on-site';
    if (distanceMetres - accuracy > reach) return 'remote';
    return accuracy > MOST_ACCURACY_METRES ? 'unknown' : 'on-site';
}
