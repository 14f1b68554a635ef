import type { Database } from '../../platform/database.ts';
import { addSeconds } from '../watermark.ts';
import type { DerivedTarget } from './derivedColumns.ts';
import type { DerivedObject } from './ports.ts';

export interface DerivedState {
    /** Changes of transactions from this one on were not looked at; null before the first run. */
    readonly mark: string | null;
    /** Day of the org of the last run over everything. */
    readonly fullDay: string | null;
}

/** People whose records may have other values now; `everyone` after a change of settings. */
export interface Touched {
    readonly mark: string;
    readonly ownerIds: readonly string[];
    readonly isEveryone: boolean;
}

export async function loadDerivedState(database: Database, orgId: string): Promise<DerivedState> {
    const [row] = await database.query<{ mark: string; full_day: string | null }>(
        'SELECT mark, full_day FROM sync_derived WHERE org_id = $1',
        [orgId]
    );
    return { mark: row?.mark ?? null, fullDay: row?.full_day ?? null };
}

export async function saveDerivedState(
    tx: Database,
    orgId: string,
    state: { readonly mark: string; readonly fullDay: string | null; readonly now: Date; readonly written: number }
): Promise<void> {
    await tx.execute(
        `INSERT INTO sync_derived (org_id, mark, full_day, last_finished_at, written) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (org_id) DO UPDATE SET mark = excluded.mark,
             full_day = coalesce(excluded.full_day, sync_derived.full_day),
             last_finished_at = excluded.last_finished_at, written = excluded.written`,
        [orgId, state.mark, state.fullDay, state.now, state.written]
    );
}

/**
 * Who was touched since the mark: the marks that triggers set in the transaction of the change itself (0007), extended by
 * those whose leads or deals hang on the touched ones' visits and accounts.
 */
export async function touchedSince(database: Database, orgId: string, mark: string | null): Promise<Touched> {
    const [row] = await database.query<{ mark: string; is_known: boolean; owner_ids: string[] }>(
        `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS mark,
                $2::text IS NOT NULL AND $2::xid8 <= pg_snapshot_xmax(pg_current_snapshot()) AS is_known,
                ARRAY(SELECT owner_id FROM kpi_changes WHERE org_id = $1 AND changed_by >= coalesce($2, '0')::xid8) AS owner_ids`,
        [orgId, mark]
    );
    const ownerIds = row?.owner_ids ?? [];
    // A mark of another database (a restored copy) says nothing.
    const isEveryone = row?.is_known !== true || ownerIds.includes('');
    return { mark: row?.mark ?? '0', isEveryone, ownerIds: await withNeighbours(database, orgId, ownerIds) };
}

async function withNeighbours(database: Database, orgId: string, ownerIds: readonly string[]): Promise<string[]> {
    const rows = await database.query<{ owner_id: string }>(
        `SELECT DISTINCT owner_id FROM (
             SELECT unnest($2::text[]) AS owner_id
             UNION ALL
             SELECT l.owner_id FROM leads l JOIN field_visits v ON v.org_id = l.org_id AND v.lead_id = l.id
             WHERE v.org_id = $1 AND v.owner_id = ANY($2::text[])
             UNION ALL
             SELECT o.owner_id FROM opportunities o JOIN accounts a ON a.org_id = o.org_id AND a.id = o.account_id
             WHERE a.org_id = $1 AND a.owner_id = ANY($2::text[]) AND NOT o.is_closed
         ) neighbours WHERE owner_id <> ''`,
        [orgId, ownerIds]
    );
    return rows.map((row) => row.owner_id);
}

/** Records that the org refused, and whether they are left alone for now. */
export async function refusedRecords(
    database: Database,
    orgId: string,
    objectApiName: DerivedObject,
    now: Date
): Promise<ReadonlyMap<string, boolean>> {
    const rows = await database.query<{ record_id: string; waits: boolean }>(
        `SELECT record_id, next_attempt_at > $3 AS waits FROM sync_derived_refused
         WHERE org_id = $1 AND object_api_name = $2`,
        [orgId, objectApiName, now]
    );
    return new Map(rows.map((row) => [row.record_id, row.waits]));
}

/** Refused records that are deleted, or that nobody writes any more. */
export async function refusedAndGone(database: Database, orgId: string, target: DerivedTarget): Promise<string[]> {
    const rows = await database.query<{ record_id: string }>(
        `SELECT record_id FROM sync_derived_refused AS refused
         WHERE org_id = $1 AND object_api_name = $2 AND NOT EXISTS (
             SELECT 1 FROM ${target.table} AS mirrored
             WHERE mirrored.org_id = $1 AND mirrored.id = refused.record_id AND ${target.condition})`,
        [orgId, target.objectApiName]
    );
    return rows.map((row) => row.record_id);
}

export async function hasRefused(database: Database, orgId: string, objectApiName: DerivedObject): Promise<boolean> {
    const rows = await database.query(
        'SELECT 1 FROM sync_derived_refused WHERE org_id = $1 AND object_api_name = $2 LIMIT 1',
        [orgId, objectApiName]
    );
    return rows.length > 0;
}

const FIRST_RETRY_SECONDS = 3600;
const LONGEST_RETRY_SECONDS = 7 * 86_400;

export async function noteRefused(
    tx: Database,
    orgId: string,
    objectApiName: DerivedObject,
    refused: readonly { readonly id: string; readonly code: string; readonly detail: string }[],
    now: Date
): Promise<void> {
    await tx.execute(
        `INSERT INTO sync_derived_refused (org_id, object_api_name, record_id, code, detail, next_attempt_at)
         SELECT $1, $2, item.id, item.code, item.detail, $4
         FROM jsonb_to_recordset($3::jsonb) AS item (id text, code text, detail text)
         ON CONFLICT (org_id, object_api_name, record_id) DO UPDATE
         SET code = excluded.code, detail = excluded.detail, attempts = sync_derived_refused.attempts + 1,
             next_attempt_at = $5::timestamptz
                 + make_interval(secs => least($6, $7 * power(2, least(sync_derived_refused.attempts, 12))))`,
        [
            orgId,
            objectApiName,
            JSON.stringify(refused),
            addSeconds(now, FIRST_RETRY_SECONDS),
            now,
            LONGEST_RETRY_SECONDS,
            FIRST_RETRY_SECONDS
        ]
    );
}

export async function forgetRefused(
    tx: Database,
    orgId: string,
    objectApiName: DerivedObject,
    ids: readonly string[]
): Promise<void> {
    await tx.execute(
        'DELETE FROM sync_derived_refused WHERE org_id = $1 AND object_api_name = $2 AND record_id = ANY($3::text[])',
        [orgId, objectApiName, ids]
    );
}
