/** A point on the globe. Units: degrees WGS 84. */
export interface LatLng {
    readonly latitude: number;
    readonly longitude: number;
}

/** True for finite numbers inside -90..90 and -180..180. `0, 0` (a failed geocode) is no place. */
export function isPlace(latitude: unknown, longitude: unknown): boolean {
    return (
        typeof latitude === 'number' &&
        typeof longitude === 'number' &&
        Math.abs(latitude) <= 90 &&
        Math.abs(longitude) <= 180 &&
        !(latitude === 0 && longitude === 0)
    );
}
