import type { Database } from '../../platform/database.ts';
import type { RunContext } from '../context.ts';
import { guardedTransaction } from '../context.ts';
import { OrgError } from '../orgError.ts';
import { isTemporaryOutcome, saveWithRetry } from '../outbox/saveRetry.ts';
import type { SaveOutcome } from '../ports.ts';
import { raiseAlert } from '../store/alerts.ts';
import type { DerivedTarget } from './derivedColumns.ts';
import { forgetRefused, noteRefused } from './derivedState.ts';
import { ingestUpdate } from './ingestUpdate.ts';
import type { DerivedChange } from './ports.ts';

const COLLECTION = 200;
/** Memory of one run, and size of one ingest job: some 4 MB of CSV. */
const MOST_KEPT = 50_000;

export interface DerivedWriter {
    add(changes: readonly DerivedChange[]): Promise<void>;
    /** Writes what is left. */
    finish(): Promise<{ readonly written: number; readonly refused: number; readonly postponed: number }>;
}

/**
 * Writes derived fields: few by collections of 200, more than `settings.ingestAboveRows` by Bulk API ingest. One outcome a
 * record; what was locked is tried again by itself; what the org refuses is noted and does not come at once again. The
 * mirror takes each value over in the transaction that notes the outcome, so a repeat finds nothing to write.
 */
export function createDerivedWriter(context: RunContext, target: DerivedTarget): DerivedWriter {
    let waiting: DerivedChange[] = [];
    const counts = { written: 0, refused: 0, postponed: 0 };
    const flush = async (changes: readonly DerivedChange[]): Promise<void> => {
        const isMass = changes.length > context.settings.ingestAboveRows;
        const left = isMass ? await byIngest(context, target, changes, counts) : changes;
        for (let start = 0; start < left.length; start += COLLECTION) {
            context.signal.throwIfAborted();
            const part = left.slice(start, start + COLLECTION);
            const outcomes = await saveWithRetry(context, part.map(toRecord), (records) =>
                context.client.update(target.objectApiName, records)
            );
            await settle(context, target, part, outcomes, counts);
        }
    };
    return {
        async add(changes) {
            waiting.push(...changes);
            if (waiting.length >= MOST_KEPT) {
                const full = waiting;
                waiting = [];
                await flush(full);
            }
        },
        async finish() {
            await flush(waiting);
            waiting = [];
            return { ...counts };
        }
    };
}

type Counts = { written: number; refused: number; postponed: number };

function toRecord({ id, fields }: DerivedChange): Record<string, unknown> {
    return { Id: id, ...fields };
}

/** Gives what must still be written record by record: rows that were locked, or all where the org has no Bulk ingest. */
async function byIngest(
    context: RunContext,
    target: DerivedTarget,
    changes: readonly DerivedChange[],
    counts: Counts
): Promise<readonly DerivedChange[]> {
    const outcomes = await ingestUpdate(context, target.objectApiName, changes).catch((error: unknown) => {
        if (error instanceof OrgError && error.kind === 'refused') {
            context.logger.warn({ code: error.code }, 'the org takes no ingest job; derived fields go by collections');
            return null;
        }
        throw error;
    });
    if (outcomes === null) {
        return changes;
    }
    const isOpen = (change: DerivedChange): boolean => {
        const outcome = outcomes.get(change.id);
        return outcome === undefined || isTemporaryOutcome(outcome);
    };
    const settled = changes.filter((change) => !isOpen(change));
    for (let start = 0; start < settled.length; start += COLLECTION * 5) {
        const part = settled.slice(start, start + COLLECTION * 5);
        const results = part.map(({ id }) => outcomes.get(id) as SaveOutcome);
        await settle(context, target, part, results, counts);
    }
    return changes.filter(isOpen);
}

async function settle(
    context: RunContext,
    target: DerivedTarget,
    changes: readonly DerivedChange[],
    outcomes: readonly SaveOutcome[],
    counts: Counts
): Promise<void> {
    const { objectApiName } = target;
    const done = changes.filter((_change, index) => outcomes[index]?.isSuccess === true);
    const refused = changes.flatMap(({ id }, index) => {
        const outcome = outcomes[index];
        return outcome === undefined || outcome.isSuccess || isTemporaryOutcome(outcome)
            ? []
            : [{ id, code: outcome.code ?? 'UNKNOWN', detail: (outcome.message ?? '').slice(0, 300) }];
    });
    await guardedTransaction(context, async (tx) => {
        await takeOver(tx, context.orgId, target, done);
        await forgetRefused(
            tx,
            context.orgId,
            objectApiName,
            done.map(({ id }) => id)
        );
        if (refused.length > 0) {
            await noteRefused(tx, context.orgId, objectApiName, refused, context.clock.now());
            const codes = [...new Set(refused.map(({ code }) => code))].join(', ');
            const detail = `Derived fields of ${refused.length} records were refused: ${codes}.`;
            await raiseAlert(tx, context.orgId, { code: 'DERIVED_REFUSED', objectApiName, detail });
        }
    });
    counts.written += done.length;
    counts.refused += refused.length;
    counts.postponed += changes.length - done.length - refused.length;
}

/** The mirror holds what the org confirmed. The stamp follows with the next look for changes. */
async function takeOver(
    tx: Database,
    orgId: string,
    { table, columns }: DerivedTarget,
    changes: readonly DerivedChange[]
): Promise<void> {
    const entries = Object.entries(columns);
    const typed = entries.map(([field, [, type]]) => `"${field}" ${type}`).join(', ');
    const sets = entries.map(([field, [column]]) => `${column} = done."${field}"`).join(', ');
    await tx.execute(
        `UPDATE ${table} SET ${sets} FROM jsonb_to_recordset($2::jsonb) AS done (id text, ${typed})
         WHERE ${table}.org_id = $1 AND ${table}.id = done.id`,
        [orgId, JSON.stringify(changes.map(({ id, fields }) => ({ id, ...fields })))]
    );
}
