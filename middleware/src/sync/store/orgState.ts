import type { Database } from '../../platform/database.ts';
import type { ApiUsage } from '../ports.ts';

/** How the last pass over an org ended. */
export async function saveRunStart(database: Database, orgId: string, kind: string, at: Date): Promise<string> {
    await database.execute(
        `INSERT INTO sync_orgs (org_id, last_started_at) VALUES ($1, $2)
         ON CONFLICT (org_id) DO UPDATE SET last_started_at = excluded.last_started_at`,
        [orgId, at]
    );
    await database.execute('INSERT INTO orgs (org_id) VALUES ($1) ON CONFLICT DO NOTHING', [orgId]);
    const [row] = await database.query<{ id: string }>(
        'INSERT INTO sync_runs (org_id, kind, started_at) VALUES ($1, $2, $3) RETURNING id',
        [orgId, kind, at]
    );
    return String(row?.id);
}

export interface RunEnd {
    readonly runId: string;
    readonly finishedAt: Date;
    readonly error: { readonly code: string; readonly detail: string } | null;
    readonly counts: unknown;
    readonly usage: ApiUsage | null;
}

export async function saveRunEnd(database: Database, orgId: string, end: RunEnd): Promise<void> {
    await database.transaction(async (tx) => {
        await tx.execute('UPDATE sync_runs SET finished_at = $2, error_code = $3, counts = $4 WHERE id = $1', [
            end.runId,
            end.finishedAt,
            end.error?.code ?? null,
            JSON.stringify(end.counts)
        ]);
        await tx.execute(
            `UPDATE sync_orgs SET last_error_code = $2, last_error_detail = $3,
                 last_finished_at = CASE WHEN $2::text IS NULL THEN $4 ELSE last_finished_at END,
                 api_used = coalesce($5, api_used), api_limit = coalesce($6, api_limit),
                 api_seen_at = CASE WHEN $5::integer IS NULL THEN api_seen_at ELSE $4 END
             WHERE org_id = $1`,
            [
                orgId,
                end.error?.code ?? null,
                end.error?.detail ?? null,
                end.finishedAt,
                end.usage?.used ?? null,
                end.usage?.limit ?? null
            ]
        );
        await tx.execute(
            `DELETE FROM sync_runs WHERE org_id = $1 AND id < (SELECT max(id) - 1000 FROM sync_runs WHERE org_id = $1)`,
            [orgId]
        );
    });
}
