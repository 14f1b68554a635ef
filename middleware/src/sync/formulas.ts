import type { Database } from '../platform/database.ts';
import type { RunContext } from './context.ts';
import { guardedTransaction } from './context.ts';
import { readByKeyset } from './keysetReader.ts';
import { readBulkPage, startBulkQuery, waitForBulkJob } from './load/bulkJobs.ts';
import { parseBulkPage } from './load/csvPage.ts';
import type { MirrorRow, ReadableMapping } from './mapping/index.ts';
import { selectSoql, toRow } from './mapping/index.ts';
import type { BulkPage, OrgRecord } from './ports.ts';
import type { ReadableObject } from './readableObject.ts';
import { loadObjectState, saveObjectState } from './store/objectState.ts';
import { addSeconds } from './watermark.ts';

const KEYS: readonly string[] = ['id', 'system_modstamp', 'is_deleted'];

/**
 * Reads the values of mapped formulas anew when that is due. A formula changes with the day, with a parent or with its
 * definition, and the record has no new stamp, so neither increments nor the comparison of ids and stamps can see it.
 * Works for every mapped field that is a formula in this org. Gives the number of rows that changed.
 */
export async function refreshFormulas(context: RunContext, object: ReadableObject): Promise<number> {
    const narrowed = formulasOf(object);
    if (narrowed === null) {
        return 0;
    }
    const { objectApiName } = object.target.mapping;
    const state = await loadObjectState(context.database, context.orgId, objectApiName);
    const done = { lastFormulasAt: context.clock.now() };
    if (state.lastFormulasAt === null) {
        // The first load has just read them.
        await guardedTransaction(context, (tx) => saveObjectState(tx, context.orgId, objectApiName, done));
        return 0;
    }
    if (addSeconds(state.lastFormulasAt, context.settings.formulasEverySeconds) > context.clock.now()) {
        return 0;
    }
    let changed = 0;
    for await (const records of readAll(context, narrowed)) {
        changed += await guardedTransaction(context, (tx) => store(tx, context.orgId, narrowed, records));
    }
    await guardedTransaction(context, (tx) => saveObjectState(tx, context.orgId, objectApiName, done));
    return changed;
}

/** The mapping narrowed to keys and formulas; null when no mapped field is one. */
function formulasOf({ target, described }: ReadableObject): ReadableMapping | null {
    const isFormula = (name: string): boolean => described.fields.get(name)?.isFormula === true;
    const { columns } = target.mapping;
    const formulas = target.columns.filter((name) => !KEYS.includes(name) && columns[name]?.fields.some(isFormula));
    if (formulas.length === 0) {
        return null;
    }
    const names = [...target.columns.filter((name) => KEYS.includes(name)), ...formulas];
    const used = new Set(names.flatMap((name) => columns[name]?.fields ?? []));
    return { ...target, columns: names, fields: target.fields.filter((field) => used.has(field)) };
}

async function* readAll(context: RunContext, target: ReadableMapping): AsyncGenerator<readonly OrgRecord[]> {
    const live = target.fields.includes('IsDeleted') ? 'IsDeleted = false' : null;
    const [counted] = await context.database.query<{ count: string }>(
        `SELECT count(*) AS count FROM ${target.mapping.table} WHERE org_id = $1`,
        [context.orgId]
    );
    if (Number(counted?.count ?? 0) > context.settings.bulkAboveRows) {
        yield* bulkRecords(context, selectSoql(target, live));
        return;
    }
    yield* readByKeyset(context.client, {
        soql: (keyset, ending) => {
            const parts = [live, keyset].filter((part) => part !== null).map((part) => `(${part})`);
            return selectSoql(target, parts.length > 0 ? parts.join(' AND ') : null, ending);
        },
        from: null,
        maxRestarts: context.settings.maxLocatorRestarts
    });
}

async function* bulkRecords(context: RunContext, soql: string): AsyncGenerator<readonly OrgRecord[]> {
    const { id } = await startBulkQuery(context, soql);
    await waitForBulkJob(context, id);
    let locator: string | null = null;
    do {
        const { page }: { readonly page: BulkPage } = await readBulkPage(context, id, locator);
        yield parseBulkPage(page);
        locator = page.nextLocator;
    } while (locator !== null);
    await context.client.deleteBulkJob(id).catch(() => undefined);
}

/** Only values of the very version that the mirror has: another one comes by its stamp, with all its values. */
async function store(
    tx: Database,
    orgId: string,
    target: ReadableMapping,
    records: readonly OrgRecord[]
): Promise<number> {
    const { mapping } = target;
    const rows = records.map((record) => toRow(target, record)).filter((row): row is MirrorRow => row !== null);
    if (rows.length === 0) {
        return 0;
    }
    const changing = target.columns.filter((name) => !KEYS.includes(name));
    const typed = target.columns.map((name) => `${name} ${mapping.columns[name]?.type ?? 'text'}`).join(', ');
    const old = changing.map((name) => `${mapping.table}.${name}`).join(', ');
    const now = changing.map((name) => `incoming.${name}`).join(', ');
    return tx.execute(
        `UPDATE ${mapping.table} SET ${changing.map((name) => `${name} = incoming.${name}`).join(', ')}
         FROM jsonb_to_recordset($2::jsonb) AS incoming (${typed})
         WHERE ${mapping.table}.org_id = $1 AND ${mapping.table}.id = incoming.id
           AND ${mapping.table}.system_modstamp = incoming.system_modstamp AND (${old}) IS DISTINCT FROM (${now})`,
        [orgId, JSON.stringify(rows)]
    );
}
