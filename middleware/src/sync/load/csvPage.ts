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

/** CSV for COPY: text is always quoted, no value is an unquoted empty cell. */
export function* toCopyCsv(columns: readonly string[], rows: readonly MirrorRow[]): Generator<Uint8Array> {
    const chunkRows = 1000;
    for (let start = 0; start < rows.length; start += chunkRows) {
        const lines = rows
            .slice(start, start + chunkRows)
            .map((row) => columns.map((name) => cell(row[name] ?? null)).join(','));
        yield Buffer.from(`${lines.join('\n')}\n`);
    }
}

function cell(value: CellValue): string {
    if (value === null) {
        return '';
    }
    return typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : String(value);
}
