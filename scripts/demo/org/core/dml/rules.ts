import type { SchemaStore } from '../schema.ts';
import type { Transaction } from '../transaction.ts';
import type { FieldDef, ObjectDef } from '../types.ts';
import type { Draft } from './draft.ts';
import { RecordError } from './recordError.ts';

export function checkRequired(object: ObjectDef, draft: Draft): void {
    const missing = [...object.fields.values()]
        .filter((field) => field.required && field.createable && (draft[field.name] ?? null) === null)
        .map((field) => field.name);
    if (missing.length > 0) {
        throw new RecordError(
            'REQUIRED_FIELD_MISSING',
            `Required fields are missing: [${missing.join(', ')}]`,
            missing
        );
    }
}

export function checkUnique(tx: Transaction, object: ObjectDef, draft: Draft): void {
    for (const field of object.fields.values()) {
        const value = draft[field.name] ?? null;
        if (!field.unique || value === null) {
            continue;
        }
        for (const row of tx.lookup(object.name, field.name, value)) {
            if (row.Id !== draft.Id && !row['IsDeleted']) {
                throw new RecordError(
                    'DUPLICATE_VALUE',
                    `duplicate value found: ${field.name} duplicates value on record with id: ${row.Id}`
                );
            }
        }
    }
}

/** Activities may point to any object that has activities; other references only to their own objects. */
export function checkReference(tx: Transaction, schema: SchemaStore, field: FieldDef, id: string): void {
    const target = schema.objectOfId(id);
    const allowed = target && (field.referenceTo.includes(target.name) || (field.name === 'WhatId' && target.custom));
    if (!allowed) {
        throw new RecordError('MALFORMED_ID', `${field.label}: id value of incorrect type: ${id}`, [field.name]);
    }
    const row = tx.get(target.name, id);
    if (!row) {
        throw new RecordError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field.name]);
    }
    if (row['IsDeleted']) {
        throw new RecordError('ENTITY_IS_DELETED', 'entity is deleted', [field.name]);
    }
    if (field.name === 'OwnerId' && target.name === 'User' && row['IsActive'] === false) {
        throw new RecordError('INACTIVE_OWNER_OR_USER', 'operation performed with inactive user', [field.name]);
    }
}
