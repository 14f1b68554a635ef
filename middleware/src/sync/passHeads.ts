import type { PassHead, RunContext } from './context.ts';
import { fromCondition, ORDER } from './keysetReader.ts';
import type { ReadableMapping } from './mapping/index.ts';
import { MAPPINGS, selectSoql } from './mapping/index.ts';
import type { HeadRequest } from './ports.ts';
import { targetOf } from './readableObject.ts';
import { loadObjectState } from './store/objectState.ts';
import { addSeconds, earlier, updatedWindow } from './watermark.ts';

/** Objects of one call: each takes two of the 25 parts of a batch. */
const MOST = 12;

/**
 * Asks for the changes of all loaded objects in one API call a dozen instead of two for each. Objects whose fields are not
 * known yet, or of which a part fails, are read by themselves afterwards.
 */
export async function readPassHeads(context: RunContext): Promise<void> {
    const now = await context.client.orgTime();
    const requests = await headRequests(context, now);
    if (requests.length < 2) {
        return;
    }
    for (let start = 0; start < requests.length; start += MOST) {
        const part = requests.slice(start, start + MOST);
        const heads = await context.client.heads(part);
        heads.forEach((head, index) => {
            const request = part[index];
            if (head !== null && request !== undefined) {
                const bound = earlier(now, head.updated.latestDateCovered);
                context.heads.set(request.objectApiName, { soql: request.soql, bound, page: head.page });
            }
        });
    }
}

async function headRequests(context: RunContext, now: Date): Promise<HeadRequest[]> {
    const requests: HeadRequest[] = [];
    for (const mapping of MAPPINGS.filter((item) => item.strategy === 'stamped')) {
        const { objectApiName } = mapping;
        const described = context.describes.get(objectApiName);
        const state = await loadObjectState(context.database, context.orgId, objectApiName);
        if (described?.isReplicateable !== true || state.phase !== 'ready' || state.watermark === null) {
            continue;
        }
        const from = addSeconds(state.watermark, -context.settings.overlapSeconds);
        const soql = firstSoql(targetOf(mapping, described), from);
        requests.push({ objectApiName, soql, ...updatedWindow(now, from) });
    }
    return requests;
}

/** The head of an object if it answers exactly this reading. */
export function headOf(context: RunContext, target: ReadableMapping, from: Date | null): PassHead | null {
    const head = context.heads.get(target.mapping.objectApiName);
    return head !== undefined && head.soql === firstSoql(target, from) ? head : null;
}

function firstSoql(target: ReadableMapping, from: Date | null): string {
    return selectSoql(target, fromCondition(from), ORDER);
}
