import type { OrgRecord } from '../ports.ts';

/** PostgreSQL type of a mirror column. */
export type ColumnType = 'text' | 'double precision' | 'numeric' | 'boolean' | 'integer' | 'date' | 'timestamptz';

export type CellValue = string | number | boolean | null;

/**
 * How one mirror column is filled. `read` takes REST records (typed, nested parents) and Bulk records (text under
 * dotted names) alike; null means no value.
 */
export interface Column {
    readonly type: ColumnType;
    /** API names the value is made of; the first ones win where there are alternatives. */
    readonly fields: readonly string[];
    /** The row cannot be stored without it. */
    readonly isRequired: boolean;
    /** Absent in many orgs by design (multi-currency and such): its absence is no alert. */
    readonly isOptionalFeature: boolean;
    /** Stored when the value is empty, for columns that may not be null. */
    readonly fallback: CellValue;
    readonly read: (record: OrgRecord) => CellValue;
    /**
     * The same value in SQL, for whole result pages that never become objects: made of the SQL of the fields' cells, text
     * with NULL for no value. It gives what `read` gives, or fails for cells that no org writes; then `read` decides.
     */
    readonly sql: (cellOf: CellSql) => string;
    /**
     * Cells of the one field that the database reads by itself as `sql` says, so that COPY can take them as they came: those
     * of these lengths, or of any. Null: the value has to be computed.
     */
    readonly copied: 'any' | readonly number[] | null;
}

/** SQL of the text cell of a field; `NULL` for a field that was not read. */
export type CellSql = (field: string) => string;

/** Lengths of `true` and `false`, and of a plain day. */
const TRUE_OR_FALSE = [4, 5];
const DAY = [10];

type Options = Partial<Pick<Column, 'isRequired' | 'isOptionalFeature' | 'fallback'>>;
type Kind = Pick<Column, 'type' | 'fields' | 'read' | 'sql'> & Partial<Pick<Column, 'copied'>>;

function column(kind: Kind, options: Options = {}): Column {
    return { copied: null, ...kind, isRequired: false, isOptionalFeature: false, fallback: null, ...options };
}

/** A column made of one field by a reader and the SQL that does the same. */
function ofField(
    type: ColumnType,
    field: string,
    read: (record: OrgRecord, field: string) => CellValue,
    sql: (cell: string) => string,
    copied: Column['copied'] = null
): Kind {
    return {
        type,
        fields: [field],
        read: (record) => read(record, field),
        sql: (cellOf) => sql(cellOf(field)),
        copied
    };
}

export const text = (field: string, options?: Options): Column =>
    column(
        ofField('text', field, textOf, (cell) => cell, 'any'),
        options
    );

export const number = (field: string, options?: Options): Column =>
    column(
        ofField('double precision', field, numberOf, (cell) => `${cell}::double precision`, 'any'),
        options
    );

export const decimal = (field: string, options?: Options): Column =>
    column(
        ofField('numeric', field, numberOf, (cell) => `${cell}::numeric`, 'any'),
        options
    );

/** Whole number; `30.0`, as some APIs write it, is 30. */
export const integer = (field: string, options?: Options): Column =>
    column(
        ofField('integer', field, integerOf, (cell) => `floor(${cell}::double precision + 0.5)::integer`),
        options
    );

export const flag = (field: string, options?: Options): Column =>
    column(
        ofField('boolean', field, flagOf, (cell) => `${cell}::boolean`, TRUE_OR_FALSE),
        { fallback: false, ...options }
    );

export const date = (field: string, options?: Options): Column =>
    column(
        ofField('date', field, dayOf, (cell) => `left(${cell}, 10)::date`, DAY),
        options
    );

export const instant = (field: string, options?: Options): Column =>
    column(
        ofField('timestamptz', field, instantOf, (cell) => `${cell}::timestamptz`, 'any'),
        options
    );

/** The first of several instants that has a value; a plain date counts from 00:00 UTC. */
export const firstInstant = (fields: readonly string[], options?: Options): Column =>
    column(
        {
            type: 'timestamptz',
            fields,
            read: (record) => firstOf(fields, (field) => instantOf(record, field)),
            sql: (cellOf) => `coalesce(${fields.map((field) => `${cellOf(field)}::timestamptz`).join(', ')})`
        },
        options
    );

/** The first of several names that has a value, without a suffix. */
export const firstName = (fields: readonly string[], suffix: string, options?: Options): Column =>
    column(
        {
            type: 'text',
            fields,
            read: (record) => {
                const name = firstOf(fields, (field) => textOf(record, field));
                return name?.endsWith(suffix) === true ? name.slice(0, -suffix.length) : name;
            },
            sql: (cellOf) =>
                `regexp_replace(coalesce(${fields.map((field) => `${cellOf(field)}`).join(', ')}), '${suffix}$', '')`
        },
        options
    );

/** One half of a place: the first pair of which both halves are known and in range wins. Degrees WGS 84. */
export const degrees = (half: 'latitude' | 'longitude', pairs: readonly (readonly [string, string])[]): Column =>
    column({
        type: 'double precision',
        fields: pairs.flat(),
        read: (record) => {
            for (const [latitudeField, longitudeField] of pairs) {
                const latitude = numberOf(record, latitudeField);
                const longitude = numberOf(record, longitudeField);
                if (latitude !== null && longitude !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
                    return half === 'latitude' ? latitude : longitude;
                }
            }
            return null;
        },
        sql: (cellOf) => {
            const cases = pairs.map(([latitudeField, longitudeField]) => {
                const latitude = `${cellOf(latitudeField)}::double precision`;
                const longitude = `${cellOf(longitudeField)}::double precision`;
                const value = half === 'latitude' ? latitude : longitude;
                return `WHEN abs(${latitude}) <= 90 AND abs(${longitude}) <= 180 THEN ${value}`;
            });
            return `CASE ${cases.join(' ')} END`;
        }
    });

/** Value under a dotted name, flat (Bulk) or nested (REST). */
export function valueOf(record: OrgRecord, field: string): unknown {
    if (field in record) {
        return record[field];
    }
    let value: unknown = record;
    for (const part of field.split('.')) {
        if (typeof value !== 'object' || value === null) {
            return null;
        }
        value = (value as Record<string, unknown>)[part];
    }
    return value;
}

export function textOf(record: OrgRecord, field: string): string | null {
    const value = valueOf(record, field);
    if (value === null || value === undefined || value === '') {
        return null;
    }
    // PostgreSQL text holds no null byte; orgs do (seen in exports).
    return String(value).replaceAll('\u0000', '');
}

export function numberOf(record: OrgRecord, field: string): number | null {
    const value = textOf(record, field);
    if (value === null) {
        return null;
    }
    const parsed = Number(value);
    return Number.isFinite(parsed) ? parsed : null;
}

function integerOf(record: OrgRecord, field: string): number | null {
    const value = numberOf(record, field);
    return value === null ? null : Math.round(value);
}

function dayOf(record: OrgRecord, field: string): string | null {
    return textOf(record, field)?.slice(0, 10) ?? null;
}

export function flagOf(record: OrgRecord, field: string): boolean | null {
    const value = textOf(record, field)?.toLowerCase() ?? null;
    return value === null ? null : value === 'true' || value === '1';
}

/** ISO 8601 in UTC of any form Salesforce writes (`+0000`, `Z`, a plain date). */
export function instantOf(record: OrgRecord, field: string): string | null {
    const value = textOf(record, field);
    if (value === null) {
        return null;
    }
    const at = new Date(value);
    return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

function firstOf<Value>(names: readonly string[], read: (name: string) => Value | null): Value | null {
    for (const name of names) {
        const value = read(name);
        if (value !== null) {
            return value;
        }
    }
    return null;
}
