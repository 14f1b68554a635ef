/** Time for which something was in sight. Units: milliseconds in, seconds out. */
export class VisibleTime {
    private total: number;
    private since: number | null = null;

    constructor(secondsBefore = 0) {
        this.total = secondsBefore * 1000;
    }

    show(nowMs: number): void {
        this.since ??= nowMs;
    }

    hide(nowMs: number): void {
        this.total = this.seconds(nowMs) * 1000;
        this.since = null;
    }

    seconds(nowMs: number): number {
        return (this.total + (this.since === null ? 0 : nowMs - this.since)) / 1000;
    }
}

/** The middle of the values; null for none. */
export function medianOf(values: readonly number[]): number | null {
    if (values.length === 0) return null;
    const sorted = [...values].sort((a, b) => a - b);
    const middle = Math.floor(sorted.length / 2);
    const upper = sorted[middle] ?? 0;
    return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
