import type { Interval } from './diary.ts';

/** Agreement of found stays with true ones. */
export interface Score {
    trueStays: number;
    foundStays: number;
    matched: number;
    split: number;
    merged: number;
    readonly startErrorsSeconds: number[];
    readonly endErrorsSeconds: number[];
}

export interface Pair {
    readonly truth: number;
    readonly found: number;
}

export function emptyScore(): Score {
    return {
        trueStays: 0,
        foundStays: 0,
        matched: 0,
        split: 0,
        merged: 0,
        startErrorsSeconds: [],
        endErrorsSeconds: []
    };
}

/** A found stay matches a true one when they overlap by at least half of the longer; each matches once, best first. */
export function matchStays(truth: readonly Interval[], found: readonly Interval[]): Pair[] {
    const pairs: (Pair & { readonly share: number })[] = [];
    truth.forEach((a, t) =>
        found.forEach((b, f) => {
            const longer = Math.max(a.endMs - a.startMs, b.endMs - b.startMs);
            const share = overlapMs(a, b) / longer;
            if (share >= 0.5) pairs.push({ truth: t, found: f, share });
        })
    );
    pairs.sort((a, b) => b.share - a.share || a.truth - b.truth || a.found - b.found);
    const usedTruth = new Set<number>();
    const usedFound = new Set<number>();
    return pairs.filter(({ truth: t, found: f }) => {
        if (usedTruth.has(t) || usedFound.has(f)) return false;
        usedTruth.add(t);
        usedFound.add(f);
        return true;
    });
}

/** Adds one recording to a score. */
export function addScore(score: Score, truth: readonly Interval[], found: readonly Interval[]): void {
    const pairs = matchStays(truth, found);
    score.trueStays += truth.length;
    score.foundStays += found.length;
    score.matched += pairs.length;
    score.split += countCovering(truth, found);
    score.merged += countCovering(found, truth);
    for (const pair of pairs) {
        const a = truth[pair.truth]!;
        const b = found[pair.found]!;
        score.startErrorsSeconds.push(Math.abs(a.startMs - b.startMs) / 1000);
        score.endErrorsSeconds.push(Math.abs(a.endMs - b.endMs) / 1000);
    }
}

/** How many of `wholes` hold two or more of `parts` by more than half of the part. */
function countCovering(wholes: readonly Interval[], parts: readonly Interval[]): number {
    return wholes.filter(
        (whole) => parts.filter((part) => overlapMs(whole, part) > (part.endMs - part.startMs) / 2).length > 1
    ).length;
}

export function overlapMs(a: Interval, b: Interval): number {
    return Math.max(0, Math.min(a.endMs, b.endMs) - Math.max(a.startMs, b.startMs));
}

export interface Figures {
    readonly f1: number | null;
    readonly precision: number | null;
    readonly recall: number | null;
    readonly medianStartErrorSeconds: number | null;
    readonly medianEndErrorSeconds: number | null;
    readonly trueStays: number;
    readonly foundStays: number;
    readonly matched: number;
    readonly split: number;
    readonly merged: number;
}

export function figuresOf(score: Score): Figures {
    const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : round(part / whole));
    return {
        f1: ratio(2 * score.matched, score.trueStays + score.foundStays),
        precision: ratio(score.matched, score.foundStays),
        recall: ratio(score.matched, score.trueStays),
        medianStartErrorSeconds: median(score.startErrorsSeconds),
        medianEndErrorSeconds: median(score.endErrorsSeconds),
        trueStays: score.trueStays,
        foundStays: score.foundStays,
        matched: score.matched,
        split: score.split,
        merged: score.merged
    };
}

export function median(values: readonly number[]): number | null {
    if (values.length === 0) return null;
    const sorted = [...values].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    return round(sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2);
}

export function round(value: number, digits = 4): number {
    return Math.round(value * 10 ** digits) / 10 ** digits;
}
