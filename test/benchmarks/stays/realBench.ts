import { detectStays } from '../../../middleware/src/visits/stays/detectStays.ts';
import { staySettings, type StaySettings } from '../../../middleware/src/visits/stays/settings.ts';
import { plainStays } from './baseline.ts';
import { cutRecordings, diaryStays, keptDiary, type Interval, type Recording } from './diary.ts';
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
    /** Only where the diary was kept: see {@link keptDiary}. */
    readonly keptDiary: { readonly ours: Figures; readonly baseline: Figures };
    /** What ours and the diary do not agree on, the longest first. */
    readonly worst: readonly Disagreement[];
}

/** Stays of real tracks against their diaries, by the protocol of the data set, with the plain method beside ours. */
export function benchReal(tracks: readonly PersonTrack[], dwellSeconds: number): RealFigures {
    const total = { ours: emptyScore(), baseline: emptyScore() };
    const all = { ours: emptyScore(), baseline: emptyScore() };
    const kept = { ours: emptyScore(), baseline: emptyScore() };
    const worst: Disagreement[] = [];
    const settings = staySettings({ dwellSeconds });
    const people = tracks.map(({ person, points }) => {
        const own = { ours: emptyScore(), baseline: emptyScore() };
        for (const recording of cutRecordings(points)) {
            const judged = judge(recording, settings);
            addBoth(all, judged);
            if (!recording.hasDiary) continue;
            addBoth(total, judged);
            addBoth(own, judged);
            addBoth(kept, judge(keptDiary(recording), settings));
            worst.push(...disagreementsOf(person, recording.points, judged.truth, judged.found));
        }
        return { person, ours: figuresOf(own.ours), baseline: figuresOf(own.baseline) };
    });
    return {
        points: tracks.reduce((sum, { points }) => sum + points.length, 0),
        ours: figuresOf(total.ours),
        baseline: figuresOf(total.baseline),
        people: people.filter(({ ours }) => ours.trueStays + ours.foundStays > 0),
        withoutDiary: { ours: figuresOf(all.ours), baseline: figuresOf(all.baseline) },
        keptDiary: { ours: figuresOf(kept.ours), baseline: figuresOf(kept.baseline) },
        worst: worst.sort((a, b) => b.minutes - a.minutes)
    };
}

interface BothScores {
    readonly ours: ReturnType<typeof emptyScore>;
    readonly baseline: ReturnType<typeof emptyScore>;
}

interface Judged {
    readonly truth: readonly Interval[];
    readonly found: readonly Interval[];
    readonly plain: readonly Interval[];
}

function judge(recording: Recording, settings: StaySettings): Judged {
    return {
        truth: diaryStays(recording, settings.dwellSeconds),
        found: detectStays(recording.points, settings),
        plain: plainStays(recording.points, settings.radiusMetres, settings.dwellSeconds)
    };
}

function addBoth(scores: BothScores, { truth, found, plain }: Judged): void {
    addScore(scores.ours, truth, found);
    addScore(scores.baseline, truth, plain);
}
