import { applyPage } from './applyPage.ts';
import type { RunContext } from './context.ts';
import { guardedTransaction } from './context.ts';
import { readDeletions } from './deletions.ts';
import { readByKeyset } from './keysetReader.ts';
import { selectSoql } from './mapping/index.ts';
import type { ReadableObject } from './readableObject.ts';
import { raiseAlert } from './store/alerts.ts';
import type { ObjectState } from './store/objectState.ts';
import { saveObjectState } from './store/objectState.ts';
import { headOf } from './passHeads.ts';
import { addSeconds, later, safeBound } from './watermark.ts';

export interface IncrementCounts {
    readonly read: number;
    readonly written: number;
    readonly deleted: number;
}

/**
 * Brings one object up to date: everything stamped since the watermark minus the overlap, without an upper bound;
 * then the watermark moves to what the org says is complete, never further.
 */
export async function increment(
    context: RunContext,
    object: ReadableObject,
    state: ObjectState
): Promise<IncrementCounts> {
    const { target, described } = object;
    const from = state.watermark === null ? null : addSeconds(state.watermark, -context.settings.overlapSeconds);
    const head = headOf(context, target, from);
    const bound = head?.bound ?? (await safeBound(context, described, from));
    const reader = readByKeyset(context.client, {
        soql: (condition, ending) => selectSoql(target, condition, ending),
        from,
        first: head?.page ?? null,
        maxRestarts: context.settings.maxLocatorRestarts
    });
    let read = 0;
    let written = 0;
    let step = await reader.next();
    for (; step.done !== true; step = await reader.next()) {
        const records = step.value;
        if (records.length > 0) {
            const counts = await guardedTransaction(context, (tx) => applyPage(tx, context, target, records));
            read += counts.read;
            written += counts.written;
        }
    }
    await finish(context, object, state, { bound, isShort: step.value.isShort });
    const isDeletable = described.isReplicateable && described.fields.has('IsDeleted');
    const deleted = isDeletable && context.isThorough ? await readDeletions(context, target, state) : 0;
    return { read, written, deleted };
}

async function finish(
    context: RunContext,
    object: ReadableObject,
    state: ObjectState,
    end: { readonly bound: Date; readonly isShort: boolean }
): Promise<void> {
    const { objectApiName } = object.target.mapping;
    await guardedTransaction(context, async (tx) => {
        await saveObjectState(tx, context.orgId, objectApiName, {
            phase: 'ready',
            watermark: state.watermark === null ? end.bound : later(state.watermark, end.bound),
            lastFinishedAt: context.clock.now(),
            ...(end.isShort ? { needsReconcile: true } : {})
        });
        if (end.isShort) {
            await raiseAlert(tx, context.orgId, {
                code: 'SHORT_READ',
                objectApiName,
                detail: 'The org announced more rows than it gave; all ids are compared.'
            });
        }
    });
}
