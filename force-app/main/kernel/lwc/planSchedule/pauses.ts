/** A pause without a place of its own: lunch, or an appointment wherever the rep is. Units: seconds since 1970. */
export interface Pause {
    readonly opens: number;
    readonly closes: number;
    readonly duration: number;
}

/** A leg with pauses before and after the drive. Units: seconds since 1970. */
export interface PausedLeg {
    readonly arrivesAt: number;
    /** When the last pause is over. */
    readonly readyAt: number;
    readonly taken: readonly { readonly startsAt: number; readonly endsAt: number }[];
}

/**
 * A leg of `leg` seconds left at `leftAt` with pauses `from` to `to - 1` on it, in their order, the way that is ready
 * first; null when a pause would come too late.
 */
export function driveWithPauses(
    pauses: readonly Pause[],
    leftAt: number,
    leg: number,
    from: number,
    to: number
): PausedLeg | null {
    let best: PausedLeg | null = null;
    for (let split = from; split <= to; split += 1) {
        const way = driveAfter(pauses.slice(from, to), split - from, leftAt, leg);
        if (way !== null && (best === null || way.readyAt < best.readyAt)) best = way;
    }
    return best;
}

/** The drive comes after the first `split` of the pauses. */
function driveAfter(pauses: readonly Pause[], split: number, leftAt: number, leg: number): PausedLeg | null {
    let time = split === 0 ? leftAt + leg : leftAt;
    let arrivesAt = time;
    const taken: { startsAt: number; endsAt: number }[] = [];
    for (const [index, { opens, closes, duration }] of pauses.entries()) {
        if (time > closes) return null;
        const startsAt = Math.max(time, opens);
        time = startsAt + duration;
        taken.push({ startsAt, endsAt: time });
        if (index + 1 === split) arrivesAt = time += leg;
    }
    return { arrivesAt, readyAt: time, taken };
}
