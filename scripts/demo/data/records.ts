import type { DemoRecords } from './company.ts';
import { toDateTime } from './days.ts';

export type DemoRecord = Record<string, string | number | boolean | null>;

const BATCH = 2000;

/** Hands records over in batches, so that a large company is never in memory as records as a whole. */
export function* batches(objectApiName: string, records: Iterable<DemoRecord>): Generator<DemoRecords> {
    let batch: DemoRecord[] = [];
    for (const record of records) {
        batch.push(record);
        if (batch.length === BATCH) {
            yield { objectApiName, records: batch };
            batch = [];
        }
    }
    if (batch.length > 0) yield { objectApiName, records: batch };
}

/** Who made and last changed a record, and when. */
export function stamps(userId: string, createdMs: number, changedMs: number = createdMs): DemoRecord {
    const changed = toDateTime(Math.max(createdMs, changedMs));
    return {
        CreatedById: userId,
        CreatedDate: toDateTime(createdMs),
        LastModifiedById: userId,
        LastModifiedDate: changed,
        SystemModstamp: changed
    };
}
