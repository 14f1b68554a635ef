import type { Clock } from '../../platform/clock.ts';
import { comparePoints, type TrackPoint } from '../positions/trackPoint.ts';
import { detectStays } from './detectStays.ts';
import type { FoundStay } from './foundStay.ts';
import { DEFAULT_STAY_SETTINGS, type StaySettings } from './settings.ts';

/** What a person's detector must keep between two batches; plain data for the store. */
export interface StreamState {
    /** In order of time, one an instant, all after `finalUntilMs`. */
    readonly points: readonly TrackPoint[];
    /** Nothing changes at or before this time any more. */
    readonly finalUntilMs: number;
    readonly finalStays: readonly FoundStay[];
}

export interface StreamAnswer {
    readonly state: StreamState;
    /** Final ones first, then those that may still change. */
    readonly stays: readonly FoundStay[];
    readonly accepted: number;
    readonly duplicates: number;
    /** Came after their time had become final. */
    readonly tooLate: number;
}

export const EMPTY_STREAM: StreamState = { points: [], finalUntilMs: -Infinity, finalStays: [] };

/** A stay becomes final only when so much of the way after it is known that no later position can change it. */
const SETTLED_MS = 15 * 60_000;
/** Where between two stays the cut is tried. */
const CUT_SHARES = [0.5, 0.3, 0.7, 0.15];

/**
 * Takes a batch. Between two calls of {@link finalise} the answer depends only on the set of positions, not on the batches nor on
 * their order: it is {@link detectStays} of all positions kept.
 *
 * Limits: a batch of 100 onto a day at one position a second in under 20 ms; the caller keeps points for at most a few days.
 */
export function takePositions(
    state: StreamState,
    batch: readonly TrackPoint[],
    settings: StaySettings = DEFAULT_STAY_SETTINGS
): StreamAnswer {
    const inTime = batch.filter(({ atMs }) => atMs > state.finalUntilMs);
    const points = mergePoints(state.points, inTime);
    const accepted = points.length - state.points.length;
    const next = { ...state, points };
    return {
        state: next,
        stays: staysOf(next, settings),
        accepted,
        duplicates: inTime.length - accepted,
        tooLate: batch.length - inTime.length
    };
}

/** All stays of a state: the final ones and what its points give. */
export function staysOf(state: StreamState, settings: StaySettings = DEFAULT_STAY_SETTINGS): FoundStay[] {
    return [...state.finalStays, ...detectStays(state.points, settings)];
}

/**
 * Makes final what ended long enough before the horizon and forgets its positions, if that changes no other stay. Driven by the
 * clock of the service, never by positions, so that the order in which batches arrive cannot decide what is final.
 */
export function finalise(
    state: StreamState,
    clock: Clock,
    horizonSeconds: number,
    settings: StaySettings = DEFAULT_STAY_SETTINGS
): StreamState {
    const horizonMs = clock.now().getTime() - horizonSeconds * 1000;
    const stays = detectStays(state.points, settings);
    const lastMs = state.points[state.points.length - 1]?.atMs ?? -Infinity;
    for (let count = stays.length; count > 0; count--) {
        const endMs = stays[count - 1]!.endMs;
        const nextMs = stays[count]?.startMs ?? lastMs;
        if (nextMs > horizonMs || nextMs - endMs < SETTLED_MS) continue;
        for (const share of CUT_SHARES) {
            const finalUntilMs = Math.round(endMs + (nextMs - endMs) * share);
            const next = cutAt(state, finalUntilMs, stays.slice(0, count));
            if (isSame(detectStays(next.points, settings), stays.slice(count))) return next;
        }
    }
    return state;
}

/**
 * Forgets every position up to the deadline, whatever it costs: stays that began by then become final as they are, the last with
 * all that is known of it. Nothing that happened at or before the deadline outlives this.
 */
export function expire(
    state: StreamState,
    deadlineMs: number,
    settings: StaySettings = DEFAULT_STAY_SETTINGS
): StreamState {
    if (state.points.length === 0 || state.points[0]!.atMs > deadlineMs) return state;
    const begun = detectStays(state.points, settings).filter(({ startMs }) => startMs <= deadlineMs);
    return cutAt(state, Math.max(deadlineMs, begun[begun.length - 1]?.endMs ?? deadlineMs), begun);
}

function cutAt(state: StreamState, finalUntilMs: number, stays: readonly FoundStay[]): StreamState {
    return {
        points: state.points.filter(({ atMs }) => atMs > finalUntilMs),
        finalUntilMs,
        finalStays: [...state.finalStays, ...stays]
    };
}

function isSame(a: readonly FoundStay[], b: readonly FoundStay[]): boolean {
    return (
        a.length === b.length &&
        a.every((stay, i) => {
            const other = b[i]!;
            return (
                stay.startMs === other.startMs &&
                stay.endMs === other.endMs &&
                stay.latitude === other.latitude &&
                stay.longitude === other.longitude &&
                stay.radiusMetres === other.radiusMetres
            );
        })
    );
}

/** Both lists in order of time; of two positions of one instant the first by {@link comparePoints} stays. */
function mergePoints(kept: readonly TrackPoint[], batch: readonly TrackPoint[]): readonly TrackPoint[] {
    if (batch.length === 0) return kept;
    const sorted = [...batch].sort(comparePoints);
    const lastMs = kept[kept.length - 1]?.atMs ?? -Infinity;
    const from = sorted[0]!.atMs > lastMs ? kept.length : firstAtOrAfter(kept, sorted[0]!.atMs);
    const tail = from === kept.length ? sorted : [...kept.slice(from), ...sorted].sort(comparePoints);
    const merged = kept.slice(0, from);
    for (const point of tail) {
        if (merged.length === 0 || merged[merged.length - 1]!.atMs !== point.atMs) merged.push(point);
    }
    return merged;
}

function firstAtOrAfter(points: readonly TrackPoint[], atMs: number): number {
    let low = 0;
    let high = points.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (points[middle]!.atMs < atMs) low = middle + 1;
        else high = middle;
    }
    return low;
}
