import type { Database } from '../../platform/database.ts';
import { reportRejected, rowsOf } from '../applyPage.ts';
import type { RunContext } from '../context.ts';
import { guardedTransaction } from '../context.ts';
import type { MirrorRow, ReadableMapping } from '../mapping/index.ts';
import { followMerges } from '../merges.ts';
import type { OrgRecord } from '../ports.ts';
import { mergeStaged } from '../store/mirror.ts';
import { saveObjectState } from '../store/objectState.ts';
import { toCopyCsv } from './csvPage.ts';
import type { JobState } from './jobState.ts';
import { saveJob } from './jobState.ts';

export type StorePage = (
    records: readonly OrgRecord[],
    progress: { readonly state: JobState; readonly total: number | null }
) => Promise<void>;

/**
 * Stores pages with their locator, each in one transaction. Into an empty table they are copied straight; as soon as a
 * row is there already (a visit written back meanwhile, a load that is repeated) pages are merged by stamp.
 */
export function createPageStore(context: RunContext, target: ReadableMapping): StorePage {
    let canCopy: boolean | null = null;
    return async (records, progress) => {
        canCopy ??= progress.state.pages === 1 && (await isEmpty(context, target));
        const write = (isCopy: boolean): Promise<void> => storePage(context, target, records, progress, isCopy);
        if (!canCopy) {
            return write(false);
        }
        try {
            await write(true);
        } catch (error) {
            if (!isDuplicate(error)) {
                throw error;
            }
            canCopy = false;
            await write(false);
        }
    };
}

async function isEmpty(context: RunContext, { mapping }: ReadableMapping): Promise<boolean> {
    const rows = await context.database.query(`SELECT 1 FROM ${mapping.table} WHERE org_id = $1 LIMIT 1`, [
        context.orgId
    ]);
    return rows.length === 0;
}

const UNIQUE_VIOLATION = '23505';

function isDuplicate(error: unknown): boolean {
    return error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION;
}

async function storePage(
    context: RunContext,
    target: ReadableMapping,
    records: readonly OrgRecord[],
    progress: { readonly state: JobState; readonly total: number | null },
    isCopy: boolean
): Promise<void> {
    const { orgId } = context;
    const { objectApiName } = target.mapping;
    const { rows, rejected } = rowsOf(target, records);
    await guardedTransaction(context, async (tx) => {
        await (isCopy ? copyStraight(tx, orgId, target, rows) : copyAndMerge(tx, orgId, target, rows));
        await followMerges(tx, orgId, objectApiName, records);
        await reportRejected(tx, context, target, rejected);
        await saveJob(tx, orgId, objectApiName, progress.state);
        await saveObjectState(tx, orgId, objectApiName, {
            loadedRows: progress.state.rowsRead,
            totalRows: progress.total
        });
    });
}

async function copyStraight(
    tx: Database,
    orgId: string,
    target: ReadableMapping,
    rows: readonly MirrorRow[]
): Promise<void> {
    const columns = ['org_id', ...target.columns];
    const csv = Buffer.concat([
        ...toCopyCsv(
            columns,
            rows.map((row) => ({ ...row, org_id: orgId }))
        )
    ]);
    await tx.copyCsv(target.mapping.table, columns, csv);
}

async function copyAndMerge(
    tx: Database,
    orgId: string,
    target: ReadableMapping,
    rows: readonly MirrorRow[]
): Promise<void> {
    const staging = `staged_${target.mapping.table}`;
    const columns = target.columns.map((name) => `${name} ${target.mapping.columns[name]?.type ?? 'text'}`).join(', ');
    await tx.execute(`CREATE TEMP TABLE ${staging} (${columns}) ON COMMIT DROP`);
    await tx.copyCsv(staging, target.columns, Buffer.concat([...toCopyCsv(target.columns, rows)]));
    await mergeStaged(tx, orgId, target, staging);
}
