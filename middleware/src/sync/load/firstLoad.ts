import type { RunContext } from '../context.ts';
import { guardedTransaction } from '../context.ts';
import type { ReadableObject } from '../readableObject.ts';
import { raiseAlert } from '../store/alerts.ts';
import type { ObjectState } from '../store/objectState.ts';
import { saveObjectState } from '../store/objectState.ts';
import { refreshStatistics } from '../store/statistics.ts';
import { BulkRefused } from './bulkJobs.ts';
import { bulkLoad } from './bulkLoad.ts';
import { removeJob } from './jobState.ts';
import { restLoad } from './restLoad.ts';

/** Reads a whole object for the first time or anew: by Bulk, or by REST where Bulk refuses. Gives the number of rows. */
export async function firstLoad(context: RunContext, object: ReadableObject, state: ObjectState): Promise<number> {
    const { objectApiName } = object.target.mapping;
    const rows = await bulkOrRest(context, object);
    if (state.phase === 'ready') {
        // What was deleted for good while the object was read anew is found by comparing ids.
        await guardedTransaction(context, (tx) =>
            saveObjectState(tx, context.orgId, objectApiName, { needsReconcile: true })
        );
    }
    await refreshStatistics(context.database, [object.target.mapping.table]);
    context.onProgress({ orgId: context.orgId, objectApiName, rows, total: rows, isFinished: true });
    return rows;
}

async function bulkOrRest(context: RunContext, object: ReadableObject): Promise<number> {
    const { objectApiName } = object.target.mapping;
    try {
        return await bulkLoad(context, object);
    } catch (error) {
        if (!(error instanceof BulkRefused)) {
            throw error;
        }
        context.logger.warn({ objectApiName }, 'bulk query refused, reading by REST');
        await guardedTransaction(context, async (tx) => {
            await removeJob(tx, context.orgId, objectApiName);
            await raiseAlert(tx, context.orgId, { code: 'BULK_REFUSED', objectApiName, detail: error.message });
        });
        return restLoad(context, object);
    }
}
