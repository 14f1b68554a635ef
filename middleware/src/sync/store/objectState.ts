import type { Database } from '../../platform/database.ts';

/** Where the mirror of one object stands. */
export interface ObjectState {
    readonly phase: 'never' | 'loading' | 'ready';
    readonly watermark: Date | null;
    readonly deletionsUntil: Date | null;
    readonly missingFields: readonly string[];
    readonly needsReload: boolean;
    readonly needsReconcile: boolean;
    readonly lastReconciledAt: Date | null;
    readonly lastLoadedAt: Date | null;
    readonly lastFormulasAt: Date | null;
    readonly settingsDigest: string | null;
}

interface StateRow {
    phase: ObjectState['phase'];
    watermark: Date | null;
    deletions_until: Date | null;
    missing_fields: string[];
    needs_reload: boolean;
    needs_reconcile: boolean;
    last_reconciled_at: Date | null;
    last_loaded_at: Date | null;
    last_formulas_at: Date | null;
    settings_digest: string | null;
}

export async function loadObjectState(database: Database, orgId: string, objectApiName: string): Promise<ObjectState> {
    const [row] = await database.query<StateRow>(
        `INSERT INTO sync_objects (org_id, object_api_name) VALUES ($1, $2)
         ON CONFLICT (org_id, object_api_name) DO UPDATE SET org_id = excluded.org_id
         RETURNING phase, watermark, deletions_until, missing_fields, needs_reload, needs_reconcile,
                   last_reconciled_at, last_loaded_at, last_formulas_at, settings_digest`,
        [orgId, objectApiName]
    );
    if (row === undefined) {
        throw new Error(`There is no sync state of ${objectApiName}.`);
    }
    return {
        phase: row.phase,
        watermark: row.watermark,
        deletionsUntil: row.deletions_until,
        missingFields: row.missing_fields,
        needsReload: row.needs_reload,
        needsReconcile: row.needs_reconcile,
        lastReconciledAt: row.last_reconciled_at,
        lastLoadedAt: row.last_loaded_at,
        lastFormulasAt: row.last_formulas_at,
        settingsDigest: row.settings_digest
    };
}

const COLUMN_OF = {
    phase: 'phase',
    watermark: 'watermark',
    deletionsUntil: 'deletions_until',
    missingFields: 'missing_fields',
    needsReload: 'needs_reload',
    needsReconcile: 'needs_reconcile',
    totalRows: 'total_rows',
    loadedRows: 'loaded_rows',
    lastFinishedAt: 'last_finished_at',
    lastReconciledAt: 'last_reconciled_at',
    lastLoadedAt: 'last_loaded_at',
    lastFormulasAt: 'last_formulas_at',
    settingsDigest: 'settings_digest'
} as const;

export interface ObjectStateChange extends Partial<ObjectState> {
    readonly totalRows?: number | null;
    readonly loadedRows?: number;
    readonly lastFinishedAt?: Date;
}

/** Changes only what is named. Call it with the transaction that writes the data. */
export async function saveObjectState(
    tx: Database,
    orgId: string,
    objectApiName: string,
    change: ObjectStateChange
): Promise<void> {
    const entries = Object.entries(change).filter(([, value]) => value !== undefined);
    if (entries.length === 0) {
        return;
    }
    const sets = entries.map(([name], index) => `${COLUMN_OF[name as keyof typeof COLUMN_OF]} = $${index + 3}`);
    const values = entries.map(([, value]) => (Array.isArray(value) ? JSON.stringify(value) : value));
    await tx.execute(`UPDATE sync_objects SET ${sets.join(', ')} WHERE org_id = $1 AND object_api_name = $2`, [
        orgId,
        objectApiName,
        ...values
    ]);
}
