import type { LatLng } from './latLng.ts';

/** Mean radius of the Earth. Source: IUGG, R1 = 6,371.0088 km (Moritz 2000, Geodetic Reference System 1980). */
export const EARTH_RADIUS_METRES = 6_371_008.8;

const RADIANS = Math.PI / 180;

/** Great-circle distance. Units: degrees in, metres out. Within 0.6 % of the ellipsoid. */
export function haversineMetres(from: LatLng, to: LatLng): number {
    return haversineMetresBetween(from.latitude, from.longitude, to.latitude, to.longitude);
}

/** Same as {@link haversineMetres} on bare numbers, for loops that must not allocate. */
export function haversineMetresBetween(
    fromLatitude: number,
    fromLongitude: number,
    toLatitude: number,
    toLongitude: number
): number {
    const sinLatitude = Math.sin(((toLatitude - fromLatitude) * RADIANS) / 2);
    const sinLongitude = Math.sin(((toLongitude - fromLongitude) * RADIANS) / 2);
    const h =
        sinLatitude * sinLatitude +
        Math.cos(fromLatitude * RADIANS) * Math.cos(toLatitude * RADIANS) * sinLongitude * sinLongitude;
    return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Direction at the start of the great circle. Units: degrees clockwise from north, 0 (inclusive) to 360. */
export function bearingDegrees(from: LatLng, to: LatLng): number {
    const fromLatitude = from.latitude * RADIANS;
    const toLatitude = to.latitude * RADIANS;
    const turn = (to.longitude - from.longitude) * RADIANS;
    const east = Math.sin(turn) * Math.cos(toLatitude);
    const north =
        Math.cos(fromLatitude) * Math.sin(toLatitude) - Math.sin(fromLatitude) * Math.cos(toLatitude) * Math.cos(turn);
    return (Math.atan2(east, north) / RADIANS + 360) % 360;
}

/** The point that is `metres` away in a direction. Units: degrees clockwise from north. */
export function destination(from: LatLng, bearing: number, metres: number): LatLng {
    const arc = metres / EARTH_RADIUS_METRES;
    const latitude = from.latitude * RADIANS;
    const direction = bearing * RADIANS;
    const sinLatitude = Math.sin(latitude) * Math.cos(arc) + Math.cos(latitude) * Math.sin(arc) * Math.cos(direction);
    const turn = Math.atan2(
        Math.sin(direction) * Math.sin(arc) * Math.cos(latitude),
        Math.cos(arc) - Math.sin(latitude) * sinLatitude
    );
    const longitude = from.longitude + turn / RADIANS;
    return { latitude: Math.asin(sinLatitude) / RADIANS, longitude: ((longitude + 540) % 360) - 180 };
}
