import type { Database } from '../../platform/database.ts';
import { reportRejected, rowsOf } from '../applyPage.ts';
import type { RunContext } from '../context.ts';
import { guardedTransaction } from '../context.ts';
import type { MirrorRow, ReadableMapping } from '../mapping/index.ts';
import { selectSoql } from '../mapping/index.ts';
import { followMerges } from '../merges.ts';
import { OrgError } from '../orgError.ts';
import type { BulkPage, OrgRecord } from '../ports.ts';
import type { ReadableObject } from '../readableObject.ts';
import { mergeStaged } from '../store/mirror.ts';
import { saveObjectState } from '../store/objectState.ts';
import { safeBound } from '../watermark.ts';
import { BulkJobGone, readBulkPage, startBulkQuery, waitForBulkJob } from './bulkJobs.ts';
import { toCopyCsv } from './csvPage.ts';
import type { JobState } from './jobState.ts';
import { loadJob, removeJob, saveJob } from './jobState.ts';

interface BulkRecords {
    readonly page: BulkPage;
    readonly records: OrgRecord[];
}

/**
 * Reads a whole object by one Bulk query, page by page: memory holds one page, and each page is stored together with
 * the locator of the next, so a killed process goes on where it was. Gives the number of rows.
 *
 * Errors: `BulkRefused` when the org will not answer by Bulk; `ROWS_MISSING` when rows were lost on the way.
 */
export async function bulkLoad(context: RunContext, object: ReadableObject): Promise<number> {
    const { target } = object;
    const { objectApiName } = target.mapping;
    const soql = selectSoql(target);
    let state = await resumableJob(context, objectApiName, soql);
    for (let restarts = 0; ; restarts += 1) {
        state ??= await newJob(context, object, soql);
        try {
            return await readJob(context, target, state);
        } catch (error) {
            if (!(error instanceof BulkJobGone) || restarts > 0) {
                throw error;
            }
            context.logger.warn({ objectApiName, jobId: state.jobId }, 'bulk job vanished, starting again');
            state = null;
        }
    }
}

async function resumableJob(context: RunContext, objectApiName: string, soql: string): Promise<JobState | null> {
    const state = await loadJob(context.database, context.orgId, objectApiName);
    return state !== null && state.soql === soql ? state : null;
}

async function newJob(context: RunContext, object: ReadableObject, soql: string): Promise<JobState> {
    const { objectApiName } = object.target.mapping;
    const bound = await safeBound(context, object.described, null);
    const job = await startBulkQuery(context, soql);
    const state: JobState = { jobId: job.id, soql, bound, locator: null, pages: 0, rowsRead: 0 };
    await guardedTransaction(context, async (tx) => {
        await saveJob(tx, context.orgId, objectApiName, state);
        await saveObjectState(tx, context.orgId, objectApiName, { phase: 'loading', loadedRows: 0, totalRows: null });
    });
    return state;
}

async function readJob(context: RunContext, target: ReadableMapping, start: JobState): Promise<number> {
    const { objectApiName } = target.mapping;
    const job = await waitForBulkJob(context, start.jobId);
    const total = job.recordsProcessed;
    let state = start;
    const store = createPageStore(context, target);
    // A finished job without a further locator was stored, but the process died before it was closed.
    let upcoming = start.pages > 0 && start.locator === null ? null : readBulkPage(context, state.jobId, state.locator);
    while (upcoming !== null) {
        const { page, records }: BulkRecords = await upcoming;
        // The org makes the next page while this one is stored.
        upcoming = page.nextLocator === null ? null : readBulkPage(context, state.jobId, page.nextLocator);
        upcoming?.catch(() => undefined);
        state = {
            ...state,
            locator: page.nextLocator,
            pages: state.pages + 1,
            rowsRead: state.rowsRead + records.length
        };
        await store(records, { state, total });
        context.onProgress({ orgId: context.orgId, objectApiName, rows: state.rowsRead, total, isFinished: false });
    }
    await closeJob(context, objectApiName, state, total);
    return state.rowsRead;
}

type StorePage = (
    records: readonly OrgRecord[],
    progress: { readonly state: JobState; readonly total: number | null }
) => Promise<void>;

/**
 * Stores pages with their locator, each in one transaction. Into an empty table they are copied straight; as soon as a
 * row is there already (a visit written back meanwhile, a load that is repeated) pages are merged by stamp.
 */
function createPageStore(context: RunContext, target: ReadableMapping): StorePage {
    let canCopy: boolean | null = null;
    return async (records, progress) => {
        canCopy ??= progress.state.pages === 1 && (await isEmpty(context, target));
        const write = (isCopy: boolean): Promise<void> => storePage(context, target, records, progress, isCopy);
        if (!canCopy) {
            return write(false);
        }
        try {
            await write(true);
        } catch (error) {
            if (!isDuplicate(error)) {
                throw error;
            }
            canCopy = false;
            await write(false);
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

function isDuplicate(error: unknown): boolean {
    return error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION;
}

async function storePage(
    context: RunContext,
    target: ReadableMapping,
    records: readonly OrgRecord[],
    progress: { readonly state: JobState; readonly total: number | null },
    isCopy: boolean
): Promise<void> {
    const { orgId } = context;
    const { objectApiName } = target.mapping;
    const { rows, rejected } = rowsOf(target, records);
    await guardedTransaction(context, async (tx) => {
        await (isCopy ? copyStraight(tx, orgId, target, rows) : copyAndMerge(tx, orgId, target, rows));
        await followMerges(tx, orgId, objectApiName, records);
        await reportRejected(tx, context, target, rejected);
        await saveJob(tx, orgId, objectApiName, progress.state);
        await saveObjectState(tx, orgId, objectApiName, {
            loadedRows: progress.state.rowsRead,
            totalRows: progress.total
        });
    });
}

async function copyStraight(
    tx: Database,
    orgId: string,
    target: ReadableMapping,
    rows: readonly MirrorRow[]
): Promise<void> {
    const columns = ['org_id', ...target.columns];
    const csv = Buffer.concat([
        ...toCopyCsv(
            columns,
            rows.map((row) => ({ ...row, org_id: orgId }))
        )
    ]);
    await tx.copyCsv(target.mapping.table, columns, csv);
}

async function copyAndMerge(
    tx: Database,
    orgId: string,
    target: ReadableMapping,
    rows: readonly MirrorRow[]
): Promise<void> {
    const staging = `staged_${target.mapping.table}`;
    const columns = target.columns.map((name) => `${name} ${target.mapping.columns[name]?.type ?? 'text'}`).join(', ');
    await tx.execute(`CREATE TEMP TABLE ${staging} (${columns}) ON COMMIT DROP`);
    await tx.copyCsv(staging, target.columns, Buffer.concat([...toCopyCsv(target.columns, rows)]));
    await mergeStaged(tx, orgId, target, staging);
}

async function closeJob(
    context: RunContext,
    objectApiName: string,
    state: JobState,
    total: number | null
): Promise<void> {
    if (total !== null && total !== state.rowsRead) {
        await guardedTransaction(context, (tx) => removeJob(tx, context.orgId, objectApiName));
        throw new OrgError('malformed', 'ROWS_MISSING', `The bulk job has ${total} rows, ${state.rowsRead} came.`);
    }
    await guardedTransaction(context, async (tx) => {
        await removeJob(tx, context.orgId, objectApiName);
        await saveObjectState(tx, context.orgId, objectApiName, {
            phase: 'ready',
            watermark: state.bound,
            deletionsUntil: state.bound,
            needsReload: false,
            totalRows: state.rowsRead,
            loadedRows: state.rowsRead,
            lastFinishedAt: context.clock.now(),
            lastLoadedAt: context.clock.now()
        });
    });
    // The result is stored; a job that cannot be removed expires in the org by itself.
    await context.client.deleteBulkJob(state.jobId).catch(() => undefined);
}
