import type { Database } from '../platform/database.ts';
import { applyPage } from './applyPage.ts';
import type { RunContext } from './context.ts';
import { guardedTransaction } from './context.ts';
import { readByKeyset } from './keysetReader.ts';
import { BulkRefused, readBulkPage, startBulkQuery, waitForBulkJob } from './load/bulkJobs.ts';
import { toCopyCsv } from './load/csvPage.ts';
import { STAGED_TABLE, stagePage } from './load/stagedPage.ts';
import { instantOf, textOf } from './mapping/columns.ts';
import type { ReadableMapping } from './mapping/index.ts';
import { selectSoql } from './mapping/index.ts';
import type { BulkPage, OrgRecord } from './ports.ts';
import type { ReadableObject } from './readableObject.ts';
import { raiseAlert } from './store/alerts.ts';
import { refreshStatistics } from './store/statistics.ts';
import { saveObjectState } from './store/objectState.ts';

export interface ReconcileCounts {
    readonly compared: number;
    /** Rows that the org has not any more and that were marked deleted. */
    readonly gone: number;
    readonly reread: number;
    /** Rows that disappeared in such a number that a person must confirm. */
    readonly held: number;
}

const IDS_PER_QUERY = 200;
const COLUMNS = ['org_id', 'object_api_name', 'id', 'system_modstamp'] as const;

/** Compares all ids and stamps of an object with the mirror: what is missing or older is read, what is gone is marked. */
export async function reconcileObject(context: RunContext, object: ReadableObject): Promise<ReconcileCounts> {
    const { target } = object;
    const { objectApiName } = target.mapping;
    const startedAt = await context.client.orgTime();
    const compared = await readIds(context, objectApiName);
    await refreshStatistics(context.database, ['sync_reconcile_ids', target.mapping.table]);
    const { gone, held } = await guardedTransaction(context, (tx) => markGone(tx, context, target, startedAt));
    const reread = await rereadStale(context, target);
    await guardedTransaction(context, async (tx) => {
        await clearIds(tx, context.orgId, objectApiName);
        await saveObjectState(tx, context.orgId, objectApiName, {
            needsReconcile: false,
            totalRows: compared,
            lastReconciledAt: context.clock.now()
        });
    });
    return { compared, gone, reread, held };
}

async function readIds(context: RunContext, objectApiName: string): Promise<number> {
    await guardedTransaction(context, (tx) => clearIds(tx, context.orgId, objectApiName));
    const condition = 'IsDeleted = false';
    const soql = `SELECT Id, SystemModstamp FROM ${objectApiName}`;
    const hasDeleted = context.describes.get(objectApiName)?.fields.has('IsDeleted') === true;
    try {
        return await bulkIds(context, objectApiName, hasDeleted ? `${soql} WHERE ${condition}` : soql);
    } catch (error) {
        if (!(error instanceof BulkRefused)) {
            throw error;
        }
    }
    await guardedTransaction(context, (tx) => clearIds(tx, context.orgId, objectApiName));
    let rows = 0;
    const reader = readByKeyset(context.client, {
        soql: (keyset, ending) => {
            const parts = [hasDeleted ? condition : null, keyset].filter((part) => part !== null);
            const where = parts.length > 0 ? ` WHERE ${parts.map((part) => `(${part})`).join(' AND ')}` : '';
            return `${soql}${where}${ending}`;
        },
        from: null,
        maxRestarts: context.settings.maxLocatorRestarts
    });
    for await (const records of reader) {
        rows += records.length;
        await storeIds(context, objectApiName, records);
    }
    return rows;
}

async function bulkIds(context: RunContext, objectApiName: string, soql: string): Promise<number> {
    const { id } = await startBulkQuery(context, soql);
    await waitForBulkJob(context, id);
    let rows = 0;
    let locator: string | null = null;
    do {
        const counted = await readBulkPage(context, id, locator);
        const page: BulkPage = counted.page;
        await guardedTransaction(context, (tx) => storePageOfIds(tx, context.orgId, objectApiName, page));
        rows += counted.rows;
        locator = page.nextLocator;
    } while (locator !== null);
    await context.client.deleteBulkJob(id).catch(() => undefined);
    return rows;
}

async function storePageOfIds(tx: Database, orgId: string, objectApiName: string, page: BulkPage): Promise<void> {
    const { cellOf } = await stagePage(tx, page.csv);
    await tx.execute(
        `INSERT INTO sync_reconcile_ids (${COLUMNS.join(', ')})
         SELECT $1, $2, ${cellOf('Id')}, ${cellOf('SystemModstamp')}::timestamptz FROM ${STAGED_TABLE}`,
        [orgId, objectApiName]
    );
}

async function storeIds(context: RunContext, objectApiName: string, records: readonly OrgRecord[]): Promise<void> {
    const rows = records.map((record) => ({
        org_id: context.orgId,
        object_api_name: objectApiName,
        id: textOf(record, 'Id'),
        system_modstamp: instantOf(record, 'SystemModstamp')
    }));
    if (rows.length > 0) {
        const csv = Buffer.concat([...toCopyCsv(COLUMNS, rows)]);
        await guardedTransaction(context, (tx) => tx.copyCsv('sync_reconcile_ids', COLUMNS, csv));
    }
}

/** Rows stamped after the reading began are left alone: they may be younger than the reading. */
async function markGone(
    tx: Database,
    context: RunContext,
    target: ReadableMapping,
    startedAt: Date
): Promise<{ gone: number; held: number }> {
    const { orgId, settings } = context;
    const { table, objectApiName } = target.mapping;
    const missing = `FROM ${table} AS mirrored WHERE mirrored.org_id = $1 AND NOT mirrored.is_deleted
        AND mirrored.system_modstamp < $3 AND NOT EXISTS (SELECT 1 FROM sync_reconcile_ids AS known
            WHERE known.org_id = $1 AND known.object_api_name = $2 AND known.id = mirrored.id)`;
    const parameters = [orgId, objectApiName, startedAt];
    const [counts] = await tx.query<{ gone: string; live: string }>(
        `SELECT (SELECT count(*) ${missing}) AS gone,
                (SELECT count(*) FROM ${table} WHERE org_id = $1 AND NOT is_deleted) AS live`,
        parameters
    );
    const gone = Number(counts?.gone ?? 0);
    const live = Number(counts?.live ?? 0);
    await tx.execute('DELETE FROM sync_held_deletions WHERE org_id = $1 AND object_api_name = $2', [
        orgId,
        objectApiName
    ]);
    if (gone > settings.holdAboveRows && gone > live * settings.holdAboveShare) {
        await tx.execute(
            `INSERT INTO sync_held_deletions (org_id, object_api_name, record_id) SELECT $1, $2, mirrored.id ${missing}`,
            parameters
        );
        await raiseAlert(tx, orgId, {
            code: 'MASS_DISAPPEARANCE_HELD',
            objectApiName,
            detail: `${gone} of ${live} rows are gone at once; they are kept until a person confirms.`
        });
        return { gone: 0, held: gone };
    }
    const marked = await tx.execute(
        `UPDATE ${table} SET is_deleted = true WHERE org_id = $1 AND id IN (SELECT mirrored.id ${missing})`,
        parameters
    );
    return { gone: marked, held: 0 };
}

async function rereadStale(context: RunContext, target: ReadableMapping): Promise<number> {
    const { table, objectApiName } = target.mapping;
    const stale = await context.database.query<{ id: string }>(
        `SELECT known.id FROM sync_reconcile_ids AS known
         LEFT JOIN ${table} AS mirrored ON mirrored.org_id = known.org_id AND mirrored.id = known.id
         WHERE known.org_id = $1 AND known.object_api_name = $2
           AND (mirrored.id IS NULL OR mirrored.is_deleted OR mirrored.system_modstamp < known.system_modstamp)`,
        [context.orgId, objectApiName]
    );
    for (let start = 0; start < stale.length; start += IDS_PER_QUERY) {
        const ids = stale.slice(start, start + IDS_PER_QUERY).map((row) => row.id);
        const page = await context.client.queryAll(selectSoql(target, `Id IN ('${ids.join("','")}')`));
        await guardedTransaction(context, async (tx) => {
            await forgetDeletion(tx, context.orgId, table, ids);
            await applyPage(tx, context, target, page.records);
        });
    }
    return stale.length;
}

/** The org has these rows: a deletion mark of a later instant (a restored backup, a wrong log) must not win. */
async function forgetDeletion(tx: Database, orgId: string, table: string, ids: readonly string[]): Promise<void> {
    await tx.execute(
        `UPDATE ${table} SET system_modstamp = 'epoch' WHERE org_id = $1 AND is_deleted AND id = ANY($2::text[])`,
        [orgId, ids]
    );
}

async function clearIds(tx: Database, orgId: string, objectApiName: string): Promise<void> {
    await tx.execute('DELETE FROM sync_reconcile_ids WHERE org_id = $1 AND object_api_name = $2', [
        orgId,
        objectApiName
    ]);
}
