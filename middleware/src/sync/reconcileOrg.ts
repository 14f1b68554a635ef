import type { RunContext } from './context.ts';
import { MAPPINGS } from './mapping/index.ts';
import { readableObject } from './readableObject.ts';
import type { ReconcileCounts } from './reconcile.ts';
import { reconcileObject } from './reconcile.ts';
import { loadObjectState } from './store/objectState.ts';

/** Compares all ids of the named objects (all when none is named) that are loaded. */
export async function reconcileOrg(
    context: RunContext,
    names: readonly string[] | undefined
): Promise<Record<string, ReconcileCounts>> {
    const results: Record<string, ReconcileCounts> = {};
    const wanted = MAPPINGS.filter(
        (mapping) => mapping.strategy === 'stamped' && (names === undefined || names.includes(mapping.objectApiName))
    );
    for (const mapping of wanted) {
        const state = await loadObjectState(context.database, context.orgId, mapping.objectApiName);
        const object = await readableObject(context, mapping, state);
        if (object !== null && state.phase === 'ready') {
            results[mapping.objectApiName] = await reconcileObject(context, object);
        }
    }
    return results;
}
