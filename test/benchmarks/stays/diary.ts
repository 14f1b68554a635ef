import { planeMetres } from '../../../middleware/src/visits/positions/trackPoint.ts';
import type { DiaryPoint } from './readTracks.ts';

/** A time from when to when somebody stayed. */
export interface Interval {
    readonly startMs: number;
    readonly endMs: number;
}

/** A piece of a person's recording without a long silence. Nothing is known of the silences: they are left out. */
export interface Recording {
    readonly points: readonly DiaryPoint[];
    /** The diary has at least one move in it. Without one, `stop` is the file's default and no diary was kept. */
    readonly hasDiary: boolean;
}

/** Positions this near in time to the diary's entry say where the stay was. */
const ANCHOR_MS = 300_000;
const ELSEWHERE_METRES = 250;
/** So many in a row are no jump. */
const ELSEWHERE_POINTS = 10;
export const LONGEST_SILENCE_SECONDS = 1_800;

export function cutRecordings(points: readonly DiaryPoint[]): Recording[] {
    const pieces: DiaryPoint[][] = [];
    points.forEach((point, i) => {
        const silence = i === 0 ? Infinity : point.atMs - points[i - 1]!.atMs;
        if (silence > LONGEST_SILENCE_SECONDS * 1000) pieces.push([]);
        pieces[pieces.length - 1]!.push(point);
    });
    return pieces.map((piece) => ({ points: piece, hasDiary: piece.some(({ isStop }) => !isStop) }));
}

/**
 * The part of a recording in which the diary was kept: from before its first move to after its last. The stays at both ends have
 * one entry only; where the positions show that the person had been, or went, somewhere else, the diary has a gap, and that end is
 * left out. Judged by plain distance, not by any detector.
 */
export function keptDiary({ points, hasDiary }: Recording): Recording {
    const firstMove = points.findIndex(({ isStop }) => !isStop);
    const lastMove = points.findLastIndex(({ isStop }) => !isStop);
    const head = points.slice(0, Math.max(0, firstMove)).reverse();
    const from = Math.max(0, firstMove) - stillCount(head);
    const to = lastMove + 1 + stillCount(points.slice(lastMove + 1));
    return { points: points.slice(from, to), hasDiary };
}

/** How many positions pass, away from the diary's entry, before the person is clearly at another place. */
function stillCount(points: readonly DiaryPoint[]): number {
    const beside = points.filter(({ atMs }) => Math.abs(atMs - points[0]!.atMs) <= ANCHOR_MS);
    if (beside.length === 0) return 0;
    const middle = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;
    const latitude = middle(beside.map((point) => point.latitude));
    const longitude = middle(beside.map((point) => point.longitude));
    let away = 0;
    for (let i = 0; i < points.length; i++) {
        const metres = planeMetres(points[i]!.latitude, points[i]!.longitude, latitude, longitude);
        away = metres > ELSEWHERE_METRES ? away + 1 : 0;
        if (away === ELSEWHERE_POINTS) return i + 1 - ELSEWHERE_POINTS;
    }
    return points.length;
}

/** The true stays of a recording: runs of `stop` of at least the dwell threshold. */
export function diaryStays({ points }: Recording, dwellSeconds: number): Interval[] {
    const stays: Interval[] = [];
    let from = -1;
    for (let i = 0; i <= points.length; i++) {
        const isStop = points[i]?.isStop ?? false;
        if (isStop && from < 0) from = i;
        if (isStop || from < 0) continue;
        // A run lasts until the diary's next entry: the first position of the move.
        const end = points[Math.min(i, points.length - 1)]!;
        const last = points[i - 1]!;
        const endMs = end.atMs - last.atMs <= 60_000 ? end.atMs : last.atMs;
        if (endMs - points[from]!.atMs >= dwellSeconds * 1000) stays.push({ startMs: points[from]!.atMs, endMs });
        from = -1;
    }
    return stays;
}
