import { METRES_PER_DEGREE, planeMetres } from '../positions/trackPoint.ts';
import type { LatLng } from '#kernel/geo';

const ROUNDS = 100;
const ENOUGH_METRES = 0.1;

/**
 * The point with the least sum of distances to the others: up to half of them may be wrong without moving it far.
 *
 * Errors: RangeError without points.
 * Source: Weiszfeld 1937 with the correction of Vardi, Zhang, "The multivariate L1-median", PNAS 97(4), 2000.
 */
export function geometricMedian(points: readonly LatLng[]): LatLng {
    if (points.length === 0) throw new RangeError('A median needs at least one place, got none.');
    const origin = points[0]!;
    let centre = meanOf(points, origin);
    for (let round = 0; round < ROUNDS; round++) {
        const next = stepFrom(centre, points, origin);
        const moved = planeMetres(centre.latitude, centre.longitude, next.latitude, next.longitude);
        centre = next;
        if (moved < ENOUGH_METRES) break;
    }
    return centre;
}

function stepFrom(centre: LatLng, points: readonly LatLng[], origin: LatLng): LatLng {
    let weight = 0;
    let north = 0;
    let east = 0;
    let atCentre = 0;
    let pullNorth = 0;
    let pullEast = 0;
    for (const point of points) {
        const metres = planeMetres(centre.latitude, centre.longitude, point.latitude, point.longitude);
        if (metres < 1e-6) {
            atCentre++;
            continue;
        }
        weight += 1 / metres;
        north += (point.latitude - origin.latitude) / metres;
        east += turn(point.longitude, origin.longitude) / metres;
        pullNorth += (point.latitude - centre.latitude) / metres;
        pullEast += turn(point.longitude, centre.longitude) / metres;
    }
    if (weight === 0) return centre;
    const target = { latitude: origin.latitude + north / weight, longitude: origin.longitude + east / weight };
    if (atCentre === 0) return target;
    // Vardi and Zhang: the points at the centre itself hold it back.
    const pull = Math.hypot(pullNorth, pullEast * Math.cos((centre.latitude * Math.PI) / 180)) * METRES_PER_DEGREE;
    const hold = pull === 0 ? 1 : Math.min(1, atCentre / pull);
    return {
        latitude: target.latitude + (centre.latitude - target.latitude) * hold,
        longitude: target.longitude + turn(centre.longitude, target.longitude) * hold
    };
}

function meanOf(points: readonly LatLng[], origin: LatLng): LatLng {
    const sum = points.reduce(
        (total, point) => ({
            latitude: total.latitude + point.latitude - origin.latitude,
            longitude: total.longitude + turn(point.longitude, origin.longitude)
        }),
        { latitude: 0, longitude: 0 }
    );
    return {
        latitude: origin.latitude + sum.latitude / points.length,
        longitude: origin.longitude + sum.longitude / points.length
    };
}

/** Degrees of longitude from one to the other the short way. */
function turn(to: number, from: number): number {
    const difference = to - from;
    return difference > 180 ? difference - 360 : difference < -180 ? difference + 360 : difference;
}
