/** How sync behaves. Defaults suit a real org; tests and the demo shorten them. */
export interface SyncSettings {
    /** Pause between the end of a run and the start of the next. */
    readonly intervalSeconds: number;
    /** Reading window below the watermark; heals stamps that arrive late within it. */
    readonly overlapSeconds: number;
    /** Watermark distance where the org cannot tell what is covered (objects without replication). */
    readonly fallbackLagSeconds: number;
    /** Scheduled runs look at fields, small objects and the delete log only this often; `runOnce` always does. */
    readonly slowEverySeconds: number;
    readonly reconcileEverySeconds: number;
    /** Values of mapped formulas are read anew this often: they change without a stamp. */
    readonly formulasEverySeconds: number;
    /** Every object is read anew this often, for what changes without a stamp. */
    readonly reloadEverySeconds: number;
    readonly leaseSeconds: number;
    readonly bulkPageRows: number;
    /** Up to here pages of queries cost fewer calls than a Bulk job. */
    readonly bulkAboveRows: number;
    readonly bulkDeadlineSeconds: number;
    readonly parallelObjects: number;
    /** A share of live rows that disappears at once is held for a person, from `holdAboveRows` rows on. */
    readonly holdAboveShare: number;
    readonly holdAboveRows: number;
    /** How often an expired query locator is answered by a new query from the last row. */
    readonly maxLocatorRestarts: number;
    readonly outboxBatch: number;
    /** More changed records of an object than this go by a Bulk API ingest job, fewer by collections of 200. */
    readonly ingestAboveRows: number;
    /** Change events under way or not dealt with yet, at most. */
    readonly eventWindow: number;
    /** The org gives a sign of life within 270 seconds; a stream without one is opened anew. */
    readonly eventSilenceSeconds: number;
    /** A stream that was not refused by then is taken to be open; the org may have nothing to say for minutes. */
    readonly eventSettleSeconds: number;
    /** Pause after the first failure of the event stream; it doubles up to a minute. */
    readonly eventRetrySeconds: number;
}

export const DEFAULT_SYNC_SETTINGS: SyncSettings = {
    intervalSeconds: 120,
    overlapSeconds: 300,
    fallbackLagSeconds: 600,
    slowEverySeconds: 900,
    reconcileEverySeconds: 24 * 3600,
    formulasEverySeconds: 3600,
    reloadEverySeconds: 7 * 24 * 3600,
    leaseSeconds: 90,
    bulkPageRows: 10_000,
    bulkAboveRows: 20_000,
    bulkDeadlineSeconds: 3600,
    parallelObjects: 2,
    holdAboveShare: 0.3,
    holdAboveRows: 20,
    maxLocatorRestarts: 5,
    outboxBatch: 100,
    ingestAboveRows: 2000,
    eventWindow: 200,
    eventSilenceSeconds: 300,
    eventSettleSeconds: 2,
    eventRetrySeconds: 1
};
