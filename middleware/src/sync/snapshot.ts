import { reportRejected, rowsOf } from './applyPage.ts';
import type { RunContext } from './context.ts';
import { guardedTransaction } from './context.ts';
import { selectSoql } from './mapping/index.ts';
import type { OrgRecord, QueryPage } from './ports.ts';
import type { ReadableObject } from './readableObject.ts';
import { raiseAlert } from './store/alerts.ts';
import { liveRowCount, replaceSnapshot, upsertRows } from './store/mirror.ts';
import { saveObjectState } from './store/objectState.ts';

/**
 * Reads a small object as a whole and makes the mirror equal to it, in one transaction. When most rows are gone at
 * once, nothing is removed: a lost permission looks the same as a deletion.
 */
export async function readSnapshot(context: RunContext, object: ReadableObject): Promise<number> {
    const { target } = object;
    const { mapping } = target;
    const readAt = await context.client.orgTime();
    const records = await readAll(context, selectSoql(target));
    const { rows, rejected } = rowsOf(target, records);
    const { orgId, settings } = context;
    await guardedTransaction(context, async (tx) => {
        const before = await liveRowCount(tx, orgId, mapping);
        const lost = before - rows.length;
        if (lost > settings.holdAboveRows && lost > before * settings.holdAboveShare) {
            await upsertRows(tx, orgId, target, rows);
            await raiseAlert(tx, orgId, {
                code: 'MASS_DISAPPEARANCE_HELD',
                objectApiName: mapping.objectApiName,
                detail: `${lost} of ${before} rows are gone at once; they are kept until a person confirms.`
            });
        } else {
            await replaceSnapshot(tx, orgId, target, rows);
        }
        await reportRejected(tx, context, target, rejected);
        await saveObjectState(tx, orgId, mapping.objectApiName, {
            phase: 'ready',
            watermark: readAt,
            needsReload: false,
            totalRows: rows.length,
            loadedRows: rows.length,
            lastFinishedAt: context.clock.now()
        });
    });
    return rows.length;
}

async function readAll(context: RunContext, soql: string): Promise<OrgRecord[]> {
    const records: OrgRecord[] = [];
    let page: QueryPage | null = await context.client.queryAll(soql);
    while (page !== null) {
        records.push(...page.records);
        page = page.nextPage === null ? null : await context.client.nextPage(page.nextPage);
    }
    return records;
}
