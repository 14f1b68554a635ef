import type { RecordRow, WholeRow } from 'c/kpiAsk';
import { formattersFor } from 'c/formatters';
import type { FileTable } from 'c/tableFile';

/** A record as the list shows it. */
export interface RecordLink {
    readonly recordId: string;
    readonly objectApiName: string;
    readonly name: string;
    readonly note: string;
    readonly amount: string;
}

/** Records in the order of the ids; those that the person may not see are left out. */
export function linksOf(
    ids: readonly string[],
    rows: ReadonlyMap<string, RecordRow>,
    { withOwner, currency }: { readonly withOwner: boolean; readonly currency: string | null }
): readonly RecordLink[] {
    const format = formattersFor();
    return ids.flatMap((recordId) => {
        const row = rows.get(recordId);
        if (!row) return [];
        const { name, subtitle, objectApiName, ownerName, countsAt, amount } = row;
        const when = countsAt ? (countsAt.includes('T') ? format.dateTime(countsAt) : format.date(countsAt)) : subtitle;
        const note = [when, withOwner ? ownerName : ''].filter(Boolean).join(' · ');
        const money = typeof amount === 'number' ? format.currency(amount, currency ?? undefined) : '';
        return [{ recordId, objectApiName, name, note, amount: money }];
    });
}

const COLUMNS = [
    'id',
    'name',
    'object',
    'detail',
    'owner',
    'counts_at',
    'amount',
    'numerator',
    'denominator',
    'excluded_by'
] as const;

/** A number's records as a file: its numerator and denominator can be counted again from the columns. */
export function recordTable(fileName: string, rows: readonly WholeRow[]): FileTable {
    return {
        fileName,
        columns: COLUMNS,
        rows: rows.map((row) => [
            row.recordId,
            row.name,
            row.objectApiName,
            row.subtitle,
            row.ownerName ?? null,
            row.countsAt ?? null,
            // Money in another currency is no part of the number, and the org's currency would be wrong for it.
            row.excludedBy === '' ? (row.amount ?? null) : null,
            Number(row.isInNumerator),
            Number(row.isInDenominator),
            row.excludedBy
        ])
    };
}
