import type { RecordRow } from './recordRows.ts';

/** Heads of the columns, in the language of the person. */
export interface CsvWords {
    readonly id: string;
    readonly name: string;
    readonly type: string;
    readonly status: string;
    readonly owner: string;
    readonly lastVisit: string;
}

const DAY_MS = 86_400_000;
/** Spreadsheets run cells that begin like this as formulas. */
const FORMULA_START = /^[=+\-@\t\r]/;

/** The rows as CSV (RFC 4180) with a byte order mark, which spreadsheets need to read Japanese. */
export function recordsCsv(rows: Iterable<RecordRow>, words: CsvWords): string {
    const lines = [[words.id, words.name, words.type, words.status, words.owner, words.lastVisit]];
    for (const { id, name, typeLabel, status, ownerName, lastVisitDay } of rows) {
        const lastVisit = lastVisitDay === null ? '' : new Date(lastVisitDay * DAY_MS).toISOString().slice(0, 10);
        lines.push([id, name, typeLabel, status.label, ownerName, lastVisit]);
    }
    return `\uFEFF${lines.map((cells) => cells.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

function cellOf(text: string): string {
    const safe = FORMULA_START.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
