/** Rules of an org for raw positions. */
export interface RetentionRules {
    /** Raw positions live at most this long after they were received. */
    readonly rawHours: number;
    /** Stays and visit timelines of a person live this long. */
    readonly stayDays: number;
}

export const DEFAULT_RETENTION: RetentionRules = { rawHours: 24, stayDays: 90 };

/** A raw position as far as retention needs to know it. */
export interface RawPosition {
    readonly id: string;
    readonly atMs: number;
    readonly receivedMs: number;
}

/** A stay that the rep has decided on: confirmed, rejected or private. */
export interface DecidedSpan {
    readonly startMs: number;
    readonly endMs: number;
}

const HOUR_MS = 3_600_000;

/** Errors: RangeError when a rule is out of range. */
export function checkRetention(rules: RetentionRules): RetentionRules {
    if (!(rules.rawHours >= 1 && rules.rawHours <= 168)) {
        throw new RangeError(`Raw positions must be kept for 1 to 168 hours, got ${rules.rawHours}.`);
    }
    if (!(rules.stayDays >= 1 && rules.stayDays <= 3_650)) {
        throw new RangeError(`Stays must be kept for 1 to 3,650 days, got ${rules.stayDays}.`);
    }
    return rules;
}

/** Received before this, a raw position must be gone: the one number a store needs for its `delete`. */
export function rawDeadlineMs(nowMs: number, rules: RetentionRules = DEFAULT_RETENTION): number {
    return nowMs - checkRetention(rules).rawHours * HOUR_MS;
}

/**
 * The raw positions that must go now: those that are too old, by the time they happened or were received, whichever is earlier
 * (a clock in the future buys nothing), and those within a stay that the rep has decided on.
 */
export function positionsToDelete(
    positions: readonly RawPosition[],
    decided: readonly DecidedSpan[],
    nowMs: number,
    rules: RetentionRules = DEFAULT_RETENTION
): string[] {
    const deadlineMs = rawDeadlineMs(nowMs, rules);
    return positions
        .filter(
            ({ atMs, receivedMs }) =>
                Math.min(atMs, receivedMs) <= deadlineMs ||
                decided.some(({ startMs, endMs }) => atMs >= startMs && atMs <= endMs)
        )
        .map(({ id }) => id);
}

/** Stays that ended before this must be gone. */
export function stayDeadlineMs(nowMs: number, rules: RetentionRules = DEFAULT_RETENTION): number {
    return nowMs - checkRetention(rules).stayDays * 24 * HOUR_MS;
}
