import type { KpiBoard, KpiCell, TeamMember } from 'c/contracts';

export const BOARD_COLUMNS = [
    'person',
    'kpi',
    'from',
    'to',
    'value',
    'numerator',
    'denominator',
    'completeness',
    'previous_value'
] as const;

export type BoardCell = string | number | null;

/** The board as a table, one row a person and KPI, the team first; columns as in {@link BOARD_COLUMNS}. */
export function boardRows(board: KpiBoard, team: readonly TeamMember[], teamName: string): BoardCell[][] {
    const names = new Map(team.map(({ userId, name }) => [userId, name]));
    const rows = (name: string, cells: readonly KpiCell[]): BoardCell[][] =>
        cells.map(({ key, current, previous }) => [
            name,
            key,
            board.period.from,
            board.period.to,
            current.value,
            current.numerator,
            current.denominator,
            current.completeness,
            previous.value
        ]);
    return [
        ...rows(teamName, board.team),
        ...board.members.flatMap(({ userId, cells }) => rows(names.get(userId) ?? userId, cells))
    ];
}
