/**
 * A position inside the detector.
 *
 * Units: epoch milliseconds, degrees WGS 84, metres (68 % radius; {@link UNKNOWN_ACCURACY_METRES} where none was reported).
 */
export interface TrackPoint {
    readonly atMs: number;
    readonly latitude: number;
    readonly longitude: number;
    readonly accuracyMetres: number;
}

/** Between good satellite reception (5 m) and Wi-Fi location indoors (40 m). */
export const UNKNOWN_ACCURACY_METRES = 20;

/** Along a meridian. */
export const METRES_PER_DEGREE = 111_195;
const RADIANS = Math.PI / 180;

/**
 * Distance on the plane that touches the globe between two near points; 10 times faster than the great circle and within
 * 0.1 % of it below 50 km. Units: degrees in, metres out.
 */
export function planeMetres(latitudeA: number, longitudeA: number, latitudeB: number, longitudeB: number): number {
    const north = (latitudeB - latitudeA) * METRES_PER_DEGREE;
    let turn = longitudeB - longitudeA;
    if (turn > 180) turn -= 360;
    else if (turn < -180) turn += 360;
    const east = turn * METRES_PER_DEGREE * Math.cos((latitudeA + latitudeB) * 0.5 * RADIANS);
    return Math.sqrt(north * north + east * east);
}

/** A total order of positions, so that nothing depends on the order of arrival: by time, then the more accurate one. */
export function comparePoints(a: TrackPoint, b: TrackPoint): number {
    return (
        a.atMs - b.atMs || a.accuracyMetres - b.accuracyMetres || a.latitude - b.latitude || a.longitude - b.longitude
    );
}

/** Sorted copy with one position per instant (the most accurate); the same array when it is so already. */
export function orderPoints(points: readonly TrackPoint[]): readonly TrackPoint[] {
    let isOrdered = true;
    for (let i = 1; i < points.length && isOrdered; i++) isOrdered = points[i - 1]!.atMs < points[i]!.atMs;
    if (isOrdered) return points;
    const sorted = [...points].sort(comparePoints);
    return sorted.filter((point, i) => i === 0 || point.atMs !== sorted[i - 1]!.atMs);
}
