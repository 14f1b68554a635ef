import type { Database } from '../platform/database.ts';
import type { RunContext } from './context.ts';
import type { MirrorRow, ReadableMapping } from './mapping/index.ts';
import { toRow } from './mapping/index.ts';
import { followMerges } from './merges.ts';
import type { OrgRecord } from './ports.ts';
import { raiseAlert } from './store/alerts.ts';
import { upsertRows } from './store/mirror.ts';

export interface PageCounts {
    readonly read: number;
    readonly written: number;
    readonly rejected: number;
}

/** Rows of the records that can be stored; the others are counted, never dropped silently. */
export function rowsOf(
    target: ReadableMapping,
    records: readonly OrgRecord[]
): { readonly rows: MirrorRow[]; readonly rejected: number } {
    const rows: MirrorRow[] = [];
    for (const record of records) {
        const row = toRow(target, record);
        if (row !== null) {
            rows.push(row);
        }
    }
    return { rows, rejected: records.length - rows.length };
}

/** Writes one page of records to the mirror inside the caller's transaction and lets children follow merges. */
export async function applyPage(
    tx: Database,
    context: RunContext,
    target: ReadableMapping,
    records: readonly OrgRecord[]
): Promise<PageCounts> {
    const { rows, rejected } = rowsOf(target, records);
    const { written } = await upsertRows(tx, context.orgId, target, rows);
    await followMerges(tx, context.orgId, target.mapping.objectApiName, records);
    await reportRejected(tx, context, target, rejected);
    return { read: records.length, written, rejected };
}

export async function reportRejected(
    tx: Database,
    context: RunContext,
    target: ReadableMapping,
    rejected: number
): Promise<void> {
    if (rejected > 0) {
        await raiseAlert(tx, context.orgId, {
            code: 'RECORDS_REJECTED',
            objectApiName: target.mapping.objectApiName,
            detail: `${rejected} records lack a required value and are not mirrored.`
        });
    }
}
