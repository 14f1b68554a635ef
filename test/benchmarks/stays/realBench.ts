import { detectStays } from '../../../middleware/src/visits/stays/detectStays.ts';
import { staySettings } from '../../../middleware/src/visits/stays/settings.ts';
import { plainStays } from './baseline.ts';
import { cutRecordings, diaryStays, type Interval } from './diary.ts';
import { disagreementsOf, type Disagreement } from './disagreements.ts';
import type { PersonTrack } from './readTracks.ts';
import { addScore, emptyScore, figuresOf, type Figures } from './score.ts';

export interface RealFigures {
    readonly points: number;
    readonly ours: Figures;
    readonly baseline: Figures;
    readonly people: readonly { readonly person: string; readonly ours: Figures; readonly baseline: Figures }[];
    /** Every recording counts, also those in which no diary was kept and `stop` is always true. */
    readonly withoutDiary: { readonly ours: Figures; readonly baseline: Figures };
    /** What ours and the diary do not agree on, the longest first. */
    readonly worst: readonly Disagreement[];
}

/** Stays of real tracks against their diaries, by the protocol of the data set, with the plain method beside ours. */
export function benchReal(tracks: readonly PersonTrack[], dwellSeconds: number): RealFigures {
    const total = { ours: emptyScore(), baseline: emptyScore() };
    const all = { ours: emptyScore(), baseline: emptyScore() };
    const worst: Disagreement[] = [];
    const settings = staySettings({ dwellSeconds });
    const people = tracks.map(({ person, points }) => {
        const own = { ours: emptyScore(), baseline: emptyScore() };
        for (const recording of cutRecordings(points)) {
            const truth = diaryStays(recording, dwellSeconds);
            const found = detectStays(recording.points, settings);
            const plain = plainStays(recording.points, settings.radiusMetres, dwellSeconds);
            addBoth(all, truth, found, plain);
            if (!recording.hasDiary) continue;
            addBoth(total, truth, found, plain);
            addBoth(own, truth, found, plain);
            worst.push(...disagreementsOf(person, recording.points, truth, found));
        }
        return { person, ours: figuresOf(own.ours), baseline: figuresOf(own.baseline) };
    });
    return {
        points: tracks.reduce((sum, { points }) => sum + points.length, 0),
        ours: figuresOf(total.ours),
        baseline: figuresOf(total.baseline),
        people: people.filter(({ ours }) => ours.trueStays + ours.foundStays > 0),
        withoutDiary: { ours: figuresOf(all.ours), baseline: figuresOf(all.baseline) },
        worst: worst.sort((a, b) => b.minutes - a.minutes)
    };
}

interface BothScores {
    readonly ours: ReturnType<typeof emptyScore>;
    readonly baseline: ReturnType<typeof emptyScore>;
}

function addBoth(
    scores: BothScores,
    truth: readonly Interval[],
    found: readonly Interval[],
    plain: readonly Interval[]
): void {
    addScore(scores.ours, truth, found);
    addScore(scores.baseline, truth, plain);
}
