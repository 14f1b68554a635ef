import type { LightningElement } from 'lwc';
import { loadScript } from 'lightning/platformResourceLoader';
import VENDOR from '@salesforce/resourceUrl/fieldmapVendor';
import type { Period } from 'c/contracts';
import { BOARD_COLUMNS, tableCells, type BoardCell, type TableRow } from './boardRows.ts';

interface SheetCell {
    readonly value: string | number;
    readonly type: typeof String | typeof Number;
    readonly fontWeight?: 'bold';
    readonly format?: string;
}

type Sheet = readonly (readonly (SheetCell | null)[])[];

/** Of the static resource: write-excel-file, the variant without workers. */
type WriteExcelFile = (
    sheet: Sheet,
    options: { readonly columns: readonly { readonly width: number }[]; readonly stickyRowsCount: number }
) => { toBlob(): Promise<Blob> };

declare global {
    interface Window {
        writeExcelFile?: { readonly default: WriteExcelFile };
    }
}

const WIDTHS = [28, 26, 12, 12, 14, 14, 14, 14, 14];
const COMPLETENESS = BOARD_COLUMNS.indexOf('completeness');

/** The same table as the CSV as an Excel workbook: numbers are numbers, texts are never formulas. */
export async function boardXlsx(component: LightningElement, period: Period, rows: readonly TableRow[]): Promise<Blob> {
    const write = await loadWriter(component);
    return write(sheetOf(tableCells(period, rows)), {
        columns: WIDTHS.map((width) => ({ width })),
        stickyRowsCount: 1
    }).toBlob();
}

/** Rows of cells with their types, the headings first. */
export function sheetOf(rows: readonly (readonly BoardCell[])[]): Sheet {
    return [
        BOARD_COLUMNS.map((value): SheetCell => ({ value, type: String, fontWeight: 'bold' })),
        ...rows.map((row) => row.map(cellOf))
    ];
}

function cellOf(value: BoardCell, column: number): SheetCell | null {
    if (value === null) {
        return null;
    }
    if (typeof value === 'string') {
        return { value, type: String };
    }
    return { value, type: Number, ...(column === COMPLETENESS ? { format: '0%' } : {}) };
}

async function loadWriter(component: LightningElement): Promise<WriteExcelFile> {
    if (!window.writeExcelFile) {
        await loadScript(component, `${VENDOR}/writeExcelFile.js`);
    }
    const { writeExcelFile: loaded } = window;
    if (!loaded) {
        throw new Error('The static resource fieldmapVendor did not define writeExcelFile.');
    }
    return loaded.default;
}
