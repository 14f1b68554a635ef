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
 * Makes final what ended long enough before the horizon and forgets its positions. Driven by the clock of the service, never by
 * positions, so that the order in which batches arrive cannot decide what is final.
 */
export function finalise(
    state: StreamState,
    clock: Clock,
    horizonSeconds: number,
    settings: StaySettings = DEFAULT_STAY_SETTINGS
): StreamState {
    const horizonMs = clock.now().getTime() - horizonSeconds * 1000;
    const stays = detectStays(state.points, settings);
    let cut = -1;
    for (const [i, stay] of stays.entries()) {
        const nextMs = stays[i + 1]?.startMs ?? state.points[state.points.length - 1]!.atMs;
        if (!stay.isOpen && nextMs <= horizonMs && nextMs - stay.endMs >= SETTLED_MS) cut = i;
    }
    if (cut < 0) return state;
    const nextMs = stays[cut + 1]?.startMs ?? Infinity;
    const finalUntilMs = Math.min(stays[cut]!.endMs + SETTLED_MS / 2, nextMs);
    return {
        points: state.points.filter(({ atMs }) => atMs > finalUntilMs),
        finalUntilMs,
        finalStays: [...state.finalStays, ...stays.slice(0, cut + 1)]
    };
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
