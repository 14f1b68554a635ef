import { METRES_PER_DEGREE, type TrackPoint } from '../../../middleware/src/visits/positions/trackPoint.ts';
import type { Random } from '../../../scripts/demo/data/random.ts';

/** Errors of neighbouring positions are alike: they fade with this time constant. */
const DRIFT_SECONDS = 60;

/** What another phone would have made of the same day. */
export interface Copy {
    readonly name: string;
    readonly of: (points: readonly TrackPoint[], random: Random) => TrackPoint[];
}

/** Settings that only fit the recorded phones would fail on these. */
export const COPIES: readonly Copy[] = [
    { name: 'a position in 10 s', of: (points, random) => thinned(points, 10, random) },
    { name: 'a position in 30 s', of: (points, random) => thinned(points, 30, random) },
    { name: 'a position in 60 s', of: (points, random) => thinned(points, 60, random) },
    { name: '8 m of drift more', of: (points, random) => drifted(points, 8, random) },
    { name: '20 m of drift more', of: (points, random) => drifted(points, 20, random) },
    { name: 'silences of 1 to 5 minutes', of: silenced }
];

function thinned(points: readonly TrackPoint[], seconds: number, random: Random): TrackPoint[] {
    let nextMs = -Infinity;
    return points.filter(({ atMs }) => {
        if (atMs < nextMs) return false;
        nextMs = atMs + seconds * 1000 * random.between(0.8, 1.2);
        return true;
    });
}

function drifted(points: readonly TrackPoint[], metres: number, random: Random): TrackPoint[] {
    let north = 0;
    let east = 0;
    let lastMs = -Infinity;
    return points.map((point) => {
        const keep = Math.exp((lastMs - point.atMs) / 1000 / DRIFT_SECONDS);
        const kick = metres * Math.sqrt(1 - keep * keep);
        north = north * keep + random.normal(0, kick);
        east = east * keep + random.normal(0, kick);
        lastMs = point.atMs;
        const metresPerDegreeEast = METRES_PER_DEGREE * Math.cos((point.latitude * Math.PI) / 180);
        return {
            ...point,
            latitude: point.latitude + north / METRES_PER_DEGREE,
            longitude: point.longitude + east / metresPerDegreeEast,
            accuracyMetres: Math.max(point.accuracyMetres, metres * 1.5)
        };
    });
}

function silenced(points: readonly TrackPoint[], random: Random): TrackPoint[] {
    let untilMs = -Infinity;
    return points.filter(({ atMs }) => {
        if (atMs < untilMs) return false;
        if (!random.chance(0.0015)) return true;
        untilMs = atMs + random.between(60, 300) * 1000;
        return false;
    });
}
