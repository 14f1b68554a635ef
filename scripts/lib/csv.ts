import { parse } from 'csv-parse/sync';

export type CsvRow = Readonly<Record<string, string>>;

/** CSV by RFC 4180, a line of headings first. Cells that a spreadsheet would run as a formula get a leading apostrophe. */
export function toCsv(headings: readonly string[], rows: readonly (readonly (string | number | boolean | null)[])[]): string {
    return [headings, ...rows].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** Rows by heading. Errors: Error with the line when cells and headings do not fit. */
export function fromCsv(text: string): CsvRow[] {
    return parse(text, { columns: true, bom: true, skip_empty_lines: true, trim: true });
}

function cell(value: string | number | boolean | null): string {
    const text = typeof value === 'string' && /^[=+@\t\r]|^-(?![\d.])/.test(value) ? `'${value}` : String(value ?? '');
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
