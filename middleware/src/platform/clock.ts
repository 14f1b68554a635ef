/** The one source of time. Tests pass a fixed or stepped clock. */
export interface Clock {
    /** The current instant. */
    now(): Date;
    /** Monotonic seconds, for measuring only. */
    monotonicSeconds(): number;
}

export const systemClock: Clock = {
    now: () => new Date(),
    monotonicSeconds: () => performance.now() / 1000
};

/** A clock that stands still until moved. */
export function fixedClock(start: string | Date): Clock & { advanceSeconds(seconds: number): void } {
    let current = new Date(start).getTime();
    if (Number.isNaN(current)) {
        throw new RangeError(`fixedClock expects an ISO 8601 instant, got ${String(start)}.`);
    }
    return {
        now: () => new Date(current),
        monotonicSeconds: () => current / 1000,
        advanceSeconds: (seconds) => {
            current += seconds * 1000;
        }
    };
}
