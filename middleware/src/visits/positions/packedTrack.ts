import type { TrackPoint } from './trackPoint.ts';

/** Positions as four numbers each (epoch ms, latitude, longitude, metres): passes between threads without being copied. */
export type PackedTrack = Float64Array<ArrayBuffer>;

export function packTrack(points: readonly TrackPoint[]): PackedTrack {
    const packed = new Float64Array(points.length * 4);
    points.forEach(({ atMs, latitude, longitude, accuracyMetres }, i) => {
        packed.set([atMs, latitude, longitude, accuracyMetres], i * 4);
    });
    return packed;
}

/** Some of the positions, or all. */
export function unpackTrack(packed: PackedTrack, from = 0, to = packed.length / 4): TrackPoint[] {
    return Array.from({ length: Math.min(to, packed.length / 4) - from }, (_, k) => {
        const i = (from + k) * 4;
        return {
            atMs: packed[i]!,
            latitude: packed[i + 1]!,
            longitude: packed[i + 2]!,
            accuracyMetres: packed[i + 3]!
        };
    });
}
