import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { SalesforceError } from '../core/errors.ts';

const DELIMITERS = { COMMA: ',', TAB: '\t', SEMICOLON: ';', PIPE: '|', CARET: '^', BACKQUOTE: '`' } as const;

/** How the rows of a job are written. */
export interface CsvFormat {
    readonly columnDelimiter: keyof typeof DELIMITERS;
    readonly lineEnding: 'LF' | 'CRLF';
}

/** Reads the format from a job's body. Throws INVALIDJOB for an unknown delimiter, line ending or content type. */
export function readCsvFormat(body: Readonly<Record<string, unknown>>): CsvFormat {
    const columnDelimiter = body['columnDelimiter'] ?? 'COMMA';
    const lineEnding = body['lineEnding'] ?? 'LF';
    if (!isDelimiter(columnDelimiter)) {
        throw new SalesforceError('INVALIDJOB', `InvalidJob : Unsupported columnDelimiter: ${String(columnDelimiter)}`);
    }
    if (lineEnding !== 'LF' && lineEnding !== 'CRLF') {
        throw new SalesforceError('INVALIDJOB', `InvalidJob : Unsupported lineEnding: ${String(lineEnding)}`);
    }
    if ((body['contentType'] ?? 'CSV') !== 'CSV') {
        throw new SalesforceError('INVALIDJOB', 'InvalidJob : Bulk API 2.0 takes and gives contentType CSV only');
    }
    return { columnDelimiter, lineEnding };
}

/** Every cell quoted, as Bulk API 2.0 writes. */
export function writeCsv(rows: readonly (readonly string[])[], format: CsvFormat): string {
    return stringify(rows as string[][], {
        quoted: true,
        quoted_empty: true,
        delimiter: DELIMITERS[format.columnDelimiter],
        record_delimiter: format.lineEnding === 'CRLF' ? '\r\n' : '\n'
    });
}

export interface CsvTable {
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
}

/** Parses uploaded rows. Throws with the platform's words for a foreign line ending or a broken row. */
export function parseCsv(text: string, format: CsvFormat): CsvTable {
    const firstLine = text.slice(0, Math.max(0, text.indexOf('\n')));
    if (firstLine !== '' && firstLine.endsWith('\r') !== (format.lineEnding === 'CRLF')) {
        throw new Error('ClientInputError : LineEnding is invalid on user data');
    }
    const table: string[][] = parse(text, {
        bom: true,
        skip_empty_lines: true,
        delimiter: DELIMITERS[format.columnDelimiter],
        record_delimiter: format.lineEnding === 'CRLF' ? '\r\n' : '\n'
    });
    const [columns = [], ...rows] = table;
    return { columns, rows };
}

function isDelimiter(value: unknown): value is keyof typeof DELIMITERS {
    return typeof value === 'string' && Object.hasOwn(DELIMITERS, value);
}
