import type { Database } from '../../platform/database.ts';
import { reportRejected, rowsOf } from '../applyPage.ts';
import type { RunContext } from '../context.ts';
import { guardedTransaction } from '../context.ts';
import type { ReadableMapping } from '../mapping/index.ts';
import { followMerges } from '../merges.ts';
import type { BulkPage, OrgRecord } from '../ports.ts';
import { appendRows, mergeStaged } from '../store/mirror.ts';
import { saveObjectState } from '../store/objectState.ts';
import { parseBulkPage, toCopyCsv } from './csvPage.ts';
import type { JobState } from './jobState.ts';
import { saveJob } from './jobState.ts';
import { stagedRecords, stagedRows, stagePage } from './stagedPage.ts';

export interface PageProgress {
    readonly state: JobState;
    readonly total: number | null;
}

export type StorePage = (page: BulkPage, progress: PageProgress) => Promise<void>;

/** How a page is written. */
interface PageMode {
    /** The table was empty: rows are added without looking for older versions of them. */
    readonly isFirst: boolean;
    /** Values are read one by one by the mapping; slow, for pages that the database cannot read. */
    readonly isMapped: boolean;
}

/**
 * Stores pages with their locator, each in one transaction. A page goes to the database as it came and is mapped there;
 * one that the database cannot read is mapped here. Rows are only added while the table was empty; as soon as one is
 * there already (a visit written back meanwhile, a load that is repeated) pages are merged by stamp.
 */
export function createPageStore(context: RunContext, target: ReadableMapping): StorePage {
    let isFirst: boolean | null = null;
    return async (page, progress) => {
        isFirst ??= progress.state.pages === 1 && (await isEmpty(context, target));
        let isMapped = false;
        for (;;) {
            try {
                return await storePage(context, target, page, progress, { isFirst, isMapped });
            } catch (error) {
                if (isFirst && codeOf(error) === UNIQUE_VIOLATION) {
                    isFirst = false;
                } else if (!isMapped && codeOf(error).startsWith(DATA_EXCEPTION)) {
                    isMapped = true;
                } else {
                    throw error;
                }
            }
        }
    };
}

async function isEmpty(context: RunContext, { mapping }: ReadableMapping): Promise<boolean> {
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
    { isFirst, isMapped }: PageMode
): Promise<void> {
    const { orgId } = context;
    const { objectApiName } = target.mapping;
    await guardedTransaction(context, async (tx) => {
        const { rejected, merged } = await (isMapped ? mapHere : mapThere)(tx, orgId, target, page, isFirst);
        await followMerges(tx, orgId, objectApiName, merged);
        await reportRejected(tx, context, target, rejected);
        await saveJob(tx, orgId, objectApiName, state);
        await saveObjectState(tx, orgId, objectApiName, { loadedRows: state.rowsRead, totalRows: total });
    });
}

interface StoredPage {
    readonly rejected: number;
    /** Records that were merged into another. */
    readonly merged: readonly OrgRecord[];
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

const MERGE_FIELDS = ['Id', 'MasterRecordId', 'IsDeleted', 'SystemModstamp'];

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
