import type { SchemaStore } from '../schema.ts';
import type { Transaction } from '../transaction.ts';
import type { FieldValue, MetadataComponent, Row } from '../types.ts';
import { compact } from '../dml/draft.ts';

/** What the handlers of a deployment work on; all of it is undone if one component fails. */
export interface DeployContext {
    readonly schema: SchemaStore;
    readonly tx: Transaction;
    readonly stamp: string;
    readonly now: number;
    readonly userId: string;
    nextId(keyPrefix: string): string;
    /** A component of this deployment or of an earlier one. */
    component(type: string, fullName: string): MetadataComponent | undefined;
}

/** Inserts or replaces a setup row that is found by a key field; returns its id. */
export function putRow(
    context: DeployContext,
    objectName: string,
    key: Readonly<Record<string, FieldValue>>,
    values: Readonly<Record<string, FieldValue>>
): string {
    const object = context.schema.requireObject(objectName);
    const before = findRow(context, objectName, key);
    const stamps: Record<string, FieldValue> = {};
    for (const name of ['LastModifiedDate', 'SystemModstamp', ...(before ? [] : ['CreatedDate'])]) {
        if (object.fields.has(name)) {
            stamps[name] = context.stamp;
        }
    }
    for (const name of ['LastModifiedById', ...(before ? [] : ['CreatedById'])]) {
        if (object.fields.has(name)) {
            stamps[name] = context.userId;
        }
    }
    const defaults = Object.fromEntries([...object.fields.values()].map((field) => [field.name, field.defaultValue]));
    const id = before?.Id ?? context.nextId(object.keyPrefix);
    context.tx.put(objectName, compact({ ...defaults, ...before, ...key, ...values, ...stamps, Id: id }));
    return id;
}

export function findRow(
    context: DeployContext,
    objectName: string,
    key: Readonly<Record<string, FieldValue>>
): Row | undefined {
    const [[first, value] = ['Id', null], ...rest] = Object.entries(key);
    for (const row of context.tx.lookup(objectName, first, value)) {
        if (rest.every(([name, wanted]) => (row[name] ?? null) === wanted)) {
            return row;
        }
    }
    return undefined;
}
