import { applyPage } from '../applyPage.ts';
import type { RunContext } from '../context.ts';
import { guardedTransaction } from '../context.ts';
import { readByKeyset } from '../keysetReader.ts';
import { selectSoql } from '../mapping/index.ts';
import type { ReadableObject } from '../readableObject.ts';
import { saveObjectState } from '../store/objectState.ts';
import { safeBound } from '../watermark.ts';

/** Reads a whole object by REST, for orgs or objects that Bulk refuses. Gives the number of rows. */
export async function restLoad(context: RunContext, object: ReadableObject): Promise<number> {
    const { target, described } = object;
    const { orgId } = context;
    const { objectApiName } = target.mapping;
    const bound = await safeBound(context, described, null);
    const reader = readByKeyset(context.client, {
        soql: (condition, ending) => selectSoql(target, condition, ending),
        from: null,
        maxRestarts: context.settings.maxLocatorRestarts
    });
    let rows = 0;
    let step = await reader.next();
    for (; step.done !== true; step = await reader.next()) {
        const records = step.value;
        rows += records.length;
        const loadedRows = rows;
        await guardedTransaction(context, async (tx) => {
            await applyPage(tx, context, target, records);
            await saveObjectState(tx, orgId, objectApiName, { phase: 'loading', loadedRows });
        });
        context.onProgress({ orgId, objectApiName, rows, total: null, isFinished: false });
    }
    const { isShort } = step.value;
    await guardedTransaction(context, (tx) =>
        saveObjectState(tx, orgId, objectApiName, {
            phase: 'ready',
            watermark: bound,
            deletionsUntil: bound,
            needsReload: false,
            totalRows: rows,
            loadedRows: rows,
            lastFinishedAt: context.clock.now(),
            lastLoadedAt: context.clock.now(),
            ...(isShort ? { needsReconcile: true } : {})
        })
    );
    return rows;
}
