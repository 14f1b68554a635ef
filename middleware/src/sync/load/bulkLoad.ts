import type { RunContext } from '../context.ts';
import { guardedTransaction } from '../context.ts';
import type { ReadableMapping } from '../mapping/index.ts';
import { selectSoql } from '../mapping/index.ts';
import { followMerges } from '../merges.ts';
import { OrgError } from '../orgError.ts';
import type { BulkPage } from '../ports.ts';
import type { ReadableObject } from '../readableObject.ts';
import { saveObjectState } from '../store/objectState.ts';
import { safeBound } from '../watermark.ts';
import { BulkJobGone, readBulkPage, startBulkQuery, waitForBulkJob } from './bulkJobs.ts';
import type { JobState } from './jobState.ts';
import { loadJob, removeJob, saveJob } from './jobState.ts';
import { mergesSince } from './lateMerges.ts';
import { createPageStore, isUnloaded } from './pageStore.ts';

interface CountedPage {
    readonly page: BulkPage;
    readonly rows: number;
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
    const isFirst = await isUnloaded(context, object.target);
    const state: JobState = { jobId: job.id, soql, bound, locator: null, pages: 0, rowsRead: 0, isFirst };
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
        const { page, rows }: CountedPage = await upcoming;
        // The org makes the next page while this one is stored.
        upcoming = page.nextLocator === null ? null : readBulkPage(context, state.jobId, page.nextLocator);
        upcoming?.catch(() => undefined);
        state = {
            ...state,
            locator: page.nextLocator,
            pages: state.pages + 1,
            rowsRead: state.rowsRead + rows
        };
        await store(page, { state, total });
        context.onProgress({ orgId: context.orgId, objectApiName, rows: state.rowsRead, total, isFinished: false });
    }
    await closeJob(context, target, state, total);
    return state.rowsRead;
}

async function closeJob(
    context: RunContext,
    { mapping }: ReadableMapping,
    state: JobState,
    total: number | null
): Promise<void> {
    const { objectApiName } = mapping;
    if (total !== null && total !== state.rowsRead) {
        await guardedTransaction(context, (tx) => removeJob(tx, context.orgId, objectApiName));
        throw new OrgError('malformed', 'ROWS_MISSING', `The bulk job has ${total} rows, ${state.rowsRead} came.`);
    }
    const late = await mergesSince(context, mapping, state.bound);
    await guardedTransaction(context, async (tx) => {
        for (const merges of late) {
            await followMerges(tx, context.orgId, merges.objectApiName, merges.records);
        }
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
