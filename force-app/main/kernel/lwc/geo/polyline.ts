import { decodeIntegers, encodeIntegers } from './integerText.ts';
import type { LatLng } from './latLng.ts';

const UNITS_PER_DEGREE = 100_000;

/**
 * Google encoded polyline, precision 5 (about 1 m).
 *
 * Source: https://developers.google.com/maps/documentation/utilities/polylinealgorithm
 */
export function encodePolyline(points: Iterable<LatLng>): string {
    const deltas: number[] = [];
    let latitude = 0;
    let longitude = 0;
    for (const point of points) {
        const nextLatitude = Math.round(point.latitude * UNITS_PER_DEGREE);
        const nextLongitude = Math.round(point.longitude * UNITS_PER_DEGREE);
        deltas.push(nextLatitude - latitude, nextLongitude - longitude);
        latitude = nextLatitude;
        longitude = nextLongitude;
    }
    return encodeIntegers(deltas);
}

/** Undoes {@link encodePolyline}. Errors: a cut-off or foreign text. */
export function decodePolyline(text: string): LatLng[] {
    const deltas = decodeIntegers(text);
    if (deltas.length % 2 !== 0) throw new RangeError('Encoded polyline: the last point has no longitude.');
    const points: LatLng[] = [];
    let latitude = 0;
    let longitude = 0;
    for (let i = 0; i < deltas.length; i += 2) {
        latitude += deltas[i]!;
        longitude += deltas[i + 1]!;
        points.push({ latitude: latitude / UNITS_PER_DEGREE, longitude: longitude / UNITS_PER_DEGREE });
    }
    return points;
}
