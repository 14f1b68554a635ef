import { applyPage } from '../applyPage.ts';
import type { RunContext } from '../context.ts';
import { guardedTransaction } from '../context.ts';
import { readDeletions } from '../deletions.ts';
import { textOf } from '../mapping/columns.ts';
import type { ReadableMapping } from '../mapping/index.ts';
import { MAPPINGS, selectSoql } from '../mapping/index.ts';
import { OrgError } from '../orgError.ts';
import type { OrgRecord, QueryPage } from '../ports.ts';
import { readableObject } from '../readableObject.ts';
import { loadObjectState, saveObjectState } from '../store/objectState.ts';
import type { WantedReads } from './groupNotices.ts';
import { groupNotices } from './groupNotices.ts';
import type { EventBatch } from './ports.ts';
import { saveProgress } from './streamState.ts';

const IDS_PER_QUERY = 200;
/** Objects that change with another one and have no events of their own. */
const FOLLOWERS: Readonly<Record<string, readonly { readonly objectApiName: string; readonly field: string }[]>> = {
    Opportunity: [{ objectApiName: 'OpportunityHistory', field: 'OpportunityId' }]
};

interface ReadObject {
    readonly target: ReadableMapping;
    readonly records: readonly OrgRecord[];
}

/**
 * Does what a batch of events asks for: the named records are read and go through the same writing as polled ones, so
 * both can never disagree; then all of it and the replay id are stored in one transaction. The watermark does not move.
 *
 * Gives true when a pass is wanted, because the org lost count of an object.
 */
export async function applyNotices(context: RunContext, channel: string, batch: EventBatch): Promise<boolean> {
    const groups = groupNotices(batch.notices);
    const reads: ReadObject[] = [];
    const lost: string[] = [];
    for (const [objectApiName, wanted] of groups) {
        if (await isMirrored(context, objectApiName)) {
            reads.push(...(await readWanted(context, objectApiName, wanted)));
            lost.push(...(wanted.needsReconcile ? [objectApiName] : []));
        }
    }
    await guardedTransaction(context, async (tx) => {
        for (const { target, records } of reads) {
            await applyPage(tx, context, target, records);
        }
        for (const objectApiName of lost) {
            await saveObjectState(tx, context.orgId, objectApiName, { needsReconcile: true });
        }
        const progress = { replayId: batch.replayId, events: batch.notices.length, at: context.clock.now() };
        await saveProgress(tx, context.orgId, channel, progress);
    });
    return lost.length > 0;
}

/** An object that is not loaded yet needs no events: what the load does not bring, the pass after it does. */
async function isMirrored(context: RunContext, objectApiName: string): Promise<boolean> {
    const mapping = MAPPINGS.find((item) => item.objectApiName === objectApiName);
    if (mapping?.strategy !== 'stamped') {
        return false;
    }
    return (await loadObjectState(context.database, context.orgId, objectApiName)).phase === 'ready';
}

async function readWanted(context: RunContext, objectApiName: string, wanted: WantedReads): Promise<ReadObject[]> {
    const own = await readByIds(context, objectApiName, 'Id', [...wanted.ids]);
    const known = new Set(own?.records.map((record) => textOf(record, 'Id')));
    if (own !== null && [...wanted.deletedIds].some((id) => !known.has(id))) {
        // Gone from the recycle bin already: only the delete log still knows.
        const state = await loadObjectState(context.database, context.orgId, objectApiName);
        await readDeletions(context, own.target, state);
    }
    const reads = [own];
    for (const { objectApiName: follower, field } of FOLLOWERS[objectApiName] ?? []) {
        if (await isMirrored(context, follower)) {
            reads.push(await readByIds(context, follower, field, [...wanted.ids]));
        }
    }
    return reads.filter((read) => read !== null);
}

/** Null when the object cannot be read any more; the next pass raises the alert. */
async function readByIds(
    context: RunContext,
    objectApiName: string,
    field: string,
    ids: readonly string[]
): Promise<ReadObject | null> {
    try {
        return await readOnce(context, objectApiName, field, ids);
    } catch (error) {
        if (!(error instanceof OrgError && ['INVALID_FIELD', 'INVALID_TYPE'].includes(error.code))) {
            throw error;
        }
        // Fields changed since they were last looked at: look again, once.
        context.describes.delete(objectApiName);
        return readOnce(context, objectApiName, field, ids);
    }
}

async function readOnce(
    context: RunContext,
    objectApiName: string,
    field: string,
    ids: readonly string[]
): Promise<ReadObject | null> {
    const mapping = MAPPINGS.find((item) => item.objectApiName === objectApiName);
    const state = await loadObjectState(context.database, context.orgId, objectApiName);
    const object = mapping && (await readableObject(context, mapping, state));
    if (!object) {
        return null;
    }
    const records: OrgRecord[] = [];
    for (let start = 0; start < ids.length; start += IDS_PER_QUERY) {
        const list = ids.slice(start, start + IDS_PER_QUERY).join("','");
        let page: QueryPage | null = await context.client.queryAll(
            selectSoql(object.target, `${field} IN ('${list}')`)
        );
        while (page !== null) {
            records.push(...page.records);
            page = page.nextPage === null ? null : await context.client.nextPage(page.nextPage);
        }
    }
    return { target: object.target, records };
}
