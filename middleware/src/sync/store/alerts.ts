import type { Database } from '../../platform/database.ts';
import type { SyncAlert } from '../ports.ts';

/** What a person should know about the sync of an org. Raised again, an alert counts up instead of repeating itself. */
export async function raiseAlert(
    database: Database,
    orgId: string,
    alert: { readonly code: string; readonly objectApiName?: string; readonly detail: string }
): Promise<void> {
    await database.execute(
        `INSERT INTO sync_alerts (org_id, code, object_api_name, detail) VALUES ($1, $2, $3, $4)
         ON CONFLICT (org_id, code, object_api_name) DO UPDATE
         SET detail = excluded.detail, count = sync_alerts.count + 1, last_seen_at = now()`,
        [orgId, alert.code, alert.objectApiName ?? '', alert.detail]
    );
}

/** The cause is gone. */
export async function clearAlert(
    database: Database,
    orgId: string,
    code: string,
    objectApiName: string
): Promise<void> {
    await database.execute('DELETE FROM sync_alerts WHERE org_id = $1 AND code = $2 AND object_api_name = $3', [
        orgId,
        code,
        objectApiName
    ]);
}

export async function listAlerts(database: Database, orgId: string): Promise<SyncAlert[]> {
    const rows = await database.query<{
        code: string;
        object_api_name: string;
        detail: string;
        count: number;
        first_seen_at: Date;
        last_seen_at: Date;
    }>('SELECT * FROM sync_alerts WHERE org_id = $1 ORDER BY last_seen_at DESC, code LIMIT 100', [orgId]);
    return rows.map((row) => ({
        code: row.code,
        objectApiName: row.object_api_name === '' ? null : row.object_api_name,
        detail: row.detail,
        count: row.count,
        firstSeenAt: row.first_seen_at.toISOString(),
        lastSeenAt: row.last_seen_at.toISOString()
    }));
}
