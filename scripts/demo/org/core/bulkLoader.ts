import { normalizeDateTime, toDateTime } from './dates.ts';
import { derive, isDerived } from './dml/derive.ts';
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
    const loader: Loader = {
        store,
        schema,
        object,
        userId,
        stamp: toDateTime(now),
        fields: new Map(),
        defaults: [...object.fields.values()].filter((field) => field.defaultValue !== null)
    };
    const ids: string[] = [];
    for (let start = 0; start < records.length; start += ENTRY_ROWS) {
        const part = records.slice(start, start + ENTRY_ROWS);
        const rows = part.map((record): [string, Row] => [object.name, rowOf(loader, record)]);
        rows.forEach(([, row]) => ids.push(row.Id));
        store.commit({ rows }, false);
    }
    store.sync();
    return ids;
}

interface Loader {
    readonly store: Store;
    readonly schema: SchemaStore;
    readonly object: ObjectDef;
    readonly userId: string;
    readonly stamp: string;
    /** By the names that the records use. */
    readonly fields: Map<string, FieldDef>;
    readonly defaults: readonly FieldDef[];
}

function rowOf(loader: Loader, record: RecordInput): Row {
    const { object, store } = loader;
    const draft: Draft = { Id: '' };
    for (const field of loader.defaults) {
        draft[field.name] = field.defaultValue;
    }
    assign(loader, draft, record);
    draft.Id ||= store.nextId(object.keyPrefix);
    fillStamps(object, draft, loader.stamp, loader.userId);
    numberRecord(object, draft);
    return isDerived(object.name) ? derived(loader, draft, record) : draft;
}

function assign(loader: Loader, draft: Draft, record: RecordInput): void {
    for (const [name, value] of Object.entries(record)) {
        if (value === undefined || value === null || name === 'attributes') {
            continue;
        }
        let field = loader.fields.get(name);
        if (!field) {
            field = fieldOf(loader.schema, loader.object, name);
            loader.fields.set(name, field);
        }
        draft[field.name] = stored(loader.object, field, value);
    }
}

/** Given values win over computed ones. */
function derived(loader: Loader, draft: Draft, record: RecordInput): Row {
    const { store } = loader;
    derive(loader.object.name, draft, null, {
        stamp: String(draft['SystemModstamp']),
        get: (name, id) => store.table(name).get(id),
        find: (name, field, value) => store.table(name).lookup(field, value).next().value as Row | undefined
    });
    assign(loader, draft, record);
    return compact(draft);
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
