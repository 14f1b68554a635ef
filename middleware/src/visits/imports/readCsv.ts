import { parse } from 'csv-parse/sync';
import { PositionReader, type ReadOptions, type ReadPositions } from '../positions/readPositions.ts';
import { MOST_CHARACTERS, UploadError } from './uploadError.ts';

/** Names under which loggers write the columns. The first is ours. */
const COLUMNS = {
    at: ['at', 'timestamp', 'time', 'datetime', 'date_time'],
    latitude: ['latitude', 'lat'],
    longitude: ['longitude', 'lon', 'lng', 'long'],
    accuracyMetres: ['accuracymetres', 'accuracy', 'acc', 'horizontal_accuracy']
} as const;

type Column = keyof typeof COLUMNS;

/**
 * Positions of a CSV file with a header line: `at` (ISO 8601 with offset), `latitude`, `longitude`, optionally
 * `accuracyMetres`; usual other names are understood, separators are comma, semicolon or tab.
 *
 * Errors: {@link UploadError} when the header lacks a column; rows that cannot be read are in the report.
 */
export function readCsv(text: string, options: ReadOptions): ReadPositions {
    if (text.length > MOST_CHARACTERS) {
        throw new UploadError('too-large', `Expected at most ${MOST_CHARACTERS} characters, got ${text.length}.`);
    }
    const rows = parse(text, {
        bom: true,
        delimiter: [',', ';', '\t'],
        relaxColumnCount: true,
        relaxQuotes: true,
        skipEmptyLines: true,
        trim: true
    });
    const columns = findColumns(rows[0] ?? []);
    const reader = new PositionReader(options);
    rows.slice(1).forEach((row, i) => {
        const cell = (column: Column): string => row[columns[column]] ?? '';
        reader.add(
            i + 2,
            cell('at'),
            numberOf(cell('latitude')),
            numberOf(cell('longitude')),
            numberOf(cell('accuracyMetres'))
        );
    });
    return reader.done();
}

function findColumns(header: readonly string[]): Record<Column, number> {
    const names = header.map((name) => name.toLowerCase());
    const find = (column: Column): number =>
        names.findIndex((name) => (COLUMNS[column] as readonly string[]).includes(name));
    const found = {
        at: find('at'),
        latitude: find('latitude'),
        longitude: find('longitude'),
        accuracyMetres: find('accuracyMetres')
    };
    for (const column of ['at', 'latitude', 'longitude'] as const) {
        if (found[column] < 0) {
            throw new UploadError(
                column === 'at' ? 'no-times' : 'no-places',
                `Expected a header line with ${COLUMNS[column].join(' or ')}, got "${header.join(',').slice(0, 200)}".`
            );
        }
    }
    return found;
}

/** The cell itself when it is no number, so that the report can show it. */
function numberOf(cell: string): number | string {
    return cell === '' || Number.isNaN(Number(cell)) ? cell : Number(cell);
}
