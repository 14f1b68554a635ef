import type { LatLng } from './latLng.ts';

/**
 * True when the point is inside the ring, by the even-odd rule on the plane of degrees.
 *
 * Shape: the ring may be open or closed (first point repeated). A point exactly on an edge may be either.
 * Limits: rings that do not cross the antimeridian.
 */
export function isInRing(point: LatLng, ring: readonly LatLng[]): boolean {
    let isInside = false;
    let previous = ring[ring.length - 1];
    for (const current of ring) {
        if (previous && crossesEastOf(point, previous, current)) isInside = !isInside;
        previous = current;
    }
    return isInside;
}

/** True when the point is inside the first ring (outline) and in none of the others (holes). */
export function isInPolygon(point: LatLng, rings: readonly (readonly LatLng[])[]): boolean {
    const [outline, ...holes] = rings;
    return outline !== undefined && isInRing(point, outline) && !holes.some((hole) => isInRing(point, hole));
}

function crossesEastOf(point: LatLng, from: LatLng, to: LatLng): boolean {
    if (from.latitude > point.latitude === to.latitude > point.latitude) return false;
    const share = (point.latitude - from.latitude) / (to.latitude - from.latitude);
    return point.longitude < from.longitude + share * (to.longitude - from.longitude);
}
