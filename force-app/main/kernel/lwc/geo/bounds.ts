import type { LatLng } from './latLng.ts';

/** A box on the map, edges included. Units: degrees WGS 84. Does not cross the antimeridian. */
export interface Bounds {
    readonly west: number;
    readonly south: number;
    readonly east: number;
    readonly north: number;
}

/** Smallest box around the points; null without points. */
export function boundsOf(points: Iterable<LatLng>): Bounds | null {
    let west = Infinity;
    let south = Infinity;
    let east = -Infinity;
    let north = -Infinity;
    for (const { latitude, longitude } of points) {
        west = Math.min(west, longitude);
        east = Math.max(east, longitude);
        south = Math.min(south, latitude);
        north = Math.max(north, latitude);
    }
    return west === Infinity ? null : { west, south, east, north };
}

export function boundsContain(bounds: Bounds, point: LatLng): boolean {
    return (
        point.longitude >= bounds.west &&
        point.longitude <= bounds.east &&
        point.latitude >= bounds.south &&
        point.latitude <= bounds.north
    );
}

export function boundsIntersect(one: Bounds, other: Bounds): boolean {
    return one.west <= other.east && one.east >= other.west && one.south <= other.north && one.north >= other.south;
}

/** The box grown on every side by a share of its size: 0.1 adds 10 % on each side. */
export function padBounds(bounds: Bounds, share: number): Bounds {
    const width = (bounds.east - bounds.west) * share;
    const height = (bounds.north - bounds.south) * share;
    return {
        west: Math.max(-180, bounds.west - width),
        south: Math.max(-90, bounds.south - height),
        east: Math.min(180, bounds.east + width),
        north: Math.min(90, bounds.north + height)
    };
}
