import type { KpiBoard, KpiCell, TeamMember } from 'c/contracts';

/** One line a person and KPI, the team first, in plain numbers (no locale), as RFC 4180 says. */
export function boardCsv(board: KpiBoard, team: readonly TeamMember[], teamName: string): string {
    const names = new Map(team.map(({ userId, name }) => [userId, name]));
    const lines = (name: string, cells: readonly KpiCell[]): string[][] =>
        cells.map(({ key, current, previous }) => [
            name,
            key,
            board.period.from,
            board.period.to,
            String(current.value ?? ''),
            String(current.numerator),
            String(current.denominator),
            String(current.completeness ?? ''),
            String(previous.value ?? '')
        ]);
    const header = [
        'person',
        'kpi',
        'from',
        'to',
        'value',
        'numerator',
        'denominator',
        'completeness',
        'previous_value'
    ];
    const rows = [
        header,
        ...lines(teamName, board.team),
        ...board.members.flatMap(({ userId, cells }) => lines(names.get(userId) ?? userId, cells))
    ];
    return rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

/** A cell that a spreadsheet would take for a formula is kept as text. */
function quoted(cell: string): string {
    const safe = /^[=+@\t\r]/.test(cell) || (cell.startsWith('-') && Number.isNaN(Number(cell))) ? `'${cell}` : cell;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
