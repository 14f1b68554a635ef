const MOST_KEPT = 20;

/** Adds an entry and lets the oldest go: packages are large, and nobody asks for old ones. */
export function keepLatest<T>(kept: Map<string, T>, id: string, entry: T): void {
    kept.set(id, entry);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) {
        kept.delete(oldest);
    }
}
