import type { TrackPoint } from '../../../middleware/src/visits/positions/trackPoint.ts';
import { detectStays } from '../../../middleware/src/visits/stays/detectStays.ts';
import { EMPTY_STREAM, takePositions } from '../../../middleware/src/visits/stays/stayStream.ts';
import { median, round } from './score.ts';

const DAY_SECONDS = 86_400;
const BATCH = 100;

export interface SpeedFigures {
    /** CPU time of one core, best of three: other work of the machine does not count. */
    readonly pointsPerSecond: number;
    readonly batchPoints: number;
    /** A batch of 100 onto 24 hours at one position in 10 s, median and worst of 50. */
    readonly batchMedianMs: number;
    readonly batchWorstMs: number;
    /** The same onto 24 hours at one position a second. */
    readonly denseBatchMedianMs: number;
    readonly denseBatchWorstMs: number;
    /** People at one position in 10 s, in batches of a minute, that one core keeps up with. */
    readonly peopleOnOneCore: number;
}

export function benchSpeed(pointCount = 1_000_000): SpeedFigures {
    const points = walkAbout(pointCount, 1);
    detectStays(points.slice(0, 100_000));
    const batch = Math.min(...[1, 2, 3].map(() => cpuMs(() => detectStays(points))));
    const live = batches(walkAbout(DAY_SECONDS / 10, 10));
    const dense = batches(walkAbout(DAY_SECONDS, 1));
    const minute = walkAbout(DAY_SECONDS / 10, 10);
    const state = takePositions(EMPTY_STREAM, minute.slice(0, -6)).state;
    const minuteMs =
        cpuMs(() => {
            for (let i = 0; i < 50; i++) takePositions(state, minute.slice(-6));
        }) / 50;
    return {
        pointsPerSecond: Math.round((pointCount / batch) * 1000),
        batchPoints: pointCount,
        batchMedianMs: median(live)!,
        batchWorstMs: round(Math.max(...live), 1),
        denseBatchMedianMs: median(dense)!,
        denseBatchWorstMs: round(Math.max(...dense), 1),
        peopleOnOneCore: Math.floor(60_000 / minuteMs)
    };
}

/** CPU milliseconds of the last 50 batches of a day, where the kept positions are most. */
function batches(points: readonly TrackPoint[]): number[] {
    const first = Math.max(0, points.length - 50 * BATCH);
    let { state } = takePositions(EMPTY_STREAM, points.slice(0, first));
    const times: number[] = [];
    for (let from = first; from < points.length; from += BATCH) {
        const batch = points.slice(from, from + BATCH);
        times.push(
            cpuMs(() => {
                state = takePositions(state, batch).state;
            })
        );
    }
    return times;
}

/** Half an hour here, ten minutes of driving, and so on; a plain saw of noise, without cost of its own. */
function walkAbout(count: number, intervalSeconds: number): TrackPoint[] {
    const startMs = Date.parse('2026-11-17T00:00:00Z');
    let latitude = 47;
    return Array.from({ length: count }, (_, i) => {
        const second = i * intervalSeconds;
        if (second % 2_400 >= 1_800) latitude += 0.0001 * intervalSeconds;
        const noise = ((i * 7_919) % 97) / 97 - 0.5;
        return {
            atMs: startMs + second * 1000,
            latitude: latitude + noise * 0.0002,
            longitude: 9.5 + noise * 0.0001,
            accuracyMetres: 10 + ((i * 31) % 20)
        };
    });
}

function cpuMs(work: () => void): number {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return round((user + system) / 1000, 2);
}
