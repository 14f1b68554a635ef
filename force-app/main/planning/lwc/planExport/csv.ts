import type { ExportDay } from './model.ts';

/** Words of the first row, in the order of the columns. */
export type CsvHeadings = readonly [
    date: string,
    begins: string,
    ends: string,
    name: string,
    address: string,
    latitude: string,
    longitude: string
];

/** Makes Excel read the file as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';
/** A spreadsheet would run a text that begins so as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * One row a stop (RFC 4180).
 *
 * `timeOf` gives the wall-clock time of an instant.
 */
export function csvOf(days: readonly ExportDay[], headings: CsvHeadings, timeOf: (instant: string) => string): string {
    const rows = days.flatMap(({ date, stops }) =>
        stops.map(({ beginsAt, leavesAt, name, subtitle, place }) => [
            date,
            timeOf(beginsAt),
            timeOf(leavesAt),
            safe(name),
            safe(subtitle),
            String(place.latitude),
            String(place.longitude)
        ])
    );
    const lines = [headings, ...rows].map((row) => row.map(quoted).join(','));
    return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

function safe(text: string): string {
    return FORMULA.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
