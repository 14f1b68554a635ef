import { SalesforceError } from '../errors.ts';
import type { SchemaStore } from '../schema.ts';
import type { Transaction } from '../transaction.ts';
import type { FieldDef, ObjectDef, RecordInput } from '../types.ts';
import { coerce } from './coerce.ts';
import { RecordError } from './recordError.ts';

const META_KEYS = new Set(['attributes', 'type']);

/**
 * Input fields by name, with parents named by external id turned into ids: `{ Account__r: { ClientKey__c: 'a' } }` in JSON,
 * `Account__r.ClientKey__c` as a column of a CSV.
 */
export function resolveInput(
    tx: Transaction,
    schema: SchemaStore,
    object: ObjectDef,
    input: RecordInput
): [FieldDef, unknown][] {
    const values: [FieldDef, unknown][] = [];
    for (const [key, value] of Object.entries(input)) {
        if (META_KEYS.has(key)) {
            continue;
        }
        const [head = '', tail] = key.split('.');
        const relation = schema.relationship(object, head);
        if (relation && tail !== undefined) {
            values.push([relation, parentId(tx, schema, relation, tail, value)]);
        } else if (relation && typeof value === 'object' && value !== null) {
            const [name, wanted] = Object.entries(value).find(([name]) => !META_KEYS.has(name)) ?? ['', null];
            values.push([relation, parentId(tx, schema, relation, name, wanted)]);
        } else {
            values.push([fieldOf(schema, object, key), value]);
        }
    }
    return values;
}

export function noSuchField(object: ObjectDef, name: string): RecordError {
    return new RecordError('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`, []);
}

function fieldOf(schema: SchemaStore, object: ObjectDef, name: string): FieldDef {
    const field = schema.field(object, name);
    if (!field) {
        throw noSuchField(object, name);
    }
    return field;
}

function parentId(
    tx: Transaction,
    schema: SchemaStore,
    relation: FieldDef,
    externalIdName: string,
    value: unknown
): string | null {
    if (value === null || value === undefined || value === '') {
        return null;
    }
    for (const parentName of relation.referenceTo) {
        const parent = schema.requireObject(parentName);
        const field = schema.field(parent, externalIdName);
        if (!field) {
            continue;
        }
        if (!field.externalId && field.type !== 'id' && !field.unique) {
            throw new SalesforceError('INVALID_FIELD', `${externalIdName} is not an External ID or indexed field`);
        }
        for (const row of tx.lookup(parent.name, field.name, coerce(field, value))) {
            if (!row['IsDeleted']) {
                return row.Id;
            }
        }
    }
    throw new RecordError(
        'INVALID_FIELD',
        `Foreign key external ID: ${String(value).toLowerCase()} not found for field ${externalIdName} in entity ${relation.referenceTo[0]}`
    );
}
