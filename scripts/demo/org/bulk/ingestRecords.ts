import type { FieldDef, ObjectDef, RecordInput, Schema } from '../core/types.ts';
import type { CsvTable } from './csv.ts';

const NUMBERS: ReadonlySet<string> = new Set(['int', 'double', 'currency', 'percent']);

/** Checks the header. Gives the platform's message for the first unknown column, or null. */
export function unknownColumn(schema: Schema, object: ObjectDef, columns: readonly string[]): string | null {
    const unknown = columns.find((column) => !isKnown(schema, object, column));
    return unknown === undefined ? null : `InvalidBatch : Field name not found : ${unknown}`;
}

/**
 * Rows as records: an empty cell leaves the field alone, `#N/A` clears it, `Account.ClientKey__c` names the parent by
 * external id.
 */
export function recordsOf(schema: Schema, object: ObjectDef, table: CsvTable): RecordInput[] {
    const fields = table.columns.map((column) => schema.field(object, column));
    return table.rows.map((row) => {
        const record: Record<string, unknown> = {};
        table.columns.forEach((column, index) => {
            const cell = row[index] ?? '';
            if (cell !== '') {
                setValue(record, column, fields[index], cell);
            }
        });
        return record;
    });
}

function setValue(record: Record<string, unknown>, column: string, field: FieldDef | undefined, cell: string): void {
    const [relationship = '', parentField] = column.split('.');
    if (parentField === undefined) {
        record[column] = cell === '#N/A' ? null : typedValue(field, cell);
    } else {
        record[relationship] = cell === '#N/A' ? null : { [parentField]: cell };
    }
}

/** What does not parse stays text, so that the org refuses it by its own rule. */
function typedValue(field: FieldDef | undefined, cell: string): unknown {
    if (field?.type === 'boolean') {
        return /^(true|1)$/i.test(cell) ? true : /^(false|0)$/i.test(cell) ? false : cell;
    }
    if (field && NUMBERS.has(field.type)) {
        const number = Number(cell);
        return Number.isNaN(number) ? cell : number;
    }
    return cell;
}

function isKnown(schema: Schema, object: ObjectDef, column: string): boolean {
    const [relationship = '', parentField] = column.split('.');
    return parentField === undefined
        ? schema.field(object, column) !== undefined
        : schema.relationship(object, relationship) !== undefined;
}
