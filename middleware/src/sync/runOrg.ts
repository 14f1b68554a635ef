import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { RunContext } from './context.ts';
import { guardedTransaction } from './context.ts';
import { increment } from './increment.ts';
import { refreshFormulas } from './formulas.ts';
import { firstLoad } from './load/firstLoad.ts';
import type { ObjectMapping } from './mapping/index.ts';
import { MAPPINGS } from './mapping/index.ts';
import { OrgError } from './orgError.ts';
import { haveSettingsChanged } from './objectSettings.ts';
import { readPassHeads } from './passHeads.ts';
import type { ReadableObject } from './readableObject.ts';
import { readableObject } from './readableObject.ts';
import { reconcileObject } from './reconcile.ts';
import { readSnapshot } from './snapshot.ts';
import type { ObjectState } from './store/objectState.ts';
import { loadObjectState, saveObjectState } from './store/objectState.ts';
import { addSeconds } from './watermark.ts';

export interface ObjectResult {
    readonly objectApiName: string;
    readonly step: 'load' | 'increment' | 'snapshot' | 'unreadable' | 'skipped';
    readonly rows: number;
    readonly deleted: number;
}

/**
 * One pass over all mirrored objects of an org: settings, roles and people one after the other, then the records, several
 * objects side by side. The first failure ends the pass; what was stored stays, and the next pass goes on from there.
 */
export async function runOrg(context: RunContext): Promise<ObjectResult[]> {
    const results: ObjectResult[] = [];
    const ordered = [...MAPPINGS];
    const small = ordered.filter((mapping) => mapping.strategy === 'snapshot');
    for (const mapping of small) {
        results.push(await syncObject(context, mapping));
    }
    await readPassHeads(context);
    const records = ordered.filter((mapping) => mapping.strategy === 'stamped');
    await inParallel(records, context.settings.parallelObjects, async (mapping) => {
        results.push(await syncObject(context, mapping));
    });
    return results;
}

export async function syncObject(context: RunContext, mapping: ObjectMapping): Promise<ObjectResult> {
    const { objectApiName } = mapping;
    const state = await loadObjectState(context.database, context.orgId, objectApiName);
    if (mapping.strategy === 'snapshot' && state.phase === 'ready' && !context.isThorough) {
        return { objectApiName, step: 'skipped', rows: 0, deleted: 0 };
    }
    try {
        return await syncReadable(context, mapping, state);
    } catch (error) {
        if (!isSchemaChange(error)) {
            throw error;
        }
        // Fields changed since they were last looked at: look again, once.
        context.describes.delete(objectApiName);
        return syncReadable(context, mapping, state);
    }
}

async function syncReadable(context: RunContext, mapping: ObjectMapping, state: ObjectState): Promise<ObjectResult> {
    const { objectApiName } = mapping;
    const object = await readableObject(context, mapping, state);
    await yieldToOthers();
    if (object === null) {
        return { objectApiName, step: 'unreadable', rows: 0, deleted: 0 };
    }
    if (mapping.strategy === 'snapshot') {
        return { objectApiName, step: 'snapshot', rows: await readSnapshot(context, object), deleted: 0 };
    }
    const result = await syncRecords(context, object, state);
    await refreshFormulas(context, object);
    await reconcileIfDue(context, object);
    return result;
}

async function syncRecords(context: RunContext, object: ReadableObject, state: ObjectState): Promise<ObjectResult> {
    const { objectApiName } = object.target.mapping;
    if (state.phase !== 'ready' || object.hasNewFields || (await isReloadDue(context, objectApiName, state))) {
        return { objectApiName, step: 'load', rows: await firstLoad(context, object, state), deleted: 0 };
    }
    const counts = await increment(context, object, state);
    return { objectApiName, step: 'increment', rows: counts.written, deleted: counts.deleted };
}

/** Asked for, long ago, or settings that values of the object hang on have changed. */
async function isReloadDue(context: RunContext, objectApiName: string, state: ObjectState): Promise<boolean> {
    const { reloadEverySeconds } = context.settings;
    const isOld =
        state.lastLoadedAt !== null && addSeconds(state.lastLoadedAt, reloadEverySeconds) < context.clock.now();
    const isChanged = context.isThorough && (await haveSettingsChanged(context, objectApiName, state));
    return state.needsReload || isOld || isChanged;
}

async function reconcileIfDue(context: RunContext, object: ReadableObject): Promise<void> {
    const { objectApiName } = object.target.mapping;
    const state = await loadObjectState(context.database, context.orgId, objectApiName);
    const dueAt = state.lastReconciledAt && addSeconds(state.lastReconciledAt, context.settings.reconcileEverySeconds);
    if (state.lastReconciledAt === null) {
        // The first load has just seen every id.
        await guardedTransaction(context, (tx) =>
            saveObjectState(tx, context.orgId, objectApiName, { lastReconciledAt: context.clock.now() })
        );
    }
    if (state.needsReconcile || (dueAt !== null && dueAt < context.clock.now())) {
        const counts = await reconcileObject(context, object);
        context.logger.info({ objectApiName, ...counts }, 'ids compared');
    }
}

function isSchemaChange(error: unknown): boolean {
    return error instanceof OrgError && ['INVALID_FIELD', 'INVALID_TYPE', 'NOT_FOUND'].includes(error.code);
}

/** At most `limit` at a time; after a failure nothing new is begun, and the first failure is thrown at the end. */
async function inParallel<Item>(
    items: readonly Item[],
    limit: number,
    work: (item: Item) => Promise<void>
): Promise<void> {
    const queue = [...items];
    const failures: unknown[] = [];
    const worker = async (): Promise<void> => {
        for (let item = queue.shift(); item !== undefined && failures.length === 0; item = queue.shift()) {
            await work(item).catch((error: unknown) => failures.push(error));
        }
    };
    await Promise.all(Array.from({ length: limit }, worker));
    if (failures.length > 0) {
        throw failures[0];
    }
}
