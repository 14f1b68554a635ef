import { counterOf } from '../ids.ts';
import type { FieldValue, ObjectDef, Row } from '../types.ts';

/** A record while it is made. */
export type Draft = Record<string, FieldValue | undefined> & { Id: string };

/** Auto numbers count with the record's id, so they survive restarts without a counter of their own. */
export function numberRecord(object: ObjectDef, draft: Draft): void {
    const format = object.fields.get('Name')?.autoNumber;
    if (format) {
        draft['Name'] ??= format.replace(/\{(0+)\}/, (_all, zeros: string) =>
            String(counterOf(draft.Id)).padStart(zeros.length, '0')
        );
    }
}

/** The stored row: empty values are left out. */
export function compact(draft: Draft): Row {
    const row: Draft = { Id: draft.Id };
    for (const [name, value] of Object.entries(draft)) {
        if (value !== null && value !== undefined) {
            row[name] = value;
        }
    }
    return row;
}
