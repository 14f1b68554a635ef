import type { OrgRecord } from '../ports.ts';
import type { CellValue, Column } from './columns.ts';
import { flag, instant, text } from './columns.ts';

export type MirrorRow = Readonly<Record<string, CellValue>>;

/**
 * What of one object is mirrored, and where to. Pure data: adding an object is one such file, one entry in
 * `mapping/index.ts` and one migration.
 */
export interface ObjectMapping {
    readonly objectApiName: string;
    readonly table: string;
    /**
     * `stamped`: followed by SystemModstamp, first load by Bulk. `snapshot`: small and without reliable stamps, read as a
     * whole in every run.
     */
    readonly strategy: 'stamped' | 'snapshot';
    /** Columns that identify a row, beside `org_id`. */
    readonly keyColumns: readonly string[];
    readonly columns: Readonly<Record<string, Column>>;
    /** Absent in many orgs by design: its absence is no alert. */
    readonly isOptional: boolean;
    /** SOQL condition on what is mirrored at all. */
    readonly condition: string | null;
    /** False for settings rows that are simply removed; true keeps the row with `is_deleted`. */
    readonly keepsDeleted: boolean;
    /** Columns that point to a record of an object that can be merged: they follow to the master record. */
    readonly references: readonly { readonly column: string; readonly objectApiName: string }[];
}

type MappingParts = Pick<ObjectMapping, 'objectApiName' | 'table' | 'columns'> & Partial<ObjectMapping>;

/** A mapping with the columns that every record table has: id, system_modstamp, is_deleted. */
export function recordMapping(parts: MappingParts): ObjectMapping {
    return {
        strategy: 'stamped',
        keyColumns: ['id'],
        isOptional: false,
        condition: null,
        keepsDeleted: true,
        references: [],
        ...parts,
        columns: {
            id: text('Id', { isRequired: true }),
            ...parts.columns,
            system_modstamp: instant('SystemModstamp', { isRequired: true }),
            is_deleted: flag('IsDeleted', { isOptionalFeature: true })
        }
    };
}

/** A mapping of rows that are read as a whole and have neither stamp nor deletion mark. */
export function settingMapping(parts: MappingParts & Pick<ObjectMapping, 'keyColumns'>): ObjectMapping {
    return {
        strategy: 'snapshot',
        isOptional: false,
        condition: null,
        keepsDeleted: false,
        references: [],
        ...parts
    };
}

/** A mapping narrowed to the fields that the integration user can read in this org. */
export interface ReadableMapping {
    readonly mapping: ObjectMapping;
    readonly fields: readonly string[];
    /** Names of columns that can be filled; all others keep what they hold. */
    readonly columns: readonly string[];
    readonly missingFields: readonly string[];
    /** A required column cannot be filled: the object cannot be mirrored at all. */
    readonly isReadable: boolean;
}

export function readable(mapping: ObjectMapping, hasField: (name: string) => boolean): ReadableMapping {
    const columns: string[] = [];
    const fields = new Set<string>();
    const missing = new Set<string>();
    let isReadable = true;
    for (const [name, column] of Object.entries(mapping.columns)) {
        const present = column.fields.filter((field) => hasField(rootField(field)));
        present.forEach((field) => fields.add(field));
        if (!column.isOptionalFeature) {
            column.fields.filter((field) => !present.includes(field)).forEach((field) => missing.add(field));
        }
        // A row that came back is live, also where the org has no deletion mark.
        if (present.length > 0 || name === 'is_deleted') {
            columns.push(name);
        } else if (column.isRequired) {
            isReadable = false;
        }
    }
    return { mapping, fields: [...fields], columns, missingFields: [...missing], isReadable };
}

/** `PermissionSet.Name` is reached through the look-up `PermissionSetId`; custom ones by `X__r` through `X__c`. */
function rootField(field: string): string {
    const [parent, child] = field.split('.');
    if (child === undefined || parent === undefined) {
        return field;
    }
    return parent.endsWith('__r') ? `${parent.slice(0, -1)}c` : `${parent}Id`;
}

/** The mirror row of a record, null when a required value is empty (the record is counted as rejected). */
export function toRow(target: ReadableMapping, record: OrgRecord): MirrorRow | null {
    const row: Record<string, CellValue> = {};
    for (const name of target.columns) {
        const column = target.mapping.columns[name];
        if (column === undefined) {
            continue;
        }
        const value = column.read(record) ?? column.fallback;
        if (value === null && column.isRequired) {
            return null;
        }
        row[name] = value;
    }
    return row;
}

export function selectSoql(target: ReadableMapping, condition: string | null = null, order = ''): string {
    const conditions = [target.mapping.condition, condition].filter((item) => item !== null).map((item) => `(${item})`);
    const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
    return `SELECT ${target.fields.join(', ')} FROM ${target.mapping.objectApiName}${where}${order}`;
}
