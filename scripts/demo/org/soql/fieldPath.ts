import type { FieldDef, FieldType, FieldValue, ObjectDef, Row } from '../core/types.ts';
import { invalidField, noSuchColumn, noSuchRelationship } from './errors.ts';
import { compileFormula } from './formula.ts';
import type { QueryScope } from './scope.ts';
import { dayText, localDay } from './zonedDate.ts';

const MAX_LEVELS = 5;
/** Fields of the pseudo object `Name` that polymorphic parents (Who, What) have. */
const POLYMORPHIC = new Set(['id', 'name', 'type', 'firstname', 'lastname', 'email', 'phone', 'title', 'username']);

export interface Compound {
    readonly [part: string]: FieldValue;
}
export type Value = FieldValue | Compound;

/** A field as a query names it, ready to be read from rows. */
export interface FieldPath {
    /** As written by the schema: `Owner.Name`. */
    readonly path: string;
    /** References from the queried object to the object that has the field. */
    readonly chain: readonly FieldDef[];
    readonly name: string;
    readonly type: FieldType;
    /** Null for a field of a polymorphic parent. */
    readonly field: FieldDef | null;
    read(row: Row): Value;
}

/** Errors: INVALID_FIELD for a field or relationship that does not exist or that the user may not see. */
export function resolvePath(scope: QueryScope, object: ObjectDef, alias: string | null, text: string): FieldPath {
    const parts = text.split('.');
    if (parts.length > 1 && isSelf(parts[0] ?? '', object, alias)) {
        parts.shift();
    }
    if (parts.length - 1 > MAX_LEVELS) {
        throw invalidField(`Relationship path '${text}' has more than ${MAX_LEVELS} levels`);
    }
    const last = parts.pop() ?? '';
    const chain: FieldDef[] = [];
    let current = object;
    for (const [i, part] of parts.entries()) {
        const reference = scope.schema.relationship(current, part);
        if (!reference || !scope.access.canReadField(scope.user, current, reference)) {
            throw noSuchRelationship(part);
        }
        chain.push(reference);
        if (reference.referenceTo.length > 1) {
            if (i < parts.length - 1 || !POLYMORPHIC.has(last.toLowerCase())) {
                throw noSuchColumn(parts[i + 1] ?? last, 'Name');
            }
            return polymorphicPath(scope, chain, last);
        }
        const parent = scope.schema.object(reference.referenceTo[0] ?? '');
        if (!parent || !scope.access.canUseObject(scope.user, parent, 'read')) {
            throw noSuchRelationship(part);
        }
        current = parent;
    }
    const field = scope.schema.field(current, last);
    if (!field || !scope.access.canReadField(scope.user, current, field)) {
        throw noSuchColumn(last, current.name);
    }
    return ownPath(scope, chain, current, field);
}

/** The record that a reference points to; deleted parents are only seen by queryAll. */
export function follow(scope: QueryScope, row: Row, reference: FieldDef): { object: ObjectDef; row: Row } | null {
    const id = row[reference.name];
    if (typeof id !== 'string') {
        return null;
    }
    const object =
        reference.referenceTo.length === 1
            ? scope.schema.object(reference.referenceTo[0] ?? '')
            : scope.schema.objectOfId(id);
    const parent = object ? scope.store.table(object.name).get(id) : undefined;
    if (!object || !parent || (parent['IsDeleted'] === true && !scope.includeDeleted)) {
        return null;
    }
    return { object, row: parent };
}

function ownPath(scope: QueryScope, chain: readonly FieldDef[], object: ObjectDef, field: FieldDef): FieldPath {
    const readOwn = ownReader(scope, object, field);
    return {
        path: [...chain.map((reference) => reference.relationshipName), field.name].join('.'),
        chain,
        name: field.name,
        type: field.type,
        field,
        read: chain.length === 0 ? readOwn : (row) => readThrough(scope, chain, row, readOwn)
    };
}

function ownReader(scope: QueryScope, object: ObjectDef, field: FieldDef): (row: Row) => Value {
    if (field.type === 'address') {
        return (row) => addressOf(row, field.compoundFieldName ?? '');
    }
    if (field.type === 'location') {
        return (row) => locationOf(row, field.compoundFieldName ?? '');
    }
    const formula = field.formula === null ? null : formulaReader(scope, object, field.formula);
    if (formula) {
        return (row) => row[field.name] ?? formula(row);
    }
    const empty = field.type === 'boolean' ? false : null;
    return (row) => row[field.name] ?? empty;
}

/** What a formula gives now: its value may change with the day or a parent, and the record has no new stamp. */
function formulaReader(scope: QueryScope, object: ObjectDef, text: string): ((row: Row) => Value) | null {
    const formula = compileFormula(text);
    if (formula === null) {
        return null;
    }
    const paths = new Map<string, FieldPath>();
    const pathOf = (name: string): FieldPath => {
        const path = paths.get(name) ?? resolvePath({ ...scope, user: null }, object, null, name);
        paths.set(name, path);
        return path;
    };
    const today = dayText(localDay(scope.now, scope.timeZone));
    return (row) => formula({ today, field: (name) => pathOf(name).read(row) as FieldValue });
}

function readThrough(scope: QueryScope, chain: readonly FieldDef[], row: Row, readOwn: (row: Row) => Value): Value {
    let current: Row = row;
    for (const reference of chain) {
        const parent = follow(scope, current, reference);
        if (!parent) {
            return null;
        }
        current = parent.row;
    }
    return readOwn(current);
}

function polymorphicPath(scope: QueryScope, chain: readonly FieldDef[], name: string): FieldPath {
    const exact = name.charAt(0).toUpperCase() + name.slice(1);
    const before = chain.slice(0, -1);
    const reference = chain.at(-1) as FieldDef;
    const readLast = (row: Row): Value => {
        const parent = follow(scope, row, reference);
        if (!parent) {
            return null;
        }
        if (exact === 'Type') {
            return parent.object.name;
        }
        const field = scope.schema.field(parent.object, name);
        return field ? (parent.row[field.name] ?? null) : null;
    };
    return {
        path: [...chain.map((step) => step.relationshipName), exact].join('.'),
        chain,
        name: exact,
        type: exact === 'Id' ? 'id' : 'string',
        field: null,
        read: (row) => readThrough(scope, before, row, readLast)
    };
}

function isSelf(part: string, object: ObjectDef, alias: string | null): boolean {
    const name = part.toLowerCase();
    return name === alias?.toLowerCase() || name === object.name.toLowerCase();
}

function addressOf(row: Row, prefix: string): Compound | null {
    const part = (name: string): FieldValue => row[prefix + name] ?? null;
    const address = {
        city: part('City'),
        country: part('Country'),
        geocodeAccuracy: part('GeocodeAccuracy'),
        latitude: part('Latitude'),
        longitude: part('Longitude'),
        postalCode: part('PostalCode'),
        state: part('State'),
        street: part('Street')
    };
    return Object.values(address).every((value) => value === null) ? null : address;
}

function locationOf(row: Row, stem: string): Compound | null {
    const latitude = row[`${stem}__Latitude__s`] ?? null;
    const longitude = row[`${stem}__Longitude__s`] ?? null;
    return latitude === null || longitude === null ? null : { latitude, longitude };
}
