import { planeMetres, type TrackPoint } from '../positions/trackPoint.ts';

/** So many positions in a row that agree with each other are believed, even far from the last good one. */
const BELIEVED_RUN = 5;
/** Noise that no speed is computed from. */
const SLACK_METRES = 100;

/**
 * Gives the positions that a person can have been at to `take`: a run that could only be reached, and only be left, at an
 * impossible speed is left out (a wrong Wi-Fi location, single positions with a clock off by an hour).
 *
 * Limits: a run at the very end is held back until it is confirmed or refuted.
 * Source: the speed rule of Zheng, "Trajectory data mining: an overview", ACM TIST 6(3), 2015, section 3.1, made robust to runs.
 */
export function dropJumps(
    points: readonly TrackPoint[],
    maxMetresPerSecond: number,
    take: (point: TrackPoint) => void
): void {
    let last: TrackPoint | null = null;
    let run: TrackPoint[] = [];
    for (const point of points) {
        if (last === null || isReachable(last, point, maxMetresPerSecond)) {
            run = run.length === 0 ? run : [];
            take(point);
            last = point;
            continue;
        }
        if (run.length > 0 && !isReachable(run[run.length - 1]!, point, maxMetresPerSecond)) run = [];
        run.push(point);
        if (run.length >= BELIEVED_RUN) {
            run.forEach(take);
            last = point;
            run = [];
        }
    }
}

function isReachable(from: TrackPoint, to: TrackPoint, maxMetresPerSecond: number): boolean {
    const seconds = (to.atMs - from.atMs) / 1000;
    const metres = planeMetres(from.latitude, from.longitude, to.latitude, to.longitude);
    return (
        metres <= SLACK_METRES + Math.min(from.accuracyMetres + to.accuracyMetres, 500) + seconds * maxMetresPerSecond
    );
}
