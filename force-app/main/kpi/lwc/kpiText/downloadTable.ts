import type { LightningElement } from 'lwc';
import type { Period } from 'c/contracts';
import { boardTable, type TableRow } from './boardRows.ts';
import { downloadFile } from 'c/tableFile';

/** Hands the person what is shown as a file. Errors: those of loading the spreadsheet library. */
export async function downloadTable(
    component: LightningElement,
    format: 'csv' | 'xlsx',
    period: Period,
    rows: readonly TableRow[]
): Promise<void> {
    await downloadFile(component, format, boardTable(period, rows));
}
