import { destination } from '#kernel/geo';
import type { TrackPoint } from '../../../../middleware/src/visits/positions/trackPoint.ts';
import type { Random } from '../../../../scripts/demo/data/random.ts';
import type { TrueSecond } from './journey.ts';

/** Errors of neighbouring positions are alike: they fade with this time constant. */
const DRIFT_SECONDS = 60;
const HOUR_MS = 3_600_000;

/**
 * What a phone reports of a true day: positions every few seconds outdoors and every half minute indoors, with drift that is
 * alike from one position to the next, Wi-Fi jumps, gross errors, silences, doubles and a few positions an hour off.
 */
export function recordByPhone(seconds: readonly TrueSecond[], random: Random): TrackPoint[] {
    const streetInterval = random.pick([5, 10, 10, 15]);
    const indoorInterval = random.pick([15, 30, 60]);
    const streetError = random.between(3, 8);
    const indoorError = random.between(8, 22);
    const points: TrackPoint[] = [];
    let north = 0;
    let east = 0;
    let nextMs = 0;
    for (const second of seconds) {
        const isIndoors = second.surrounding === 'indoors';
        const error = isIndoors ? indoorError : streetError;
        const keep = Math.exp(-1 / DRIFT_SECONDS);
        const kick = error * Math.sqrt(1 - keep * keep);
        north = north * keep + random.normal(0, kick);
        east = east * keep + random.normal(0, kick);
        if (second.surrounding === 'no-signal' || second.surrounding === 'asleep' || second.atMs < nextMs) continue;
        nextMs = second.atMs + (isIndoors ? indoorInterval : streetInterval) * 1000 - random.int(0, 2) * 1000;
        const accuracyMetres = Math.max(4, Math.round(error * random.between(1, 2.2)));
        points.push(...report(shifted(second, north, east), second.atMs, accuracyMetres, isIndoors, random));
    }
    return points;
}

function report(
    place: { latitude: number; longitude: number },
    atMs: number,
    accuracyMetres: number,
    isIndoors: boolean,
    random: Random
): TrackPoint[] {
    const point = { ...place, atMs, accuracyMetres };
    if (isIndoors && random.chance(0.02)) {
        const jump = destination(place, random.between(0, 360), random.between(60, 250));
        return [{ ...jump, atMs, accuracyMetres: random.int(50, 150) }];
    }
    if (random.chance(0.001)) {
        return [point, { ...destination(place, random.between(0, 360), 5_000), atMs: atMs + 500, accuracyMetres }];
    }
    if (random.chance(0.0005)) return [{ ...point, atMs: atMs - HOUR_MS }];
    return random.chance(0.01) ? [point, point] : [point];
}

function shifted(
    { latitude, longitude }: TrueSecond,
    north: number,
    east: number
): { latitude: number; longitude: number } {
    const place = { latitude, longitude };
    const metres = Math.hypot(north, east);
    return metres === 0 ? place : destination(place, (Math.atan2(east, north) * 180) / Math.PI, metres);
}
