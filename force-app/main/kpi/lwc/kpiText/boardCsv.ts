import type { KpiBoard, TeamMember } from 'c/contracts';
import { BOARD_COLUMNS, boardRows } from './boardRows.ts';

/** One line a person and KPI, the team first, in plain numbers (no locale), as RFC 4180 says. */
export function boardCsv(board: KpiBoard, team: readonly TeamMember[], teamName: string): string {
    const rows = [BOARD_COLUMNS, ...boardRows(board, team, teamName)];
    return rows.map((row) => `${row.map((cell) => quoted(String(cell ?? ''))).join(',')}\r\n`).join('');
}

/** A cell that a spreadsheet would take for a formula is kept as text. */
function quoted(cell: string): string {
    const safe = /^[=+@\t\r]/.test(cell) || (cell.startsWith('-') && Number.isNaN(Number(cell))) ? `'${cell}` : cell;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
