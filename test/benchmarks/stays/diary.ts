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
