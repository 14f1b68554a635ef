import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fixedClock } from '../../platform/clock.ts';
import type { TrackPoint } from '../positions/trackPoint.ts';
import { NOON_MS, TrackBuilder, twoVisits } from '../testing/tracks.ts';
import { detectStays } from './detectStays.ts';
import { EMPTY_STREAM, expire, finalise, staysOf, takePositions, type StreamState } from './stayStream.ts';

const RUNS = { numRuns: 25 };

/** Days of a few stays and drives, with drift, silences and jumps. */
const days = fc
    .array(
        fc.oneof(
            fc.record({ kind: fc.constant('stay' as const), value: fc.integer({ min: 1, max: 50 }) }),
            fc.record({ kind: fc.constant('drive' as const), value: fc.integer({ min: 1, max: 6 }) }),
            fc.record({ kind: fc.constant('silence' as const), value: fc.integer({ min: 1, max: 40 }) }),
            fc.record({ kind: fc.constant('jump' as const), value: fc.integer({ min: 300, max: 9_000 }) })
        ),
        { minLength: 2, maxLength: 8 }
    )
    .map(
        (pieces) =>
            pieces.reduce((track, { kind, value }) => track[kind](value), new TrackBuilder(undefined, undefined, 20))
                .points
    );

function take(batches: readonly (readonly TrackPoint[])[], from: StreamState = EMPTY_STREAM): StreamState {
    return batches.reduce((state, batch) => takePositions(state, batch).state, from);
}

function batchesOf(points: readonly TrackPoint[], size: number): TrackPoint[][] {
    return Array.from({ length: Math.ceil(points.length / size) }, (_, i) => points.slice(i * size, (i + 1) * size));
}

describe('takePositions', () => {
    it('gives the same stays whatever the order and size of the batches', () => {
        fc.assert(
            fc.property(days, fc.integer({ min: 1, max: 60 }), fc.infiniteStream(fc.nat()), (points, size, order) => {
                const batches = batchesOf(points, size)
                    .map((batch) => ({ batch, key: order.next().value as number }))
                    .sort((a, b) => a.key - b.key)
                    .map(({ batch }) => [...batch].reverse());
                expect(staysOf(take(batches))).toEqual(detectStays(points));
            }),
            RUNS
        );
    });

    it('is not changed by doubles', () => {
        fc.assert(
            fc.property(days, fc.nat({ max: 9 }), (points, every) => {
                const doubles = points.filter((_, i) => i % (every + 1) === 0);
                const { state, duplicates } = takePositions(take([points]), doubles);
                expect(duplicates).toBe(doubles.length);
                expect(staysOf(state)).toEqual(detectStays(points));
            }),
            RUNS
        );
    });

    it('moves with the positions: east on the globe, later by whole slots', () => {
        fc.assert(
            fc.property(
                days,
                fc.integer({ min: -90, max: 90 }),
                fc.integer({ min: 1, max: 9_000 }),
                (points, east, slots) => {
                    const shiftMs = slots * 20_000;
                    const moved = points.map((point) => ({
                        ...point,
                        atMs: point.atMs + shiftMs,
                        longitude: point.longitude + east
                    }));
                    const times = (stays: ReturnType<typeof detectStays>, ms: number): number[][] =>
                        stays.map(({ startMs, endMs }) => [startMs + ms, Math.round((endMs + ms) / 1000)]);
                    expect(times(detectStays(moved), 0)).toEqual(times(detectStays(points), shiftMs));
                }
            ),
            RUNS
        );
    });

    it('grows an open stay with the next batch', () => {
        const points = new TrackBuilder().drive(2).stay(20).points;
        const first = takePositions(EMPTY_STREAM, points.slice(0, -60));
        const second = takePositions(first.state, points.slice(-60));
        expect(second.stays).toHaveLength(1);
        expect(second.stays[0]!.endMs).toBeGreaterThan(first.stays[0]!.endMs);
        expect(second.stays[0]!.startMs).toBe(first.stays[0]!.startMs);
    });
});

describe('finalise', () => {
    const clock = fixedClock(new Date(NOON_MS + 24 * 3_600_000));

    it('deletes raw positions without changing any stay', () => {
        fc.assert(
            fc.property(days, fc.integer({ min: 0, max: 24 }), (points, hours) => {
                const state = take([points]);
                const before = staysOf(state);
                const after = finalise(state, clock, hours * 3_600);
                expect(staysOf(after)).toEqual(before);
                expect(after.points.every(({ atMs }) => atMs > after.finalUntilMs)).toBe(true);
            }),
            { numRuns: 100 }
        );
    });

    it('forgets the positions of a settled stay and refuses later ones for that time', () => {
        const points = new TrackBuilder().drive(2).stay(20).drive(30).stay(9).drive(1).points;
        const state = finalise(take([points]), clock, 3_600);
        expect(state.finalStays).toHaveLength(1);
        expect(state.points.length).toBeLessThan(points.length);
        const late = takePositions(state, points.slice(0, 50));
        expect(late).toMatchObject({ tooLate: 50, accepted: 0 });
        expect(late.stays).toEqual(staysOf(state));
        expect(staysOf({ ...state, points: [] })).toEqual(state.finalStays);
    });

    it('leaves alone what the horizon has not reached', () => {
        const state = take([twoVisits()]);
        expect(finalise(state, fixedClock(new Date(NOON_MS)), 3_600)).toBe(state);
    });
});

describe('expire', () => {
    it('leaves no position alive at the deadline and keeps every stay that had ended', () => {
        fc.assert(
            fc.property(days, fc.integer({ min: -60, max: 300 }), (points, minutes) => {
                const deadlineMs = NOON_MS + minutes * 60_000;
                const before = staysOf(take([points]));
                const after = expire(take([points]), deadlineMs);
                expect(after.points.every(({ atMs }) => atMs > deadlineMs)).toBe(true);
                expect(after.finalStays).toEqual(before.filter(({ startMs }) => startMs <= deadlineMs));
                expect(
                    takePositions(
                        after,
                        points.filter(({ atMs }) => atMs <= deadlineMs)
                    ).accepted
                ).toBe(0);
            }),
            RUNS
        );
    });

    it('keeps a running stay with all that is known of it', () => {
        const points = new TrackBuilder().drive(2).stay(60).points;
        const state = expire(take([points]), NOON_MS + 30 * 60_000);
        expect(state.finalStays).toHaveLength(1);
        expect(state.finalStays[0]!.endMs).toBe(points[points.length - 1]!.atMs);
        expect(state.points).toEqual([]);
    });
});
