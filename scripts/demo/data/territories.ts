import type { Point } from './model.ts';

/**
 * Cuts points into compact patches of nearly equal size, by halving along the longer side again and again.
 *
 * Shape: for each point the number of its patch, 0 to `patchCount - 1`; neighbouring numbers are neighbours on the map.
 */
export function compactPatches(points: readonly Point[], patchCount: number): Int32Array {
    const patches = new Int32Array(points.length);
    const cut = (members: Int32Array, first: number, count: number): void => {
        if (count === 1) {
            for (const member of members) patches[member] = first;
            return;
        }
        const sorted = sortAlongLongerSide(points, members);
        const firstHalf = count >> 1;
        const border = Math.round((sorted.length * firstHalf) / count);
        cut(sorted.subarray(0, border), first, firstHalf);
        cut(sorted.subarray(border), first + firstHalf, count - firstHalf);
    };
    cut(Int32Array.from(points.keys()), 0, patchCount);
    return patches;
}

function sortAlongLongerSide(points: readonly Point[], members: Int32Array): Int32Array {
    let south = 90;
    let north = -90;
    let west = 180;
    let east = -180;
    for (const member of members) {
        const { latitude, longitude } = points[member]!;
        south = Math.min(south, latitude);
        north = Math.max(north, latitude);
        west = Math.min(west, longitude);
        east = Math.max(east, longitude);
    }
    const isTall = north - south > (east - west) * Math.cos((south * Math.PI) / 180);
    const key = isTall
        ? (member: number): number => points[member]!.latitude
        : (member: number): number => points[member]!.longitude;
    return members.slice().sort((a, b) => key(a) - key(b) || a - b);
}

export function centreOf(points: readonly Point[]): Point {
    const sum = points.reduce(
        (total, { latitude, longitude }) => [total[0]! + latitude, total[1]! + longitude],
        [0, 0]
    );
    return { latitude: sum[0]! / points.length, longitude: sum[1]! / points.length };
}
