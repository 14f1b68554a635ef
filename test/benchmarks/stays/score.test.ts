import { describe, expect, it } from '@jest/globals';
import { toldTheTimes } from './bound.ts';
import { cutRecordings, diaryStays, isContradicted } from './diary.ts';
import { PROTOCOL, READINGS } from './readings.ts';
import type { DiaryPoint } from './readTracks.ts';
import { addScore, emptyScore, figuresOf, matchStays } from './score.ts';

const MINUTE = 60_000;
const stay = (from: number, to: number): { startMs: number; endMs: number } => ({
    startMs: from * MINUTE,
    endMs: to * MINUTE
});

describe('matchStays', () => {
    it('needs half of the longer, and matches each once, best first', () => {
        expect(matchStays([stay(0, 10)], [stay(5, 15)])).toHaveLength(1);
        expect(matchStays([stay(0, 10)], [stay(6, 16)])).toHaveLength(0);
        expect(matchStays([stay(0, 10)], [stay(0, 21)])).toHaveLength(0);
        expect(matchStays([stay(0, 10)], [stay(0, 7), stay(1, 10)])).toEqual([
            expect.objectContaining({ truth: 0, found: 1 })
        ]);
    });
});

describe('addScore', () => {
    it('counts what was split and what was merged', () => {
        const score = emptyScore();
        addScore(score, [stay(0, 20), stay(30, 40), stay(41, 51)], [stay(0, 9), stay(11, 20), stay(30, 51)]);
        expect(figuresOf(score)).toMatchObject({ trueStays: 3, foundStays: 3, matched: 0, split: 1, merged: 1, f1: 0 });
    });

    it('has no value without stays', () => {
        expect(figuresOf(emptyScore())).toMatchObject({ f1: null, precision: null, medianStartErrorSeconds: null });
    });
});

describe('diary', () => {
    const points = (
        pieces: readonly (readonly [minutes: number, isStop: boolean | null, metres: number])[]
    ): DiaryPoint[] => {
        const all: DiaryPoint[] = [];
        let minute = 0;
        for (const [minutes, isStop, metres] of pieces) {
            for (let i = 0; i < minutes * 4; i++) {
                const atMs = (minute + i / 4) * MINUTE;
                all.push({ atMs, latitude: 47 + metres / 111_195, longitude: 9, accuracyMetres: 20, isStop });
            }
            minute += minutes;
        }
        return all;
    };

    it('reads runs of stops of at least the dwell', () => {
        const [recording] = cutRecordings(
            points([
                [10, true, 0],
                [5, false, 500],
                [4, true, 900],
                [5, false, 0]
            ])
        );
        expect(diaryStays(recording!, 300)).toEqual([stay(0, 10)]);
    });

    it('cuts at silences and knows where no diary was kept', () => {
        const late = points([[10, true, 0]]).map((point) => ({ ...point, atMs: point.atMs + 60 * MINUTE }));
        const recordings = cutRecordings([
            ...points([
                [10, true, 0],
                [5, false, 0]
            ]),
            ...late
        ]);
        expect(recordings.map(({ hasDiary }) => hasDiary)).toEqual([true, false]);
    });

    it('leaves out what has no entry', () => {
        const gapped = points([
            [10, true, 0],
            [30, null, 2_000],
            [10, true, 0],
            [5, false, 500]
        ]);
        const recordings = cutRecordings(gapped);
        expect(recordings.map(({ points: kept }) => kept.length)).toEqual([40, 60]);
        expect(recordings.flatMap((recording) => diaryStays(recording, 300))).toEqual([stay(0, 9.75), stay(40, 50)]);
    });

    it('cuts true stays at silences where the reading says so', () => {
        const late = points([[10, true, 0]]).map((point) => ({ ...point, atMs: point.atMs + 25 * MINUTE }));
        const [recording] = cutRecordings([...points([[10, true, 0]]), ...late]);
        expect(diaryStays(recording!, 300)).toEqual([stay(0, 34.75)]);
        expect(diaryStays(recording!, 300, { silenceSeconds: 600 })).toEqual([stay(0, 9.75), stay(25, 34.75)]);
    });

    it('knows a stop in which the person was elsewhere', () => {
        const day = points([
            [10, false, 0],
            [20, true, 0],
            [60, true, 2_000],
            [5, false, 3_000],
            [10, true, 3_000]
        ]);
        const [recording] = cutRecordings(day);
        const stays = diaryStays(recording!, 300);
        expect(stays).toEqual([stay(10, 90), stay(95, 104.75)]);
        expect(stays.map((one) => isContradicted(recording!, one))).toEqual([true, false]);
        const track = { person: 'a', points: day };
        expect(PROTOCOL.casesOf(track, 300).map(({ truth }) => truth.length)).toEqual([2]);
        const [kept] = READINGS[0]!.casesOf(track, 300);
        expect(kept!.truth).toEqual([stay(95, 104.75)]);
        expect(kept!.judged([stay(10, 30), stay(95, 100)])).toEqual([stay(95, 100)]);
    });

    it('tells the times, but not that somebody who stands is on a way', () => {
        const day = points([
            [10, true, 0],
            [5, false, 900],
            [8, false, 1_800],
            [5, false, 2_500]
        ]);
        const [one] = PROTOCOL.casesOf({ person: 'a', points: day }, 300);
        expect(toldTheTimes(one!, [stay(0, 9), stay(15, 23)], 300)).toEqual([stay(0, 10), stay(15, 23)]);
    });
});
