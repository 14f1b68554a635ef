import type { Database } from '../platform/database.ts';
import { readStreamStatus } from './events/streamState.ts';
import { countHeld } from './heldDeletions.ts';
import { MAPPINGS } from './mapping/index.ts';
import type { ObjectStatus, SyncState, SyncStatus } from './ports.ts';
import { listAlerts } from './store/alerts.ts';
import { liveRowCount } from './store/mirror.ts';

interface ObjectRow {
    object_api_name: string;
    phase: 'never' | 'loading' | 'ready';
    watermark: Date | null;
    total_rows: string | null;
    loaded_rows: string;
    last_finished_at: Date | null;
}

interface OrgRow {
    api_used: number | null;
    api_limit: number | null;
    last_finished_at: Date | null;
    last_error_code: string | null;
    last_error_detail: string | null;
}

/** How far the mirror of an org is. Rows are counted live for loaded objects and as read while they load. */
export async function readStatus(
    database: Database,
    orgId: string,
    options: { readonly now: Date; readonly isRunning: boolean; readonly share: number }
): Promise<SyncStatus> {
    const [org] = await database.query<OrgRow>('SELECT * FROM sync_orgs WHERE org_id = $1', [orgId]);
    const objects = await objectStatuses(database, orgId, options.now);
    const [outbox] = await database.query<{ waiting: string; failed: string; conflicts: string }>(
        `SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting,
                count(*) FILTER (WHERE state = 'failed') AS failed,
                count(*) FILTER (WHERE state = 'conflict' AND resolution IS NULL) AS conflicts
         FROM sync_outbox WHERE org_id = $1`,
        [orgId]
    );
    const lags = objects.map((object) => object.lagSeconds).filter((lag) => lag !== null);
    return {
        orgId,
        state: stateOf(objects, org, options.isRunning),
        objects,
        lastFinishedAt: org?.last_finished_at?.toISOString() ?? null,
        lagSeconds: lags.length === 0 ? null : Math.max(...lags),
        api:
            org === undefined || org.api_used === null || org.api_limit === null
                ? null
                : { used: org.api_used, limit: org.api_limit, share: options.share },
        outbox: {
            waiting: Number(outbox?.waiting ?? 0),
            failed: Number(outbox?.failed ?? 0),
            conflicts: Number(outbox?.conflicts ?? 0)
        },
        events: await readStreamStatus(database, orgId),
        alerts: await listAlerts(database, orgId),
        error: org?.last_error_code === 'STOPPED' ? null : (org?.last_error_detail ?? null),
        errorCode: org?.last_error_code ?? null
    };
}

function stateOf(objects: readonly ObjectStatus[], org: OrgRow | undefined, isRunning: boolean): SyncState {
    const isLoaded = objects.length > 0 && org?.last_finished_at !== null && org !== undefined;
    if (isRunning) {
        return isLoaded ? 'running' : 'loading';
    }
    if (org?.last_error_code && org.last_error_code !== 'STOPPED') {
        return 'failed';
    }
    return isLoaded ? 'idle' : 'never';
}

async function objectStatuses(database: Database, orgId: string, now: Date): Promise<ObjectStatus[]> {
    const rows = await database.query<ObjectRow>('SELECT * FROM sync_objects WHERE org_id = $1', [orgId]);
    const byName = new Map(rows.map((row) => [row.object_api_name, row]));
    const held = await countHeld(database, orgId);
    const statuses: ObjectStatus[] = [];
    for (const mapping of MAPPINGS) {
        const row = byName.get(mapping.objectApiName);
        statuses.push({
            objectApiName: mapping.objectApiName,
            phase: row?.phase ?? 'never',
            rows: row?.phase === 'loading' ? Number(row.loaded_rows) : await liveRowCount(database, orgId, mapping),
            total: row?.total_rows === null || row === undefined ? null : Number(row.total_rows),
            lastFinishedAt: row?.last_finished_at?.toISOString() ?? null,
            lagSeconds: row?.watermark ? Math.max(0, (now.getTime() - row.watermark.getTime()) / 1000) : null,
            held: held[mapping.objectApiName] ?? 0
        });
    }
    return statuses;
}
