import type { LightningElement } from 'lwc';
import { loadScript } from 'lightning/platformResourceLoader';
import VENDOR from '@salesforce/resourceUrl/fieldmapVendor';

export type FileCell = string | number | null;

/** A table as a file holds it. */
export interface FileTable {
    /** Name of the file without its ending. */
    readonly fileName: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly FileCell[])[];
}

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

const TEXT_WIDTH = 28;
const WIDTH = 14;
const SHARES: ReadonlySet<string> = new Set(['completeness']);

/** Hands the person a table as a file. Errors: those of loading the spreadsheet library. */
export async function downloadFile(
    component: LightningElement,
    format: 'csv' | 'xlsx',
    table: FileTable
): Promise<void> {
    if (format === 'csv') {
        saveText(`${table.fileName}.csv`, 'text/csv', csvOf(table));
    } else {
        save(`${table.fileName}.xlsx`, await xlsxOf(component, table));
    }
}

/** Hands the person a text as a file. */
export function saveText(fileName: string, mediaType: string, text: string): void {
    // The mark at the beginning tells spreadsheets that names are UTF-8.
    const mark = mediaType.startsWith('text/csv') ? '\uFEFF' : '';
    save(fileName, new Blob([`${mark}${text}`], { type: `${mediaType};charset=utf-8` }));
}

function save(fileName: string, blob: Blob): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = fileName;
    link.click();
    URL.revokeObjectURL(link.href);
}

/** Plain numbers (no locale), as RFC 4180 says. */
export function csvOf({ columns, rows }: Pick<FileTable, 'columns' | 'rows'>): string {
    return [columns, ...rows].map((row) => `${row.map((cell) => quoted(String(cell ?? ''))).join(',')}\r\n`).join('');
}

/** A cell that a spreadsheet would take for a formula is kept as text. */
function quoted(cell: string): string {
    const safe = /^[=+@\t\r]/.test(cell) || (cell.startsWith('-') && Number.isNaN(Number(cell))) ? `'${cell}` : cell;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows of cells with their types, the headings first: numbers are numbers, texts are never formulas. */
export function sheetOf({ columns, rows }: Pick<FileTable, 'columns' | 'rows'>): Sheet {
    return [
        columns.map((value): SheetCell => ({ value, type: String, fontWeight: 'bold' })),
        ...rows.map((row) => row.map((cell, index) => cellOf(cell, columns[index] ?? '')))
    ];
}

function cellOf(value: FileCell, column: string): SheetCell | null {
    if (value === null) {
        return null;
    }
    if (typeof value === 'string') {
        return { value, type: String };
    }
    return { value, type: Number, ...(SHARES.has(column) ? { format: '0%' } : {}) };
}

async function xlsxOf(component: LightningElement, table: FileTable): Promise<Blob> {
    const write = await loadWriter(component);
    const [first] = table.rows;
    const columns = table.columns.map((_column, index) => ({
        width: index < 2 || typeof first?.[index] === 'string' ? TEXT_WIDTH : WIDTH
    }));
    return write(sheetOf(table), { columns, stickyRowsCount: 1 }).toBlob();
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
