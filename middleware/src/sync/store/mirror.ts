import type { Database } from '../../platform/database.ts';
import type { MirrorRow, ObjectMapping, ReadableMapping } from '../mapping/index.ts';

/** What one write to the mirror did. */
export interface ApplyCounts {
    readonly written: number;
    readonly unchanged: number;
}

/** Later writes of the same record win only when they are not older: versions never go back. */
export async function upsertRows(
    tx: Database,
    orgId: string,
    target: ReadableMapping,
    rows: readonly MirrorRow[]
): Promise<ApplyCounts> {
    if (rows.length === 0) {
        return { written: 0, unchanged: 0 };
    }
    const { columns } = target;
    const typed = columns.map((name) => `${name} ${target.mapping.columns[name]?.type ?? 'text'}`).join(', ');
    const written = await tx.execute(
        `INSERT INTO ${target.mapping.table} (org_id, ${columns.join(', ')})
         SELECT $1, ${columns.join(', ')} FROM jsonb_to_recordset($2::jsonb) AS incoming (${typed})
         ${onConflict(target)}`,
        [orgId, JSON.stringify(latestOfEach(target.mapping, rows))]
    );
    return { written, unchanged: rows.length - written };
}

/** Adds rows, given as a query of the mapping's columns, to a table that holds none of them. Gives their number. */
export function appendRows(tx: Database, orgId: string, target: ReadableMapping, rows: string): Promise<number> {
    const { columns, mapping } = target;
    return tx.execute(
        `INSERT INTO ${mapping.table} (org_id, ${columns.join(', ')})
         SELECT $1, ${columns.join(', ')} FROM (${rows}) AS incoming`,
        [orgId]
    );
}

/** Merges rows, given as a query of the mapping's columns: of several versions of a record the newest one wins. */
export async function mergeStaged(tx: Database, orgId: string, target: ReadableMapping, rows: string): Promise<number> {
    const { columns, mapping } = target;
    const order = 'system_modstamp' in mapping.columns ? ', system_modstamp DESC' : '';
    const keys = mapping.keyColumns.join(', ');
    return tx.execute(
        `INSERT INTO ${mapping.table} (org_id, ${columns.join(', ')})
         SELECT DISTINCT ON (${keys}) $1, ${columns.join(', ')} FROM (${rows}) AS incoming ORDER BY ${keys}${order}
         ${onConflict(target)}`,
        [orgId]
    );
}

function onConflict({ mapping, columns }: ReadableMapping): string {
    const { table } = mapping;
    const changing = columns.filter((name) => !mapping.keyColumns.includes(name));
    const sets = changing.map((name) => `${name} = excluded.${name}`).join(', ');
    const differs = `(${changing.map((name) => `${table}.${name}`).join(', ')}) IS DISTINCT FROM (${changing
        .map((name) => `excluded.${name}`)
        .join(', ')})`;
    const notOlder = columns.includes('system_modstamp')
        ? `${table}.system_modstamp <= excluded.system_modstamp AND `
        : '';
    return `ON CONFLICT (${['org_id', ...mapping.keyColumns].join(', ')}) DO UPDATE SET ${sets}
         WHERE ${notOlder}${differs}`;
}

/** One statement may touch a row once; pages that overlap (rows moved between pages) bring a record twice. */
function latestOfEach(mapping: ObjectMapping, rows: readonly MirrorRow[]): MirrorRow[] {
    const byKey = new Map<string, MirrorRow>();
    for (const row of rows) {
        const key = mapping.keyColumns.map((name) => String(row[name])).join('\u0001');
        const known = byKey.get(key);
        if (known === undefined || String(row['system_modstamp']) >= String(known['system_modstamp'])) {
            byKey.set(key, row);
        }
    }
    return [...byKey.values()];
}

/**
 * Marks rows as deleted unless the mirror knows a newer version (an undelete). The delete log may hold whole seconds.
 * Gives the ids that changed.
 */
export async function markDeleted(
    tx: Database,
    orgId: string,
    table: string,
    deletions: readonly { readonly id: string; readonly deletedAt: Date }[]
): Promise<string[]> {
    if (deletions.length === 0) {
        return [];
    }
    const rows = await tx.query<{ id: string }>(
        `UPDATE ${table} SET is_deleted = true, system_modstamp = greatest(${table}.system_modstamp, gone.deleted_at)
         FROM jsonb_to_recordset($2::jsonb) AS gone (id text, deleted_at timestamptz)
         WHERE ${table}.org_id = $1 AND ${table}.id = gone.id
           AND NOT ${table}.is_deleted AND date_trunc('second', ${table}.system_modstamp) <= gone.deleted_at
         RETURNING ${table}.id`,
        [orgId, JSON.stringify(deletions.map((item) => ({ id: item.id, deleted_at: item.deletedAt })))]
    );
    return rows.map((row) => row.id);
}

/** Makes the table equal to a complete reading: rows that are not in it are marked deleted, or removed. */
export async function replaceSnapshot(
    tx: Database,
    orgId: string,
    target: ReadableMapping,
    rows: readonly MirrorRow[]
): Promise<{ written: number; removed: number }> {
    const { mapping } = target;
    const { written } = await upsertRows(tx, orgId, target, rows);
    if (mapping.keyColumns.length === 0) {
        return { written, removed: 0 };
    }
    const keys = rows.map((row) => Object.fromEntries(mapping.keyColumns.map((name) => [name, row[name] ?? null])));
    const typed = mapping.keyColumns.map((name) => `${name} text`).join(', ');
    const same = mapping.keyColumns.map((name) => `kept.${name} = ${mapping.table}.${name}`).join(' AND ');
    const missing = `${mapping.table}.org_id = $1 AND NOT EXISTS (
        SELECT 1 FROM jsonb_to_recordset($2::jsonb) AS kept (${typed}) WHERE ${same})`;
    const removed = await tx.execute(
        mapping.keepsDeleted
            ? `UPDATE ${mapping.table} SET is_deleted = true WHERE NOT is_deleted AND ${missing}`
            : `DELETE FROM ${mapping.table} WHERE ${missing}`,
        [orgId, JSON.stringify(keys)]
    );
    return { written, removed };
}

export async function liveRowCount(database: Database, orgId: string, mapping: ObjectMapping): Promise<number> {
    const live = mapping.keepsDeleted ? ' AND NOT is_deleted' : '';
    const [row] = await database.query<{ count: string }>(
        `SELECT count(*) AS count FROM ${mapping.table} WHERE org_id = $1${live}`,
        [orgId]
    );
    return Number(row?.count ?? 0);
}
