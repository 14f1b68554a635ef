import { normalizeDateTime, toDateTime } from './dates.ts';
import { derive } from './dml/derive.ts';
import { compact, numberRecord } from './dml/draft.ts';
import type { Draft } from './dml/draft.ts';
import { isId, to18 } from './ids.ts';
import type { SchemaStore } from './schema.ts';
import type { Store } from './store.ts';
import type { FieldDef, FieldValue, ObjectDef, RecordInput, Row } from './types.ts';

const ENTRY_ROWS = 1000;

/** Writes rows without the platform's rules, many to a journal line, one fsync at the end. Errors: unknown fields. */
export function loadRows(
    store: Store,
    schema: SchemaStore,
    objectName: string,
    records: readonly RecordInput[],
    now: number,
    userId: string
): string[] {
    const object = schema.requireObject(objectName);
    const names = new Map<string, FieldDef>();
    const ids: string[] = [];
    for (let start = 0; start < records.length; start += ENTRY_ROWS) {
        const rows = records
            .slice(start, start + ENTRY_ROWS)
            .map((record): [string, Row] => [
                object.name,
                rowOf(store, schema, object, names, record, toDateTime(now), userId)
            ]);
        rows.forEach(([, row]) => ids.push(row.Id));
        store.commit({ rows }, false);
    }
    store.sync();
    return ids;
}

function rowOf(
    store: Store,
    schema: SchemaStore,
    object: ObjectDef,
    names: Map<string, FieldDef>,
    record: RecordInput,
    stamp: string,
    userId: string
): Row {
    const given: Record<string, FieldValue> = {};
    for (const [name, value] of Object.entries(record)) {
        if (name !== 'attributes' && value !== undefined && value !== null) {
            const field = names.get(name) ?? fieldOf(schema, object, name);
            names.set(name, field);
            given[field.name] = stored(object, field, value);
        }
    }
    const draft: Draft = { Id: String(given['Id'] ?? store.nextId(object.keyPrefix)) };
    for (const field of object.fields.values()) {
        if (field.defaultValue !== null) {
            draft[field.name] = field.defaultValue;
        }
    }
    Object.assign(draft, given);
    fillStamps(object, draft, stamp, userId);
    numberRecord(object, draft);
    derive(object.name, draft, null, {
        stamp: String(draft['SystemModstamp']),
        get: (name, id) => store.table(name).get(id),
        find: (name, field, value) => store.table(name).lookup(field, value).next().value as Row | undefined
    });
    return compact({ ...draft, ...given, Id: draft.Id });
}

function fieldOf(schema: SchemaStore, object: ObjectDef, name: string): FieldDef {
    const field = schema.field(object, name);
    if (!field) {
        throw new Error(`loadRecords: ${object.name} has no field ${name}. Is its metadata deployed?`);
    }
    return field;
}

function stored(object: ObjectDef, field: FieldDef, value: unknown): FieldValue {
    if (field.type === 'datetime') {
        const dateTime = normalizeDateTime(value instanceof Date ? value : String(value));
        if (dateTime === null) {
            throw new Error(`loadRecords: ${object.name}.${field.name} expects an ISO datetime, got ${String(value)}`);
        }
        return dateTime;
    }
    if (field.type === 'id' || field.type === 'reference') {
        if (!isId(value)) {
            throw new Error(`loadRecords: ${object.name}.${field.name} expects a record id, got ${String(value)}`);
        }
        return to18(value);
    }
    return value as FieldValue;
}

function fillStamps(object: ObjectDef, draft: Draft, stamp: string, userId: string): void {
    const fill = (name: string, value: FieldValue | undefined): void => {
        if (object.fields.has(name)) {
            draft[name] ??= value;
        }
    };
    fill('CreatedDate', draft['LastModifiedDate'] ?? draft['SystemModstamp'] ?? stamp);
    fill('LastModifiedDate', draft['CreatedDate'] ?? stamp);
    fill('SystemModstamp', draft['LastModifiedDate'] ?? draft['CreatedDate'] ?? stamp);
    fill('OwnerId', userId);
    fill('CreatedById', draft['OwnerId'] ?? userId);
    fill('LastModifiedById', draft['CreatedById'] ?? userId);
}
