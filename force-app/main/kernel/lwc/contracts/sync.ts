/** State of the sync as an admin sees it: answers of `AdminController`. */

export interface SyncObjectStatus {
    readonly objectApiName: string;
    readonly phase: 'never' | 'loading' | 'ready';
    readonly rows: number;
    /** What the org says there is; null until it was asked. */
    readonly total: number | null;
    /** ISO 8601. */
    readonly lastFinishedAt: string | null;
    /** Age of the newest instant up to which the object is known to be complete. */
    readonly lagSeconds: number | null;
    /** Rows that disappeared at once and wait for a person to confirm. */
    readonly held: number;
}

export interface SyncAlertView {
    /** For example `FIELD_HIDDEN`. */
    readonly code: string;
    /** Null for the whole org. */
    readonly objectApiName: string | null;
    readonly detail: string;
    readonly firstSeenAt: string;
    readonly lastSeenAt: string;
    readonly count: number;
}

/** The stream of change events; `off` and `unavailable` mean that changes are polled. */
export interface SyncEventStream {
    readonly state: 'off' | 'unavailable' | 'elsewhere' | 'connecting' | 'live' | 'waiting';
    readonly since: string | null;
    /** Objects whose changes arrive at once. */
    readonly objects: readonly string[];
    readonly lastMessageAt: string | null;
    readonly lastEventAt: string | null;
    readonly events: number;
    readonly restarts: number;
    readonly code: string | null;
}

/** Answer of `AdminController.getSyncStatus`. */
export interface SyncStatusView {
    readonly orgId: string;
    readonly state: 'never' | 'loading' | 'running' | 'idle' | 'failed';
    readonly objects: readonly SyncObjectStatus[];
    readonly lastFinishedAt: string | null;
    readonly lagSeconds: number | null;
    /** Calls of the last 24 hours, the org's limit, and the share (0 to 1) at which Fieldmap stops. */
    readonly api: { readonly used: number; readonly limit: number; readonly share: number } | null;
    readonly outbox: { readonly waiting: number; readonly failed: number; readonly conflicts: number };
    readonly events: SyncEventStream;
    readonly alerts: readonly SyncAlertView[];
    readonly error: string | null;
    readonly errorCode: string | null;
}

export type SyncRunKind = 'pass' | 'reconcile' | 'reload';

type ConflictValue = string | number | boolean | null;

/** A write that met a person's change and waits for a decision. */
export interface SyncConflict {
    readonly kind: string;
    readonly clientKey: string;
    readonly objectApiName: string;
    readonly recordId: string | null;
    readonly reason: 'changed' | 'deleted';
    readonly foundAt: string;
    /** What Fieldmap wanted to write, by field. */
    readonly mine: Readonly<Record<string, ConflictValue>>;
    /** What the org has; null when the record is gone. */
    readonly theirs: Readonly<Record<string, ConflictValue>> | null;
}
