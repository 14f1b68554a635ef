import type { LightningElement } from 'lwc';
import type { Period } from 'c/contracts';
import { boardCsv } from './boardCsv.ts';
import type { TableRow } from './boardRows.ts';
import { boardXlsx } from './boardXlsx.ts';

/** Hands the person what is shown as a file. Errors: those of loading the spreadsheet library. */
export async function downloadTable(
    component: LightningElement,
    format: 'csv' | 'xlsx',
    period: Period,
    rows: readonly TableRow[]
): Promise<void> {
    const blob =
        format === 'xlsx'
            ? await boardXlsx(component, period, rows)
            : // The mark at the beginning tells spreadsheets that names are UTF-8.
              new Blob([`\uFEFF${boardCsv(period, rows)}`], { type: 'text/csv;charset=utf-8' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = `fieldmap-kpi-${period.kind}-${period.from}.${format}`;
    link.click();
    URL.revokeObjectURL(link.href);
}
