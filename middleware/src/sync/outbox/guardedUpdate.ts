import type { RunContext } from '../context.ts';
import { flagOf, instantOf, textOf } from '../mapping/columns.ts';
import type { OrgRecord, SaveOutcome } from '../ports.ts';
import { soqlList } from './plannedVisits.ts';
import { isTemporaryOutcome } from './saveRetry.ts';

/** What the writer wants, and what it saw when it decided. Both name the same fields. */
export interface GuardedChange {
    /** Value of the key field of the one record that is meant. */
    readonly key: string;
    readonly base: OrgRecord;
    readonly values: OrgRecord;
}

export type GuardedOutcome =
    | { readonly state: 'written' | 'unchanged'; readonly id: string }
    | {
          readonly state: 'conflict';
          readonly id: string | null;
          readonly reason: 'changed' | 'deleted';
          /** The changed fields as the org has them now; null when the record is gone. */
          readonly theirs: OrgRecord | null;
      }
    | { readonly state: 'failed'; readonly id: string | null; readonly failure: SaveOutcome };

const ROUNDS = 3;
const KEYS_A_QUERY = 200;
const WRITES_A_CALL = 25;
const PAUSE_SECONDS = 1.1;

/**
 * Changes records only where nobody else did in between; a person's edit is never overwritten.
 *
 * Each record is read first: if it already has the new values nothing is written (a lost answer, a repeat); if one of the
 * fields is neither as the writer saw it nor new, it is a conflict; an edit of other fields is none. The write itself
 * carries the stamp that was read (`If-Unmodified-Since`), so an edit between read and write is refused by the org and
 * looked at again. The header counts whole seconds: a record that was changed in the second of the read waits for the next.
 *
 * Errors: {@link OrgError} when the org cannot be asked; then nothing is known and the caller comes again.
 */
export async function updateUnlessChanged(
    context: RunContext,
    target: { readonly objectApiName: string; readonly keyField: string },
    changes: readonly GuardedChange[]
): Promise<Map<string, GuardedOutcome>> {
    const outcomes = new Map<string, GuardedOutcome>();
    let open = changes;
    for (let round = 0; open.length > 0 && round < ROUNDS; round += 1) {
        if (round > 0) {
            await context.sleep(PAUSE_SECONDS * round);
        }
        const reads = await readEach(context, target, open);
        const writes = open.flatMap((change) => {
            const verdict = judge(change, reads.records.get(change.key), reads.at);
            if ('unmodifiedSince' in verdict) {
                return [{ change, ...verdict }];
            }
            outcomes.set(change.key, verdict);
            return [];
        });
        for (let start = 0; start < writes.length; start += WRITES_A_CALL) {
            const part = writes.slice(start, start + WRITES_A_CALL);
            const saved = await context.client.updateUnmodified(
                target.objectApiName,
                part.map(({ id, change, unmodifiedSince }) => ({ id, values: change.values, unmodifiedSince }))
            );
            part.forEach(({ change, id }, index) =>
                outcomes.set(change.key, savedOutcome(id, saved[index] as SaveOutcome))
            );
        }
        open = open.filter((change) => isOpen(outcomes.get(change.key)));
    }
    return outcomes;
}

/** The org refused because of another edit, or cannot now: read again. */
function isOpen(outcome: GuardedOutcome | undefined): boolean {
    return outcome?.state === 'failed' && isTemporaryOutcome(outcome.failure);
}

function savedOutcome(id: string, saved: SaveOutcome): GuardedOutcome {
    return saved.isSuccess ? { state: 'written', id } : { state: 'failed', id, failure: saved };
}

async function readEach(
    context: RunContext,
    { objectApiName, keyField }: { readonly objectApiName: string; readonly keyField: string },
    changes: readonly GuardedChange[]
): Promise<{ readonly records: Map<string, OrgRecord>; readonly at: Date }> {
    // Asked before the records: what they say is at least as new.
    const at = await context.client.orgTime();
    const names = new Set(['Id', keyField, 'IsDeleted', 'LastModifiedDate']);
    changes.forEach(({ values }) => Object.keys(values).forEach((name) => names.add(name)));
    const records = new Map<string, OrgRecord>();
    for (let start = 0; start < changes.length; start += KEYS_A_QUERY) {
        const keys = soqlList(changes.slice(start, start + KEYS_A_QUERY).map(({ key }) => key));
        const page = await context.client.queryAll(
            `SELECT ${[...names].join(', ')} FROM ${objectApiName} WHERE ${keyField} IN (${keys})`
        );
        for (const record of page.records) {
            const key = textOf(record, keyField) ?? '';
            const known = records.get(key);
            if (known === undefined || flagOf(known, 'IsDeleted') === true) {
                records.set(key, record);
            }
        }
    }
    return { records, at };
}

function judge(
    change: GuardedChange,
    record: OrgRecord | undefined,
    readAt: Date
): GuardedOutcome | { readonly id: string; readonly unmodifiedSince: Date } {
    if (record === undefined || flagOf(record, 'IsDeleted') === true) {
        return { state: 'conflict', id: textOf(record ?? {}, 'Id'), reason: 'deleted', theirs: null };
    }
    const id = textOf(record, 'Id') ?? '';
    const names = Object.keys(change.values);
    if (names.every((name) => isSameValue(record[name], change.values[name]))) {
        return { state: 'unchanged', id };
    }
    const isTouched = names.some(
        (name) => !isSameValue(record[name], change.base[name]) && !isSameValue(record[name], change.values[name])
    );
    if (isTouched) {
        const theirs = Object.fromEntries(names.map((name) => [name, record[name] ?? null]));
        return { state: 'conflict', id, reason: 'changed', theirs };
    }
    const unmodifiedSince = new Date(instantOf(record, 'LastModifiedDate') ?? Number.NaN);
    return wholeSeconds(readAt) > wholeSeconds(unmodifiedSince)
        ? { id, unmodifiedSince }
        : { state: 'failed', id, failure: justChanged(id) };
}

function justChanged(id: string): SaveOutcome {
    const message = 'The record was changed in this very second; it is looked at again.';
    return { id, isSuccess: false, isCreated: false, code: 'RECORD_JUST_CHANGED', message };
}

function wholeSeconds(at: Date): number {
    return Math.floor(at.getTime() / 1000);
}

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T/;

/** Equal as values: `+0000` and `Z`, 3 and 3.0, absent and null. */
export function isSameValue(first: unknown, second: unknown): boolean {
    return comparable(first) === comparable(second);
}

function comparable(value: unknown): unknown {
    if (value === undefined || value === null || value === '') {
        return null;
    }
    return typeof value === 'string' && DATE_TIME.test(value) ? new Date(value).getTime() : value;
}
