import { planeMetres } from '../../../middleware/src/visits/positions/trackPoint.ts';
import type { DiaryPoint } from './readTracks.ts';
import { median } from './score.ts';

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

export interface DiaryOptions {
    /** A run of stops ends at a silence longer than this. */
    readonly silenceSeconds?: number;
    /** A run lasts until its last position, not until the first of the move. */
    readonly isUntilLastPosition?: boolean;
}

export const LONGEST_SILENCE_SECONDS = 1_800;
/** Single rows without an entry are passed over; a longer gap in the diary ends a recording. */
const LONGEST_GAP_SECONDS = 60;
/** The first position of a move is its beginning when it comes so soon after the last of the stop. */
const NEXT_ENTRY_MS = 60_000;
const ELSEWHERE_METRES = 500;
const ELSEWHERE_SECONDS = 120;
const LOOK_MS = 10_000;

export function cutRecordings(points: readonly DiaryPoint[], silenceSeconds = LONGEST_SILENCE_SECONDS): Recording[] {
    const pieces: DiaryPoint[][] = [[]];
    let gapFromMs: number | null = null;
    for (const point of points) {
        if (point.isStop === null) {
            gapFromMs ??= point.atMs;
            continue;
        }
        const piece = pieces[pieces.length - 1]!;
        const last = piece[piece.length - 1];
        const isGap = gapFromMs !== null && point.atMs - gapFromMs > LONGEST_GAP_SECONDS * 1000;
        gapFromMs = null;
        if (last && (isGap || point.atMs - last.atMs > silenceSeconds * 1000)) pieces.push([point]);
        else piece.push(point);
    }
    return pieces
        .filter((piece) => piece.length > 0)
        .map((piece) => ({ points: piece, hasDiary: piece.some(({ isStop }) => isStop === false) }));
}

/** The true stays of a recording: runs of `stop` of at least the dwell threshold. */
export function diaryStays({ points }: Recording, dwellSeconds: number, options: DiaryOptions = {}): Interval[] {
    const silenceMs = (options.silenceSeconds ?? Infinity) * 1000;
    const stays: Interval[] = [];
    let from = -1;
    for (let i = 0; i <= points.length; i++) {
        const isStop = points[i]?.isStop ?? false;
        const isSilence = i > 0 && i < points.length && points[i]!.atMs - points[i - 1]!.atMs > silenceMs;
        if (from >= 0 && (!isStop || isSilence)) {
            const stay = { startMs: points[from]!.atMs, endMs: endOfRun(points, i, options) };
            if (stay.endMs - stay.startMs >= dwellSeconds * 1000) stays.push(stay);
            from = -1;
        }
        if (isStop && from < 0) from = i;
    }
    return stays;
}

/** A run lasts until the diary's next entry: the first position of the move. */
function endOfRun(points: readonly DiaryPoint[], next: number, { isUntilLastPosition }: DiaryOptions): number {
    const lastMs = points[next - 1]!.atMs;
    const nextMs = points[next]?.atMs ?? lastMs;
    return isUntilLastPosition || nextMs - lastMs > NEXT_ENTRY_MS ? lastMs : nextMs;
}

/**
 * The person was clearly elsewhere for minutes of what the diary calls one stop: the diary has a gap there. Judged by plain distance
 * from the median, not by any detector.
 */
export function isContradicted({ points }: Recording, { startMs, endMs }: Interval): boolean {
    const looks: DiaryPoint[] = [];
    for (const point of points) {
        if (point.atMs < startMs || point.atMs > endMs) continue;
        if (looks.length === 0 || point.atMs - looks[looks.length - 1]!.atMs >= LOOK_MS) looks.push(point);
    }
    const latitude = median(looks.map((point) => point.latitude * 1e6))! / 1e6;
    const longitude = median(looks.map((point) => point.longitude * 1e6))! / 1e6;
    const away = looks.filter(
        (look) => planeMetres(look.latitude, look.longitude, latitude, longitude) > ELSEWHERE_METRES
    );
    return away.length * LOOK_MS >= ELSEWHERE_SECONDS * 1000;
}
