import type { CellValue, Column } from '../mapping/columns.ts';
import type { ReadableMapping } from '../mapping/index.ts';
import type { OrgRecord } from '../ports.ts';
import { cellText, splitHeader } from './csvPage.ts';

/** A result page as CSV of the mirror's own columns. */
export interface MirrorCsv {
    readonly columns: readonly string[];
    readonly csv: Uint8Array;
    readonly rows: number;
    /** Records that were merged into another. */
    readonly merged: readonly OrgRecord[];
}

/** Where the value of a column comes from. */
interface Source {
    readonly column: Column;
    /** Cell that the database can read as it came; -1 when the mapping has to read the value. */
    readonly cell: number;
}

/**
 * The page with its cells in the order of the mirror's columns, for COPY straight into the table: text of the org that
 * the database reads by itself is passed on in whole runs of cells, and only what has to be computed (places, whole
 * numbers) is read by the mapping. Empty cells are meant to be no value.
 *
 * Gives null for a page that needs a closer look: a line with another number of cells, a required value that is missing.
 */
export function toMirrorCsv(target: ReadableMapping, orgId: string, csv: string): MirrorCsv | null {
    const { names, body } = splitHeader(csv);
    const cells = createCells(names, body);
    const sources = target.columns.map((name) => sourceOf(target, cells.byName, name));
    const head = cellText(orgId);
    const lines: string[] = [];
    const merged: OrgRecord[] = [];
    for (let next = 0; next < body.length;) {
        next = cells.walk(next);
        const line = next < 0 ? null : toLine(cells, sources);
        if (line === null) {
            return null;
        }
        lines.push(head + line);
        if (cells.text('MasterRecordId') !== '') {
            merged.push(Object.fromEntries(MERGE_FIELDS.map((field) => [field, cells.text(field)])));
        }
    }
    const text = lines.length === 0 ? '' : `${lines.join('\n')}\n`;
    return { columns: ['org_id', ...target.columns], csv: Buffer.from(text), rows: lines.length, merged };
}

/** What following a merge needs to know. */
export const MERGE_FIELDS = ['Id', 'MasterRecordId', 'IsDeleted', 'SystemModstamp'];

function sourceOf({ mapping }: ReadableMapping, byName: ReadonlyMap<string, number>, name: string): Source {
    const column = mapping.columns[name];
    if (column === undefined) {
        throw new RangeError(`The mapping of ${mapping.objectApiName} has no column ${name}.`);
    }
    const cell = column.copied === null ? -1 : (byName.get(column.fields[0] ?? '') ?? -1);
    return { column, cell };
}

/** The cells of one line, each with the comma before it; null when a required value is missing. */
function toLine(cells: Cells, sources: readonly Source[]): string | null {
    let line = '';
    let first = -1;
    let last = -1;
    for (const { column, cell } of sources) {
        const isCopied = cell >= 0 && cells.isCopied(cell, column);
        if (isCopied && first >= 0 && cell === last + 1) {
            last = cell;
            continue;
        }
        if (first >= 0) {
            line += `,${cells.raw(first, last)}`;
            first = -1;
        }
        if (isCopied) {
            first = cell;
            last = cell;
            continue;
        }
        const value: CellValue = column.read(cells.record(column.fields)) ?? column.fallback;
        if (value === null && column.isRequired) {
            return null;
        }
        line += `,${cellText(value)}`;
    }
    return first >= 0 ? `${line},${cells.raw(first, last)}` : line;
}

/** The cells of the line that was walked last. */
interface Cells {
    readonly byName: ReadonlyMap<string, number>;
    /** Finds the cells of the line that begins there. Gives where the next one begins, -1 when their number is wrong. */
    walk(from: number): number;
    isCopied(cell: number, column: Column): boolean;
    /** Cells side by side, as they came. */
    raw(first: number, last: number): string;
    /** The value of a field, '' for one that was not read. */
    text(field: string): string;
    record(fields: readonly string[]): OrgRecord;
}

const QUOTE = 34;
const COMMA = 44;
const LINE_FEED = 10;

function createCells(names: readonly string[], body: string): Cells {
    const byName = new Map(names.map((name, index) => [name, index]));
    const starts = new Int32Array(names.length);
    const ends = new Int32Array(names.length);
    // One object for all lines: its shape never changes.
    const shared: Record<string, string> = {};
    const text = (field: string): string => {
        const cell = byName.get(field) ?? -1;
        return cell < 0 ? '' : unquoted(body.slice(starts[cell], ends[cell]));
    };
    return {
        byName,
        text,
        raw: (first, last) => body.slice(starts[first], ends[last]),
        isCopied: (cell, { copied, fallback, isRequired }) => {
            const start = starts[cell] ?? 0;
            const length = (ends[cell] ?? 0) - start;
            if (length === 0 || (length === 2 && body.charCodeAt(start) === QUOTE)) {
                return fallback === null && !isRequired;
            }
            return copied === 'any' || (copied?.includes(length - 2) ?? false);
        },
        record: (fields) => {
            for (const field of fields) {
                shared[field] = text(field);
            }
            return shared;
        },
        walk: (from) => walkLine(body, from, starts, ends)
    };
}

function walkLine(body: string, from: number, starts: Int32Array, ends: Int32Array): number {
    const count = starts.length;
    let cell = 0;
    let isQuoted = false;
    let at = from;
    starts[0] = from;
    for (; at < body.length; at += 1) {
        const code = body.charCodeAt(at);
        if (code === QUOTE) {
            isQuoted = !isQuoted;
        } else if (isQuoted) {
            continue;
        } else if (code === COMMA) {
            ends[cell] = at;
            cell += 1;
            starts[cell] = at + 1;
        } else if (code === LINE_FEED) {
            break;
        }
    }
    ends[cell] = at;
    return cell === count - 1 && !isQuoted ? at + 1 : -1;
}

function unquoted(cell: string): string {
    if (cell.charCodeAt(0) !== QUOTE) {
        return cell;
    }
    const inner = cell.slice(1, -1);
    return inner.includes('"') ? inner.replaceAll('""', '"') : inner;
}
