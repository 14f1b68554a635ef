import type { LightningElement } from 'lwc';
import type { KpiBoard, TeamMember } from 'c/contracts';
import { boardCsv, boardXlsx } from 'c/kpiText';

/** Hands the person the board as a file. Errors: those of loading the spreadsheet library. */
export async function downloadBoard(
    component: LightningElement,
    format: 'csv' | 'xlsx',
    board: KpiBoard,
    team: readonly TeamMember[],
    teamName: string
): Promise<void> {
    const blob =
        format === 'xlsx'
            ? await boardXlsx(component, board, team, teamName)
            : // The mark at the beginning tells spreadsheets that names are UTF-8.
              new Blob([`\uFEFF${boardCsv(board, team, teamName)}`], { type: 'text/csv;charset=utf-8' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = `fieldmap-kpi-${board.period.kind}-${board.period.from}.${format}`;
    link.click();
    URL.revokeObjectURL(link.href);
}
