import type { Database } from '../../platform/database.ts';

/**
 * Adds rows in a transaction of a first load: the triggers that note whom each new row touches (0007, 0024) rest in it, and
 * everybody counts as touched instead. The mark comes last, so that nobody waits long for it.
 */
export async function touchingEverybody<Result>(
    tx: Database,
    orgId: string,
    addRows: () => Promise<Result>
): Promise<Result> {
    await tx.query("SELECT set_config('fieldmap.first_load', 'on', true)");
    const result = await addRows();
    await tx.execute(
        `INSERT INTO kpi_changes (org_id, owner_id, changed_by) VALUES ($1, '', pg_current_xact_id())
         ON CONFLICT (org_id, owner_id) DO UPDATE SET changed_by = excluded.changed_by`,
        [orgId]
    );
    return result;
}
