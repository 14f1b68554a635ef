import { parse } from 'csv-parse/sync';
import type { CellValue } from '../mapping/columns.ts';
import type { MirrorRow } from '../mapping/index.ts';
import { OrgError } from '../orgError.ts';
import type { BulkPage, OrgRecord } from '../ports.ts';

/**
 * Records of one Bulk result page. Every page repeats the header line; line breaks, quotes and commas inside values
 * are kept. An empty value is no value.
 *
 * Errors: `PAGE_INCOMPLETE` when the page holds another number of records than the org says.
 */
export function parseBulkPage(page: BulkPage): OrgRecord[] {
    let records: OrgRecord[];
    try {
        records = parse(page.csv, { columns: true, bom: true, skip_empty_lines: true }) as OrgRecord[];
    } catch (error) {
        throw new OrgError('malformed', 'PAGE_INCOMPLETE', 'The result page is not complete CSV.', { cause: error });
    }
    if (page.recordCount !== null && page.recordCount !== records.length) {
        throw new OrgError(
            'malformed',
            'PAGE_INCOMPLETE',
            `The result page has ${records.length} records, the org says ${page.recordCount}.`
        );
    }
    return records;
}

const QUOTE = 34;
const LINE_FEED = 10;

/**
 * Number of records of a page without making any: line ends outside quotes, the header taken off.
 *
 * Errors: `PAGE_INCOMPLETE` when the page ends inside a value or holds another number of records than the org says.
 */
export function countRecords({ csv, recordCount }: BulkPage): number {
    let isQuoted = false;
    let lines = 0;
    for (let index = 0; index < csv.length; index += 1) {
        const code = csv.charCodeAt(index);
        if (code === QUOTE) {
            isQuoted = !isQuoted;
        } else if (code === LINE_FEED && !isQuoted) {
            lines += 1;
        }
    }
    const records = Math.max(0, lines + (csv.endsWith('\n') || csv === '' ? 0 : 1) - 1);
    if (isQuoted || (recordCount !== null && recordCount !== records)) {
        throw new OrgError(
            'malformed',
            'PAGE_INCOMPLETE',
            isQuoted
                ? 'The result page ends inside a value.'
                : `The result page has ${records} records, the org says ${recordCount}.`
        );
    }
    return records;
}

/** The names of the header line, and the lines behind it. */
export function splitHeader(csv: string): { readonly names: readonly string[]; readonly body: string } {
    const end = csv.indexOf('\n');
    const [names = []] = parse(end < 0 ? csv : csv.slice(0, end), { bom: true }) as string[][];
    return { names, body: end < 0 ? '' : csv.slice(end + 1) };
}

/** CSV for COPY: text is always quoted, no value is an unquoted empty cell. */
export function* toCopyCsv(columns: readonly string[], rows: readonly MirrorRow[]): Generator<Uint8Array> {
    const chunkRows = 1000;
    for (let start = 0; start < rows.length; start += chunkRows) {
        const lines = rows
            .slice(start, start + chunkRows)
            .map((row) => columns.map((name) => cellText(row[name] ?? null)).join(','));
        yield Buffer.from(`${lines.join('\n')}\n`);
    }
}

/** One value as CSV for COPY. */
export function cellText(value: CellValue): string {
    if (value === null) {
        return '';
    }
    return typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : String(value);
}
