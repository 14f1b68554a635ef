import type { Database } from '../platform/database.ts';
import { flagOf, instantOf, textOf } from './mapping/columns.ts';
import { MAPPINGS } from './mapping/index.ts';
import type { OrgRecord } from './ports.ts';

/**
 * A merged record is deleted and names its master; records that pointed to it are moved by the org without a new
 * stamp in some cases, so the mirror moves them itself. Records come in stamp order, so chains of merges resolve. A record
 * that was stamped after the merge says itself where it belongs: one that came back from the recycle bin still points to
 * the merged one.
 */
export async function followMerges(
    tx: Database,
    orgId: string,
    objectApiName: string,
    records: readonly OrgRecord[]
): Promise<number> {
    const references = MAPPINGS.flatMap((mapping) =>
        mapping.references
            .filter((reference) => reference.objectApiName === objectApiName)
            .map((reference) => ({ table: mapping.table, column: reference.column }))
    );
    let moved = 0;
    for (const record of records) {
        const loser = textOf(record, 'Id');
        const master = textOf(record, 'MasterRecordId');
        const mergedAt = instantOf(record, 'SystemModstamp');
        if (loser === null || master === null || mergedAt === null || flagOf(record, 'IsDeleted') !== true) {
            continue;
        }
        for (const { table, column } of references) {
            moved += await tx.execute(
                `UPDATE ${table} SET ${column} = $3 WHERE org_id = $1 AND ${column} = $2 AND system_modstamp <= $4`,
                [orgId, loser, master, mergedAt]
            );
        }
    }
    return moved;
}
