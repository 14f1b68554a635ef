import type { ImportColumn, StoredValue } from './columns.ts';
import type { ImportKind } from './form.ts';
import { importKind } from './form.ts';
import { recordIdOf } from './importIds.ts';

/** What is wrong with one cell, or with a record as a whole (`column` null). */
export interface ImportError {
    readonly kind: string;
    readonly line: number;
    readonly column: string | null;
    /** What was expected, what came, what to do. */
    readonly detail: string;
}

export interface StagedRow {
    /** Identifies the record within its kind. */
    readonly id: string;
    readonly line: number;
    /** Values by store column; what was given for a reference stands under `:` and its column. */
    readonly record: Readonly<Record<string, StoredValue>>;
}

export type Given = Readonly<Record<string, unknown>>;

/** Reads one record of a file by the rules of its kind. */
export function readRecord(kind: ImportKind, line: number, given: Given): StagedRow | ImportError[] {
    const errors: ImportError[] = unknownColumns(kind, line, given);
    const record: Record<string, StoredValue> = {};
    for (const column of kind.columns) {
        const value = readCell(column, given[column.name]);
        if (value instanceof CellFault) {
            errors.push({ kind: kind.kind, line, column: column.name, detail: value.detail });
            continue;
        }
        record[column.target] = idOf(kind, column, value);
        if (column.reference !== null && value !== null) {
            record[`:${column.target}`] = value;
        }
    }
    if (errors.length > 0) {
        return errors;
    }
    const keys = kind.keys.map((name) => kind.columns.find((column) => column.name === name)?.target ?? name);
    const id = keys.map((target) => String(record[target])).join('\u0001');
    if (kind.kind === 'permissions') {
        record['id'] = recordIdOf('0Pa', id);
    }
    return { id: id === '' ? '1' : id, line, record };
}

class CellFault {
    readonly detail: string;

    constructor(detail: string) {
        this.detail = detail;
    }
}

function readCell(column: ImportColumn, given: unknown): StoredValue | CellFault {
    if (given === undefined || given === null || given === '') {
        return column.isRequired
            ? new CellFault(`Expected ${column.expected}; the cell is empty. Fill it in, or leave the record out.`)
            : column.fallback;
    }
    const parsed = column.schema.safeParse(given);
    return parsed.success
        ? parsed.data
        : new CellFault(`Expected ${column.expected}; got ${JSON.stringify(given).slice(0, 80)}. Correct the cell.`);
}

function idOf(kind: ImportKind, column: ImportColumn, value: StoredValue): StoredValue {
    if (value === null) {
        return null;
    }
    if (column.reference !== null) {
        return recordIdOf(importKind(column.reference)?.keyPrefix ?? '', String(value));
    }
    return column.target === 'id' ? recordIdOf(kind.keyPrefix ?? '', String(value)) : value;
}

function unknownColumns(kind: ImportKind, line: number, given: Given): ImportError[] {
    const known = new Set(kind.columns.map(({ name }) => name));
    return Object.keys(given)
        .filter((name) => !known.has(name))
        .map((name) => ({
            kind: kind.kind,
            line,
            column: name,
            detail: `There is no column ${JSON.stringify(name)} in ${kind.kind}. Expected: ${[...known].join(', ')}. Rename or remove it.`
        }));
}
