import type { TrackPoint } from '../positions/trackPoint.ts';
import type { Span } from '../ports.ts';
import { detectStays } from './detectStays.ts';
import type { FoundStay } from './foundStay.ts';
import type { StaySettings } from './settings.ts';

/** How far positions around a settled stay go with it when they would look like another one. */
const WIDER_MS = [0, 60_000, 180_000, 600_000];
/** Where between two stays a cut is tried. */
const CUT_SHARES = [0.25, 0.5, 0.75, 0.9];

/**
 * The stays of positions in order of time, outside of spans that are settled: each stretch between two spans is a track of
 * its own. A pure function of the set of positions and spans.
 */
export function detectOutside(
    points: readonly TrackPoint[],
    spans: readonly Span[],
    settings: StaySettings
): FoundStay[] {
    const tracks: TrackPoint[][] = [[]];
    const sorted = [...spans].sort((a, b) => a[0] - b[0]);
    let next = 0;
    for (const point of points) {
        while (next < sorted.length && point.atMs > sorted[next]![1]) {
            next++;
            tracks.push([]);
        }
        if (next < sorted.length && point.atMs >= sorted[next]![0]) continue;
        tracks[tracks.length - 1]!.push(point);
    }
    const last = tracks.findLastIndex((track) => track.length > 0);
    const lastSettledMs = sorted[sorted.length - 1]?.[0] ?? -Infinity;
    return tracks.flatMap((track, i) =>
        detectStays(track, settings).map((stay) =>
            stay.isOpen && (i < last || stay.endMs < lastSettledMs) ? { ...stay, isOpen: false } : stay
        )
    );
}

/**
 * What to settle so that the positions of one span can be deleted and every other stay remains as it is: the spans, and the
 * time up to which everything is settled when nothing less would do.
 */
export function settleSpan(
    points: readonly TrackPoint[],
    spans: readonly Span[],
    [fromMs, toMs]: Span,
    settings: StaySettings
): { readonly spans: readonly Span[]; readonly untilMs: number | null } {
    const others = detectOutside(points, spans, settings).filter((stay) => stay.endMs < fromMs || stay.startMs > toMs);
    for (const wider of WIDER_MS) {
        const settled = joinSpans([...spans, [fromMs - wider, toMs + wider]]);
        if (isSame(detectOutside(outside(points, settled), settled, settings), others)) {
            return { spans: settled, untilMs: null };
        }
    }
    const settled = joinSpans([...spans, [fromMs, toMs]]);
    return { spans: settled, untilMs: cutAfter(points, settled, toMs, others, settings) };
}

/**
 * The earliest time from `fromMs` on up to which positions can be deleted without changing a stay that begins later. Stays that
 * began before end before it.
 */
export function cutAfter(
    points: readonly TrackPoint[],
    spans: readonly Span[],
    fromMs: number,
    stays: readonly FoundStay[],
    settings: StaySettings
): number {
    const lastMs = points[points.length - 1]?.atMs ?? fromMs;
    let cut = fromMs;
    for (;;) {
        const begun = stays.filter(({ startMs }) => startMs <= cut);
        cut = Math.max(cut, ...begun.map(({ endMs }) => endMs));
        const later = stays.filter(({ startMs }) => startMs > cut);
        const next = later[0];
        const tries = [cut, ...CUT_SHARES.map((share) => Math.round(cut + ((next?.startMs ?? lastMs) - cut) * share))];
        for (const tried of tries) {
            const rest = points.filter(({ atMs }) => atMs > tried);
            if (isSame(detectOutside(rest, spans, settings), later)) return tried;
        }
        if (next === undefined) return Math.max(cut, lastMs);
        cut = next.endMs;
    }
}

/** Sorted, and one where they touch. */
export function joinSpans(spans: readonly Span[]): Span[] {
    const joined: Span[] = [];
    for (const span of [...spans].sort((a, b) => a[0] - b[0])) {
        const last = joined[joined.length - 1];
        if (last !== undefined && span[0] <= last[1]) {
            joined[joined.length - 1] = [last[0], Math.max(last[1], span[1])];
        } else {
            joined.push(span);
        }
    }
    return joined;
}

export function isWithin(atMs: number, spans: readonly Span[]): boolean {
    return spans.some(([fromMs, toMs]) => atMs >= fromMs && atMs <= toMs);
}

function outside(points: readonly TrackPoint[], spans: readonly Span[]): TrackPoint[] {
    return points.filter(({ atMs }) => !isWithin(atMs, spans));
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
