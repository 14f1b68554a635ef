import type { KpiCell, Period, TeamMember } from 'c/contracts';
import type { FileTable } from 'c/tableFile';
import { addLocalDays } from 'c/visitRules';

const BOARD_COLUMNS = [
    'name',
    'kpi',
    'from',
    'to',
    'value',
    'numerator',
    'denominator',
    'completeness',
    'previous_value'
] as const;

/** Numbers of one person, team or segment, as the page shows them. */
export interface TableRow {
    readonly name: string;
    readonly cells: readonly KpiCell[];
}

/** What is shown as a table, one line a row and KPI; `to` is the last day, as the page says it. */
export function boardTable(period: Period, rows: readonly TableRow[]): FileTable {
    return {
        fileName: `fieldmap-kpi-${period.kind}-${period.from}`,
        columns: BOARD_COLUMNS,
        rows: rows.flatMap(({ name, cells }) =>
            cells.map(({ key, current, previous }) => [
                name,
                key,
                period.from,
                addLocalDays(period.to, -1),
                current.value,
                current.numerator,
                current.denominator,
                current.completeness,
                previous.value
            ])
        )
    };
}

/** Rows of the board: the team first, then its people. */
export function boardRows(
    board: {
        readonly team: readonly KpiCell[];
        readonly members: readonly { userId: string; cells: readonly KpiCell[] }[];
    },
    team: readonly TeamMember[],
    teamName: string
): TableRow[] {
    const names = new Map(team.map(({ userId, name }) => [userId, name]));
    return [
        { name: teamName, cells: board.team },
        ...board.members.map(({ userId, cells }) => ({ name: names.get(userId) ?? userId, cells }))
    ];
}
