import type { Period } from 'c/contracts';
import { BOARD_COLUMNS, tableCells, type TableRow } from './boardRows.ts';

/** One line a row and KPI, in plain numbers (no locale), as RFC 4180 says. */
export function boardCsv(period: Period, rows: readonly TableRow[]): string {
    const lines = [BOARD_COLUMNS, ...tableCells(period, rows)];
    return lines.map((row) => `${row.map((cell) => quoted(String(cell ?? ''))).join(',')}\r\n`).join('');
}

/** A cell that a spreadsheet would take for a formula is kept as text. */
function quoted(cell: string): string {
    const safe = /^[=+@\t\r]/.test(cell) || (cell.startsWith('-') && Number.isNaN(Number(cell))) ? `'${cell}` : cell;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
