import { planeMetres } from '../../../middleware/src/visits/positions/trackPoint.ts';
import type { Interval } from './diary.ts';
import type { DiaryCase } from './readings.ts';
import { median, overlapMs } from './score.ts';

/** Standing closer together than this is standing. */
const STANDING_METRES = 100;

/**
 * What somebody would find who is told when each stop of the diary begins and ends, but not that it is one: every stop that was spent
 * mostly at one place, with the diary's own times, and, because standing looks the same whatever the diary calls it, those found
 * stays that lie within a move.
 */
export function toldTheTimes(
    { points, truth }: DiaryCase,
    found: readonly Interval[],
    dwellSeconds: number
): Interval[] {
    const stops = truth.filter((stay) => isAtOnePlace(points, stay));
    const inMoves = found.flatMap((stay) => {
        if (truth.some((stop) => overlapMs(stop, stay) > 0)) return [];
        return outsideStops(points, stay).filter(({ startMs, endMs }) => endMs - startMs >= dwellSeconds * 1000);
    });
    return [...stops, ...inMoves];
}

/** Of a found stay the parts that the diary calls a move. */
function outsideStops(points: DiaryCase['points'], { startMs, endMs }: Interval): Interval[] {
    const parts: { startMs: number; endMs: number }[] = [];
    let isMoving = false;
    for (const { atMs, isStop } of points) {
        if (atMs < startMs || atMs > endMs) continue;
        if (isStop === false && isMoving) parts[parts.length - 1]!.endMs = atMs;
        else if (isStop === false) parts.push({ startMs: atMs, endMs: atMs });
        isMoving = isStop === false;
    }
    return parts;
}

function isAtOnePlace(points: DiaryCase['points'], { startMs, endMs }: Interval): boolean {
    const inside = points.filter(({ atMs }) => atMs >= startMs && atMs <= endMs);
    const latitude = median(inside.map((point) => point.latitude * 1e6))! / 1e6;
    const longitude = median(inside.map((point) => point.longitude * 1e6))! / 1e6;
    const near = inside.filter(
        (point) => planeMetres(point.latitude, point.longitude, latitude, longitude) <= STANDING_METRES
    );
    return near.length >= inside.length / 2;
}
