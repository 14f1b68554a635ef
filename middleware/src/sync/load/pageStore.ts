import type { Database } from '../../platform/database.ts';
import { reportRejected, rowsOf } from '../applyPage.ts';
import type { RunContext } from '../context.ts';
import { guardedTransaction } from '../context.ts';
import type { ReadableMapping } from '../mapping/index.ts';
import { followMerges } from '../merges.ts';
import type { BulkPage, OrgRecord } from '../ports.ts';
import { touchingEverybody } from '../store/firstLoads.ts';
import { appendRows, mergeStaged } from '../store/mirror.ts';
import { saveObjectState } from '../store/objectState.ts';
import { parseBulkPage, toCopyCsv } from './csvPage.ts';
import type { JobState } from './jobState.ts';
import { saveJob } from './jobState.ts';
import { MERGE_FIELDS, toMirrorCsv } from './mirrorCsv.ts';
import { stagedRecords, stagedRows, stagePage } from './stagedPage.ts';

export interface PageProgress {
    readonly state: JobState;
    readonly total: number | null;
}

export type StorePage = (page: BulkPage, progress: PageProgress) => Promise<void>;

/**
 * How a page gets into its table, the fastest way first; each takes the pages that the one before cannot.
 *
 * - `copied`: by COPY straight into the table, as the org wrote it; only while the table held no row of the org
 * - `staged`: by COPY into a table of text, and mapped by the database; merged by stamp with rows that are there
 * - `mapped`: value by value by the mapping, for values that the database cannot read
 */
type Way = 'copied' | 'staged' | 'mapped';

/**
 * Stores pages with their locator, each in one transaction. Rows are only added while the table was empty when the job
 * began; as soon as one is there already (a visit written back meanwhile) pages are merged by stamp.
 */
export function createPageStore(context: RunContext, target: ReadableMapping): StorePage {
    let isMerging = false;
    return async (page, progress) => {
        let way: Way = 'copied';
        for (;;) {
            const isFirst = progress.state.isFirst && !isMerging;
            try {
                return await storePage(context, target, page, progress, isFirst, way);
            } catch (error) {
                if (isFirst && codeOf(error) === UNIQUE_VIOLATION) {
                    isMerging = true;
                } else if (way !== 'mapped' && codeOf(error).startsWith(DATA_EXCEPTION)) {
                    way = way === 'copied' && isFirst ? 'staged' : 'mapped';
                } else {
                    throw error;
                }
            }
        }
    };
}

/** Whether the mirror holds no row of the object: then a load has nothing to compare its rows with. */
export async function isUnloaded(context: RunContext, { mapping }: ReadableMapping): Promise<boolean> {
    const rows = await context.database.query(`SELECT 1 FROM ${mapping.table} WHERE org_id = $1 LIMIT 1`, [
        context.orgId
    ]);
    return rows.length === 0;
}

const UNIQUE_VIOLATION = '23505';
/** Null bytes, and values that are not what their field says: class 22 of the SQL standard. */
const DATA_EXCEPTION = '22';

function codeOf(error: unknown): string {
    return error instanceof Error && 'code' in error ? String(error.code) : '';
}

async function storePage(
    context: RunContext,
    target: ReadableMapping,
    page: BulkPage,
    { state, total }: PageProgress,
    isFirst: boolean,
    way: Way
): Promise<void> {
    const { orgId } = context;
    const { objectApiName } = target.mapping;
    const store = async (tx: Database): Promise<void> => {
        const stored = await storeRows(tx, orgId, target, page, isFirst, way);
        await followMerges(tx, orgId, objectApiName, stored.merged);
        await reportRejected(tx, context, target, stored.rejected);
        await saveJob(tx, orgId, objectApiName, state);
        await saveObjectState(tx, orgId, objectApiName, { loadedRows: state.rowsRead, totalRows: total });
    };
    await guardedTransaction(context, (tx) => (isFirst ? touchingEverybody(tx, orgId, () => store(tx)) : store(tx)));
}

async function storeRows(
    tx: Database,
    orgId: string,
    target: ReadableMapping,
    page: BulkPage,
    isFirst: boolean,
    way: Way
): Promise<StoredPage> {
    if (way === 'mapped') {
        return mapHere(tx, orgId, target, page, isFirst);
    }
    const copied = way === 'copied' && isFirst ? await copy(tx, orgId, target, page) : null;
    return copied ?? mapThere(tx, orgId, target, page, isFirst);
}

interface StoredPage {
    readonly rejected: number;
    /** Records that were merged into another. */
    readonly merged: readonly OrgRecord[];
}

/** Null when a row of the page needs a closer look. */
async function copy(tx: Database, orgId: string, target: ReadableMapping, page: BulkPage): Promise<StoredPage | null> {
    const mirrored = toMirrorCsv(target, orgId, page.csv);
    if (mirrored === null) {
        return null;
    }
    await tx.copyCsv(target.mapping.table, mirrored.columns, mirrored.csv);
    return { rejected: 0, merged: mirrored.merged };
}

async function mapThere(
    tx: Database,
    orgId: string,
    target: ReadableMapping,
    page: BulkPage,
    isFirst: boolean
): Promise<StoredPage> {
    const staged = await stagePage(tx, page.csv);
    const rows = stagedRows(target, staged);
    const kept = isFirst
        ? await appendRows(tx, orgId, target, rows)
        : (await mergeStaged(tx, orgId, target, rows), await countOf(tx, rows));
    const isMergeable = target.fields.includes('MasterRecordId');
    return {
        rejected: staged.rows - kept,
        merged: isMergeable ? await stagedRecords(tx, staged, MERGE_FIELDS, 'MasterRecordId') : []
    };
}

async function countOf(tx: Database, rows: string): Promise<number> {
    const [counted] = await tx.query<{ count: string }>(`SELECT count(*) AS count FROM (${rows}) AS counted`);
    return Number(counted?.count ?? 0);
}

async function mapHere(
    tx: Database,
    orgId: string,
    target: ReadableMapping,
    page: BulkPage,
    isFirst: boolean
): Promise<StoredPage> {
    const records = parseBulkPage(page);
    const { rows, rejected } = rowsOf(target, records);
    const columns = target.columns.map((name) => `${name} ${target.mapping.columns[name]?.type ?? 'text'}`).join(', ');
    await tx.execute(`CREATE TEMP TABLE mapped_page (${columns}) ON COMMIT DROP`);
    await tx.copyCsv('mapped_page', target.columns, Buffer.concat([...toCopyCsv(target.columns, rows)]));
    await (isFirst ? appendRows : mergeStaged)(tx, orgId, target, 'TABLE mapped_page');
    return { rejected, merged: records };
}
