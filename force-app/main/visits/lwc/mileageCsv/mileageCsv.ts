import type { MileageRow } from 'c/contracts';

/** Words of the first row, in the order of the columns. */
export type MileageHeadings = readonly [
    date: string,
    departs: string,
    arrives: string,
    from: string,
    to: string,
    kilometres: string,
    source: string
];

export interface MileageWords {
    readonly headings: MileageHeadings;
    /** Wall-clock time of an instant. */
    readonly timeOf: (instant: string) => string;
    /** Of a customer; null: somewhere else. */
    readonly nameOf: (recordId: string | null) => string;
    readonly sourceOf: (source: MileageRow['source']) => string;
}

/** Makes Excel read the file as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';
/** A spreadsheet would run a text that begins so as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** One row a leg (RFC 4180). Kilometres have a point and one digit. */
export function mileageCsv(rows: readonly MileageRow[], words: MileageWords): string {
    const lines = rows.map((row) => [
        row.date,
        words.timeOf(row.departsAt),
        words.timeOf(row.arrivesAt),
        safe(words.nameOf(row.fromRecordId)),
        safe(words.nameOf(row.toRecordId)),
        row.kilometres.toFixed(1),
        words.sourceOf(row.source)
    ]);
    const text = [words.headings, ...lines].map((line) => line.map(quoted).join(',')).join('\r\n');
    return `${BYTE_ORDER_MARK}${text}\r\n`;
}

function safe(text: string): string {
    return FORMULA.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
