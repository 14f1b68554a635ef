import type { Database } from '../platform/database.ts';
import { MAPPINGS } from './mapping/index.ts';
import { clearAlert } from './store/alerts.ts';

/** Rows that disappeared in such a number that a person must decide, by object. */
export async function countHeld(database: Database, orgId: string): Promise<Record<string, number>> {
    const rows = await database.query<{ object_api_name: string; count: string }>(
        'SELECT object_api_name, count(*) AS count FROM sync_held_deletions WHERE org_id = $1 GROUP BY object_api_name',
        [orgId]
    );
    return Object.fromEntries(rows.map((row) => [row.object_api_name, Number(row.count)]));
}

/**
 * A person says that held rows of an object are really gone: the mirror follows. Gives the number of rows. Rows that
 * came back meanwhile (a newer stamp) stay.
 */
export async function confirmHeld(database: Database, orgId: string, objectApiName: string): Promise<number> {
    const mapping = MAPPINGS.find((item) => item.objectApiName === objectApiName);
    if (mapping === undefined) {
        return 0;
    }
    return database.transaction(async (tx) => {
        const count = await tx.execute(
            `UPDATE ${mapping.table} SET is_deleted = true FROM sync_held_deletions AS held
             WHERE held.org_id = $1 AND held.object_api_name = $2 AND ${mapping.table}.org_id = $1
               AND ${mapping.table}.id = held.record_id AND ${mapping.table}.system_modstamp < held.held_at`,
            [orgId, objectApiName]
        );
        await tx.execute('DELETE FROM sync_held_deletions WHERE org_id = $1 AND object_api_name = $2', [
            orgId,
            objectApiName
        ]);
        await clearAlert(tx, orgId, 'MASS_DISAPPEARANCE_HELD', objectApiName);
        return count;
    });
}
