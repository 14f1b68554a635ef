const RADIANS = Math.PI / 180;

/** Northern and southern edge of the square Web Mercator world. Units: degrees. */
export const MERCATOR_MAX_LATITUDE = 85.051128779806604;

/** Web Mercator (EPSG:3857) as a share of the world's width: 0 at 180° west, 1 at 180° east. Pixels = share * 256 * 2^zoom. */
export function mercatorX(longitude: number): number {
    return longitude / 360 + 0.5;
}

/** As {@link mercatorX}: 0 at the northern edge, 1 at the southern. Latitudes beyond the edge are cut to it. */
export function mercatorY(latitude: number): number {
    const cut = Math.max(-MERCATOR_MAX_LATITUDE, Math.min(MERCATOR_MAX_LATITUDE, latitude));
    const sin = Math.sin(cut * RADIANS);
    return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}

/** Longitude of a share of the world's width. */
export function longitudeOfMercatorX(x: number): number {
    return (x - 0.5) * 360;
}

/** Latitude of a share of the world's height. */
export function latitudeOfMercatorY(y: number): number {
    return Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) / RADIANS;
}
