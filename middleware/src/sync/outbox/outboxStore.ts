import type { Database } from '../../platform/database.ts';
import type { OrgRecord } from '../ports.ts';

export type OutboxKind = 'planned-visit' | 'visit-move' | 'found-visit' | 'feedback';
export type OutboxState = 'waiting' | 'done' | 'conflict' | 'failed';

/** What a person made of a record in the org, beside what was to be written. */
export interface OutboxConflict {
    readonly objectApiName: string;
    readonly recordId: string | null;
    readonly reason: 'changed' | 'deleted';
    /** The fields in question. No names of people or companies. */
    readonly mine: OrgRecord;
    /** Null when the record is gone. */
    readonly theirs: OrgRecord | null;
}

/** Something to be written to the org; it stays until the org confirmed it. */
export interface OutboxRow<Payload = unknown> {
    readonly clientKey: string;
    readonly payload: Payload;
    readonly state: OutboxState;
    readonly attempts: number;
    readonly recordId: string | null;
    readonly eventId: string | null;
    readonly isCreated: boolean;
    readonly lastCode: string | null;
    readonly lastDetail: string | null;
    /** A person said that these values may be written over, `{}` that a deleted record may be made anew. */
    readonly acceptedBase: OrgRecord | null;
}

interface Stored {
    client_key: string;
    payload: unknown;
    state: OutboxState;
    attempts: number;
    record_id: string | null;
    event_id: string | null;
    is_created: boolean;
    last_code: string | null;
    last_detail: string | null;
    accepted_base: OrgRecord | null;
}

/** Stores what is to be written; a key that is known already is left as it is, a failed one is tried again. */
export async function enqueue(
    tx: Database,
    orgId: string,
    kind: OutboxKind,
    entries: readonly { readonly clientKey: string; readonly payload: unknown }[]
): Promise<void> {
    await tx.execute(
        `INSERT INTO sync_outbox (org_id, kind, client_key, payload)
         SELECT $1, $2, entry.client_key, entry.payload
         FROM jsonb_to_recordset($3::jsonb) AS entry (client_key text, payload jsonb)
         ON CONFLICT (org_id, kind, client_key) DO UPDATE
         SET state = 'waiting', attempts = 0, next_attempt_at = now(), payload = excluded.payload
         WHERE sync_outbox.state = 'failed'`,
        [orgId, kind, JSON.stringify(entries.map((entry) => ({ client_key: entry.clientKey, payload: entry.payload })))]
    );
}

/** Rows that are due, oldest first; or the named ones, due or not. */
export async function waitingRows(
    database: Database,
    orgId: string,
    kind: OutboxKind,
    options: {
        readonly limit: number;
        readonly clientKeys?: readonly string[] | undefined;
        readonly after?: readonly string[];
    }
): Promise<OutboxRow[]> {
    const rows = await database.query<Stored>(
        `SELECT * FROM sync_outbox
         WHERE org_id = $1 AND kind = $2 AND state = 'waiting' AND NOT client_key = ANY($5::text[])
           AND ($4::text[] IS NULL AND next_attempt_at <= now() OR client_key = ANY($4::text[]))
         ORDER BY created_at, client_key LIMIT $3`,
        [orgId, kind, options.limit, options.clientKeys ?? null, options.after ?? []]
    );
    return rows.map(toOutboxRow);
}

export async function rowsByKey(
    database: Database,
    orgId: string,
    kind: OutboxKind,
    clientKeys: readonly string[]
): Promise<Map<string, OutboxRow>> {
    const rows = await database.query<Stored>(
        'SELECT * FROM sync_outbox WHERE org_id = $1 AND kind = $2 AND client_key = ANY($3::text[])',
        [orgId, kind, clientKeys]
    );
    return new Map(rows.map((row) => [row.client_key, toOutboxRow(row)]));
}

/** What became of one row in a push. `waiting` is tried again after `retryInSeconds`. */
export interface OutboxOutcome {
    readonly clientKey: string;
    readonly state: OutboxState;
    readonly recordId: string | null;
    readonly eventId: string | null;
    readonly isCreated: boolean;
    readonly code: string | null;
    readonly detail: string | null;
    readonly retryInSeconds?: number;
    readonly conflict?: OutboxConflict | null;
}

export async function saveOutcomes(
    tx: Database,
    orgId: string,
    kind: OutboxKind,
    outcomes: readonly OutboxOutcome[]
): Promise<void> {
    await tx.execute(
        `UPDATE sync_outbox SET state = outcome.state, attempts = sync_outbox.attempts + 1,
             record_id = coalesce(outcome.record_id, sync_outbox.record_id),
             event_id = coalesce(outcome.event_id, sync_outbox.event_id),
             is_created = sync_outbox.is_created OR outcome.is_created,
             last_code = outcome.code, last_detail = outcome.detail, conflict = outcome.conflict,
             resolution = CASE WHEN outcome.state = 'conflict' THEN NULL ELSE sync_outbox.resolution END,
             next_attempt_at = now() + make_interval(secs => coalesce(outcome.retry_in_seconds, 0)),
             finished_at = CASE WHEN outcome.state = 'waiting' THEN NULL ELSE now() END
         FROM jsonb_to_recordset($3::jsonb) AS outcome (client_key text, state text, record_id text, event_id text,
             is_created boolean, code text, detail text, conflict jsonb, retry_in_seconds double precision)
         WHERE sync_outbox.org_id = $1 AND sync_outbox.kind = $2 AND sync_outbox.client_key = outcome.client_key`,
        [
            orgId,
            kind,
            JSON.stringify(
                outcomes.map((outcome) => ({
                    client_key: outcome.clientKey,
                    state: outcome.state,
                    record_id: outcome.recordId,
                    event_id: outcome.eventId,
                    is_created: outcome.isCreated,
                    code: outcome.code,
                    detail: outcome.detail,
                    conflict: outcome.conflict ?? null,
                    retry_in_seconds: outcome.retryInSeconds ?? 0
                }))
            )
        ]
    );
}

function toOutboxRow(row: Stored): OutboxRow {
    return {
        clientKey: row.client_key,
        payload: row.payload,
        state: row.state,
        attempts: row.attempts,
        recordId: row.record_id,
        eventId: row.event_id,
        isCreated: row.is_created,
        lastCode: row.last_code,
        lastDetail: row.last_detail,
        acceptedBase: row.accepted_base
    };
}
