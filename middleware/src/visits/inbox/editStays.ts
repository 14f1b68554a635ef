import type { StayAssignment } from '#kernel/contracts';
import type { FoundStay } from '../stays/foundStay.ts';

/** Longer pauses between two stays are not joined: something else happened there. */
const MOST_PAUSE_MS = 2 * 3_600_000;
const LEAST_PART_MS = 60_000;

/** An edit of the inbox that cannot be made; the message says what would be possible. */
export class StayEditError extends Error {
    constructor(message: string) {
        super(message);
        this.name = 'StayEditError';
    }
}

/** Two stays out of one, at the rep's word. The place stays; positions are shared out by time. Errors: {@link StayEditError}. */
export function splitStay(stay: FoundStay, atMs: number): readonly [FoundStay, FoundStay] {
    if (!(atMs - stay.startMs >= LEAST_PART_MS && stay.endMs - atMs >= LEAST_PART_MS)) {
        const [from, to] = [stay.startMs + LEAST_PART_MS, stay.endMs - LEAST_PART_MS].map(iso);
        throw new StayEditError(`A stay is split between ${from} and ${to}, got ${iso(atMs)}.`);
    }
    const first = Math.round((stay.positionCount * (atMs - stay.startMs)) / (stay.endMs - stay.startMs));
    return [
        { ...stay, endMs: atMs, positionCount: first, isOpen: false },
        { ...stay, startMs: atMs, positionCount: stay.positionCount - first }
    ];
}

/** One stay out of two neighbours in time, in either order; its place is the mean by positions. Errors: {@link StayEditError}. */
export function mergeStays(a: FoundStay, b: FoundStay): FoundStay {
    const [first, second] = a.startMs <= b.startMs ? [a, b] : [b, a];
    if (second.startMs - first.endMs > MOST_PAUSE_MS) {
        throw new StayEditError(
            `Stays with at most 2 hours between them are merged, got ${iso(first.endMs)} to ${iso(second.startMs)}.`
        );
    }
    const count = first.positionCount + second.positionCount;
    const share = count === 0 ? 0.5 : second.positionCount / count;
    return {
        startMs: first.startMs,
        endMs: Math.max(first.endMs, second.endMs),
        latitude: first.latitude + (second.latitude - first.latitude) * share,
        longitude: first.longitude + (second.longitude - first.longitude) * share,
        radiusMetres: Math.max(first.radiusMetres, second.radiusMetres),
        positionCount: count,
        isOpen: second.isOpen
    };
}

/**
 * The customer of a stay that needs no question: only when the org set a probability for it, the stay has ended and one customer
 * reaches it. Null asks the rep first, which is the default.
 */
export function autoConfirmed(
    stay: FoundStay,
    assignment: StayAssignment,
    leastProbability: number | null
): string | null {
    if (leastProbability === null || stay.isOpen || assignment.decision !== 'clear') return null;
    const best = assignment.best!;
    return best.probability >= leastProbability ? best.recordId : null;
}

function iso(ms: number): string {
    return Number.isFinite(ms) ? new Date(ms).toISOString() : String(ms);
}
