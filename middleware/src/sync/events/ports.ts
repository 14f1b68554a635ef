import type { OrgSession } from '../ports.ts';

/** What an org says of a change. Values are left out: the record is read anew by its id. */
export interface ChangeNotice {
    readonly objectApiName: string;
    /** Several when one transaction made the same change; empty or with a wildcard (`001*`) when the org lost count. */
    readonly recordIds: readonly string[];
    /** `CREATE`, `UPDATE`, `DELETE`, `UNDELETE`, the same with `GAP_`, or `GAP_OVERFLOW`. */
    readonly changeType: string;
}

export interface EventBatch {
    /** Empty for a sign of life. */
    readonly notices: readonly ChangeNotice[];
    /** Opaque; a stream that begins behind it misses nothing after this batch. Null when the org gave none. */
    readonly replayId: string | null;
}

export interface SubscribeOptions {
    readonly channel: string;
    /** Null begins with what comes next. */
    readonly after: string | null;
    /** Most events that are under way or not yet taken. */
    readonly window: number;
    /** A stream that says nothing for so long is given up, although it looks alive. */
    readonly silenceSeconds: number;
    readonly signal: AbortSignal;
}

/**
 * Change events of one org.
 *
 * Errors: `OrgError` with code `EVENTS_NOT_OFFERED` (no such channel, or no permission), `REPLAY_ID_INVALID` (too old),
 * `EVENTS_SILENT`, `EVENTS_UNAVAILABLE`, or of kind `session`.
 */
export interface EventSource {
    subscribe(session: OrgSession, options: SubscribeOptions): AsyncGenerator<EventBatch, void>;
    close(): void;
}
