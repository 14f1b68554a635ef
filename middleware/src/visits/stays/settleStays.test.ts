import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TrackPoint } from '../positions/trackPoint.ts';
import type { Span } from '../ports.ts';
import { NOON_MS, TrackBuilder, twoVisits } from '../testing/tracks.ts';
import { detectStays } from './detectStays.ts';
import { cutAfter, detectOutside, isWithin, joinSpans, settleSpan } from './settleStays.ts';
import { DEFAULT_STAY_SETTINGS as SETTINGS } from './settings.ts';

const RUNS = { numRuns: 60 };

/** Days of stays, drives of all lengths, walks and silences. */
const days = fc
    .array(
        fc.oneof(
            fc.record({ kind: fc.constant('stay' as const), value: fc.integer({ min: 3, max: 40 }) }),
            fc.record({ kind: fc.constant('drive' as const), value: fc.double({ min: 0.1, max: 6, noNaN: true }) }),
            fc.record({ kind: fc.constant('silence' as const), value: fc.integer({ min: 1, max: 40 }) })
        ),
        { minLength: 3, maxLength: 9 }
    )
    .map(
        (pieces) =>
            pieces.reduce((track, { kind, value }) => track[kind](value), new TrackBuilder(undefined, undefined, 20))
                .points
    );

const without = (points: readonly TrackPoint[], spans: readonly Span[]): TrackPoint[] =>
    points.filter(({ atMs }) => !isWithin(atMs, spans));

describe('settleSpan', () => {
    it('deletes the positions of any stay and changes no other', () => {
        fc.assert(
            fc.property(days, fc.nat(), (points, pick) => {
                const stays = detectStays(points);
                if (stays.length === 0) return;
                const chosen = stays[pick % stays.length]!;
                const { spans, untilMs } = settleSpan(points, [], [chosen.startMs, chosen.endMs], SETTINGS);
                const kept = without(points, spans).filter(({ atMs }) => atMs > (untilMs ?? -Infinity));
                expect(kept.filter(({ atMs }) => atMs >= chosen.startMs && atMs <= chosen.endMs)).toEqual([]);
                const still = stays.filter((stay) => stay !== chosen && stay.startMs > (untilMs ?? -Infinity));
                expect(detectOutside(kept, spans, SETTINGS)).toEqual(still);
            }),
            RUNS
        );
    });

    it('takes no more than the stay where that is enough', () => {
        const points = twoVisits();
        const [first] = detectStays(points);
        const { spans, untilMs } = settleSpan(points, [], [first!.startMs, first!.endMs], SETTINGS);
        expect(untilMs).toBeNull();
        expect(spans).toEqual([[first!.startMs, first!.endMs]]);
    });
});

describe('cutAfter', () => {
    it('leaves every stay that begins later as it is, wherever it has to cut', () => {
        fc.assert(
            fc.property(days, fc.integer({ min: 0, max: 200 }), (points, minutes) => {
                const stays = detectStays(points);
                const fromMs = NOON_MS + minutes * 60_000;
                const cut = cutAfter(points, [], fromMs, stays, SETTINGS);
                expect(cut).toBeGreaterThanOrEqual(fromMs);
                const rest = points.filter(({ atMs }) => atMs > cut);
                expect(detectOutside(rest, [], SETTINGS)).toEqual(stays.filter(({ startMs }) => startMs > cut));
            }),
            RUNS
        );
    });
});

describe('detectOutside', () => {
    it('is detection of all positions where nothing is settled', () => {
        fc.assert(
            fc.property(days, (points) => {
                expect(detectOutside(points, [], SETTINGS)).toEqual(detectStays(points));
            }),
            RUNS
        );
    });

    it('ends a stay that runs into a settled span', () => {
        const { points } = new TrackBuilder().stay(30);
        const [stay] = detectOutside(points, [[NOON_MS + 20 * 60_000, NOON_MS + 31 * 60_000]], SETTINGS);
        expect(stay).toMatchObject({ startMs: NOON_MS, isOpen: false });
        expect(detectOutside([], [], SETTINGS)).toEqual([]);
    });
});

it('joins spans that touch', () => {
    expect(
        joinSpans([
            [5, 7],
            [1, 2],
            [2, 4],
            [9, 9]
        ])
    ).toEqual([
        [1, 4],
        [5, 7],
        [9, 9]
    ]);
});
