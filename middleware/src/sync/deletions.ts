import type { RunContext } from './context.ts';
import { guardedTransaction } from './context.ts';
import type { ReadableMapping } from './mapping/index.ts';
import { OrgError } from './orgError.ts';
import { raiseAlert } from './store/alerts.ts';
import { markDeleted } from './store/mirror.ts';
import type { ObjectState } from './store/objectState.ts';
import { saveObjectState } from './store/objectState.ts';
import { addSeconds, earlier, later } from './watermark.ts';

const DAY_SECONDS = 86_400;
/** getDeleted looks back at most 15 days. */
const DELETED_WINDOW_DAYS = 14;
const SHORTEST_WINDOW_SECONDS = 120;

/**
 * Marks what was deleted for good before `queryAll` could show it. When the org's delete log does not reach back far
 * enough, all ids are compared instead. Gives the number of rows that were marked.
 */
export async function readDeletions(context: RunContext, target: ReadableMapping, state: ObjectState): Promise<number> {
    const { objectApiName, table } = target.mapping;
    const now = await context.client.orgTime();
    const oldest = addSeconds(now, -DELETED_WINDOW_DAYS * DAY_SECONDS);
    const known = state.deletionsUntil ?? state.watermark ?? now;
    const wanted = addSeconds(known, -context.settings.overlapSeconds);
    const from = earlier(later(wanted, oldest), addSeconds(now, -SHORTEST_WINDOW_SECONDS));
    try {
        const answer = await context.client.deleted(objectApiName, from, now);
        const hasGap = known < oldest || answer.earliestDateAvailable > known;
        return await guardedTransaction(context, async (tx) => {
            const ids = await markDeleted(
                tx,
                context.orgId,
                table,
                answer.records.map((record) => ({ id: record.id, deletedAt: record.deletedAt }))
            );
            await saveObjectState(tx, context.orgId, objectApiName, {
                deletionsUntil: earlier(answer.latestDateCovered, now),
                ...(hasGap ? { needsReconcile: true } : {})
            });
            return ids.length;
        });
    } catch (error) {
        if (!(error instanceof OrgError && error.code === 'INVALID_REPLICATION_DATE')) {
            throw error;
        }
        await guardedTransaction(context, async (tx) => {
            await saveObjectState(tx, context.orgId, objectApiName, { deletionsUntil: now, needsReconcile: true });
            await raiseAlert(tx, context.orgId, {
                code: 'DELETE_LOG_PURGED',
                objectApiName,
                detail: 'The delete log of the org does not reach back to the last run; all ids are compared.'
            });
        });
        return 0;
    }
}
