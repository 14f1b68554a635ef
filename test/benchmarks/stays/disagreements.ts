import { planeMetres, type TrackPoint } from '../../../middleware/src/visits/positions/trackPoint.ts';
import type { Interval } from './diary.ts';
import { matchStays, median, overlapMs } from './score.ts';

/** A stay that only one side has, with what the positions themselves say of it. */
export interface Disagreement {
    readonly person: string;
    readonly kind: 'only in the diary' | 'only found';
    readonly from: string;
    readonly to: string;
    readonly minutes: number;
    /** Of the positions from their median: half and nine tenths lie within it. A stay of 100 m keeps below it. */
    readonly spread50Metres: number;
    readonly spread90Metres: number;
    /** Share of it that the other side has as stays. */
    readonly coveredShare: number;
}

export function disagreementsOf(
    person: string,
    points: readonly TrackPoint[],
    truth: readonly Interval[],
    found: readonly Interval[]
): Disagreement[] {
    const pairs = matchStays(truth, found);
    const onlyTruth = truth.filter((_, i) => !pairs.some((pair) => pair.truth === i));
    const onlyFound = found.filter((_, i) => !pairs.some((pair) => pair.found === i));
    return [
        ...onlyTruth.map((stay) => describe(person, 'only in the diary', points, stay, found)),
        ...onlyFound.map((stay) => describe(person, 'only found', points, stay, truth))
    ];
}

function describe(
    person: string,
    kind: Disagreement['kind'],
    points: readonly TrackPoint[],
    stay: Interval,
    others: readonly Interval[]
): Disagreement {
    const inside = points.filter(({ atMs }) => atMs >= stay.startMs && atMs <= stay.endMs);
    const latitude = median(inside.map((point) => point.latitude * 1e6))! / 1e6;
    const longitude = median(inside.map((point) => point.longitude * 1e6))! / 1e6;
    const distances = inside
        .map((point) => planeMetres(point.latitude, point.longitude, latitude, longitude))
        .sort((a, b) => a - b);
    const covered = others.reduce((sum, other) => sum + overlapMs(stay, other), 0);
    return {
        person,
        kind,
        from: new Date(stay.startMs).toISOString(),
        to: new Date(stay.endMs).toISOString(),
        minutes: Math.round((stay.endMs - stay.startMs) / 6_000) / 10,
        spread50Metres: Math.round(distances[distances.length >> 1] ?? 0),
        spread90Metres: Math.round(distances[Math.floor(distances.length * 0.9)] ?? 0),
        coveredShare: Math.round((covered / (stay.endMs - stay.startMs)) * 100) / 100
    };
}
