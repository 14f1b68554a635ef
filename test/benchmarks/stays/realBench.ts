import type { TrackPoint } from '../../../middleware/src/visits/positions/trackPoint.ts';
import { detectStays } from '../../../middleware/src/visits/stays/detectStays.ts';
import { staySettings, type StaySettings } from '../../../middleware/src/visits/stays/settings.ts';
import { Random } from '../../../scripts/demo/data/random.ts';
import { plainStays } from './baseline.ts';
import { toldTheTimes } from './bound.ts';
import { COPIES } from './copies.ts';
import { disagreementsOf, type Disagreement } from './disagreements.ts';
import { PROTOCOL, READINGS, type DiaryCase, type Reading } from './readings.ts';
import type { PersonTrack } from './readTracks.ts';
import { addScore, emptyScore, figuresOf, type Figures, type Score } from './score.ts';

/** Copies are made by chance; each counts as so many. */
const COPY_ROUNDS = 3;
const COPY_SEED = 2026;

export interface BothFigures {
    readonly ours: Figures;
    readonly baseline: Figures;
}

export interface RealFigures extends BothFigures {
    readonly points: number;
    readonly people: readonly (BothFigures & { readonly person: string })[];
    /** The same stays, by other ways to understand the protocol. */
    readonly readings: readonly (BothFigures & { readonly name: string })[];
    /** By the protocol, on what other phones would have recorded. */
    readonly copies: readonly (BothFigures & { readonly name: string })[];
    /** See {@link toldTheTimes}: more is not to be had from positions. */
    readonly bound: Figures;
    /** What ours and the diary do not agree on, the longest first. */
    readonly worst: readonly Disagreement[];
}

/** Stays of real tracks against their diaries, by the protocol of the data set, with the plain method beside ours. */
export function benchReal(tracks: readonly PersonTrack[], dwellSeconds: number): RealFigures {
    const settings = staySettings({ dwellSeconds });
    const cases = casesOf(tracks, PROTOCOL, dwellSeconds);
    const bound = emptyScore();
    const worst: Disagreement[] = [];
    for (const one of cases) {
        const found = detectStays(one.points, settings);
        addScore(bound, one.truth, toldTheTimes(one, found, dwellSeconds));
        worst.push(...disagreementsOf(one.person, one.points, one.truth, found));
    }
    const people = [...new Set(tracks.map(({ person }) => person))];
    return {
        points: tracks.reduce((sum, { points }) => sum + points.length, 0),
        ...bothOf(cases, settings),
        people: people
            .map((person) => ({
                person,
                ...bothOf(
                    cases.filter((one) => one.person === person),
                    settings
                )
            }))
            .filter(({ ours }) => ours.trueStays + ours.foundStays > 0),
        readings: READINGS.map((reading) => ({
            name: reading.name,
            ...bothOf(casesOf(tracks, reading, dwellSeconds), settings)
        })),
        copies: copiesOf(cases, settings),
        bound: figuresOf(bound),
        worst: worst.sort((a, b) => b.minutes - a.minutes)
    };
}

function casesOf(tracks: readonly PersonTrack[], reading: Reading, dwellSeconds: number): DiaryCase[] {
    return tracks.flatMap((track) => reading.casesOf(track, dwellSeconds));
}

function copiesOf(cases: readonly DiaryCase[], settings: StaySettings): RealFigures['copies'] {
    return COPIES.map(({ name, of }) => {
        const random = new Random(COPY_SEED);
        const scores = { ours: emptyScore(), baseline: emptyScore() };
        for (let round = 0; round < COPY_ROUNDS; round++) {
            for (const one of cases) addCase(scores, one, of(one.points, random), settings);
        }
        return { name, ours: figuresOf(scores.ours), baseline: figuresOf(scores.baseline) };
    });
}

function bothOf(cases: readonly DiaryCase[], settings: StaySettings): BothFigures {
    const scores = { ours: emptyScore(), baseline: emptyScore() };
    for (const one of cases) addCase(scores, one, one.points, settings);
    return { ours: figuresOf(scores.ours), baseline: figuresOf(scores.baseline) };
}

function addCase(
    scores: { readonly ours: Score; readonly baseline: Score },
    { truth, judged }: DiaryCase,
    points: readonly TrackPoint[],
    settings: StaySettings
): void {
    addScore(scores.ours, truth, judged(detectStays(points, settings)));
    addScore(scores.baseline, truth, judged(plainStays(points, settings.radiusMetres, settings.dwellSeconds)));
}
