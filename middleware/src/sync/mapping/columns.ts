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
}

type Options = Partial<Pick<Column, 'isRequired' | 'isOptionalFeature' | 'fallback'>>;

function column(type: ColumnType, fields: readonly string[], read: Column['read'], options: Options = {}): Column {
    return { type, fields, read, isRequired: false, isOptionalFeature: false, fallback: null, ...options };
}

export const text = (field: string, options?: Options): Column =>
    column('text', [field], (record) => textOf(record, field), options);

export const number = (field: string, options?: Options): Column =>
    column('double precision', [field], (record) => numberOf(record, field), options);

export const decimal = (field: string, options?: Options): Column =>
    column('numeric', [field], (record) => numberOf(record, field), options);

/** Whole number; `30.0`, as some APIs write it, is 30. */
export const integer = (field: string, options?: Options): Column =>
    column(
        'integer',
        [field],
        (record) => {
            const value = numberOf(record, field);
            return value === null ? null : Math.round(value);
        },
        options
    );

export const flag = (field: string, options?: Options): Column =>
    column('boolean', [field], (record) => flagOf(record, field), { fallback: false, ...options });

export const date = (field: string, options?: Options): Column =>
    column('date', [field], (record) => textOf(record, field)?.slice(0, 10) ?? null, options);

export const instant = (field: string, options?: Options): Column =>
    column('timestamptz', [field], (record) => instantOf(record, field), options);

/** The first of several instants that has a value; a plain date counts from 00:00 UTC. */
export const firstInstant = (fields: readonly string[], options?: Options): Column =>
    column('timestamptz', fields, (record) => firstOf(fields, (field) => instantOf(record, field)), options);

/** One half of a place: the first pair of which both halves are known and in range wins. Degrees WGS 84. */
export const degrees = (half: 'latitude' | 'longitude', pairs: readonly (readonly [string, string])[]): Column =>
    column('double precision', pairs.flat(), (record) => {
        for (const [latitudeField, longitudeField] of pairs) {
            const latitude = numberOf(record, latitudeField);
            const longitude = numberOf(record, longitudeField);
            if (latitude !== null && longitude !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
                return half === 'latitude' ? latitude : longitude;
            }
        }
        return null;
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
