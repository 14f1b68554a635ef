import { cutRecordings, diaryStays, isContradicted, type Interval, type Recording } from './diary.ts';
import type { DiaryPoint, PersonTrack } from './readTracks.ts';
import { overlapMs } from './score.ts';

/** One recording to be judged. */
export interface DiaryCase {
    readonly person: string;
    readonly points: readonly DiaryPoint[];
    readonly truth: readonly Interval[];
    /** Of the found stays those that the diary can judge. */
    readonly judged: (found: readonly Interval[]) => readonly Interval[];
}

/** A way to understand "runs of stop of at least the dwell, gaps in the diary left out". */
export interface Reading {
    readonly name: string;
    readonly casesOf: (track: PersonTrack, dwellSeconds: number) => DiaryCase[];
}

const DAY_SECONDS = 86_400;

/** The one that the headline figure stands for. */
export const PROTOCOL: Reading = {
    name: 'silences over 30 minutes and recordings without a diary left out',
    casesOf: (track, dwellSeconds) =>
        recordingsOf(track).map((recording) => caseOf(track, recording, diaryStays(recording, dwellSeconds)))
};

/** Other ways that the sentence can be understood; nothing was chosen by them. */
export const READINGS: readonly Reading[] = [
    {
        name: 'also left out: stops in which the person was over 500 m away for minutes',
        casesOf: (track, dwellSeconds) =>
            recordingsOf(track).map((recording) => {
                const stays = diaryStays(recording, dwellSeconds);
                const gaps = stays.filter((stay) => isContradicted(recording, stay));
                const truth = stays.filter((stay) => !gaps.includes(stay));
                return caseOf(track, recording, truth, (stay) => !gaps.some((gap) => isMostlyIn(stay, gap)));
            })
    },
    {
        name: 'only between the first and the last move of a recording',
        casesOf: (track, dwellSeconds) =>
            recordingsOf(track).map((recording) => {
                const { points } = recording;
                const first = points.findIndex(({ isStop }) => isStop === false);
                const last = points.findLastIndex(({ isStop }) => isStop === false);
                const kept = { startMs: points[first]!.atMs, endMs: points[last]!.atMs };
                const inner = { ...recording, points: points.slice(first, last + 1) };
                return caseOf(track, recording, diaryStays(inner, dwellSeconds), (stay) => isMostlyIn(stay, kept));
            })
    },
    {
        name: 'whole days in one piece, true stays cut at silences over 10 minutes',
        casesOf: (track, dwellSeconds) =>
            daysOf(track).flatMap((points) =>
                cutRecordings(points, DAY_SECONDS)
                    .filter(({ hasDiary }) => hasDiary)
                    .map((day) => caseOf(track, day, diaryStays(day, dwellSeconds, { silenceSeconds: 600 })))
            )
    },
    {
        name: 'stops last until their last position',
        casesOf: (track, dwellSeconds) =>
            recordingsOf(track).map((recording) =>
                caseOf(track, recording, diaryStays(recording, dwellSeconds, { isUntilLastPosition: true }))
            )
    },
    {
        name: 'every recording, also without a diary',
        casesOf: (track, dwellSeconds) =>
            cutRecordings(track.points).map((recording) =>
                caseOf(track, recording, diaryStays(recording, dwellSeconds))
            )
    }
];

function recordingsOf({ points }: PersonTrack): Recording[] {
    return cutRecordings(points).filter(({ hasDiary }) => hasDiary);
}

function caseOf(
    { person }: PersonTrack,
    { points }: Recording,
    truth: readonly Interval[],
    canJudge: (stay: Interval) => boolean = () => true
): DiaryCase {
    return { person, points, truth, judged: (found) => found.filter(canJudge) };
}

function isMostlyIn(stay: Interval, whole: Interval): boolean {
    return overlapMs(stay, whole) >= (stay.endMs - stay.startMs) / 2;
}

function daysOf({ points }: PersonTrack): DiaryPoint[][] {
    const days = new Map<number, DiaryPoint[]>();
    for (const point of points) {
        const day = Math.floor(point.atMs / (DAY_SECONDS * 1000));
        const ofDay = days.get(day) ?? [];
        days.set(day, ofDay);
        ofDay.push(point);
    }
    return [...days.values()];
}
