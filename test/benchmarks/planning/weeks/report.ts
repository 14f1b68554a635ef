/** Text of the comparison: the mean of each method, then every week. */
import { METHODS, type Method, type MethodResult, type WeekResult } from './compareWeek.ts';

export interface MethodMean {
    readonly method: Method;
    readonly visits: number;
    readonly visitsPerFieldHour: number;
    readonly points: number;
    readonly kilometres: number;
    readonly roadMinutes: number;
    readonly refusedDays: number;
}

export type View = 'fullHours' | 'sameVisits';

/** Means over the weeks; refused days are the sum. */
export function meansOf(weeks: readonly WeekResult[], view: View): MethodMean[] {
    return METHODS.map((method) => {
        const rows = weeks.flatMap((week) => week[view].filter((result) => result.method === method));
        const mean = (of: (row: MethodResult) => number): number =>
            Math.round((10 * rows.reduce((sum, row) => sum + of(row), 0)) / Math.max(1, rows.length)) / 10;
        const perHour = rows.reduce((sum, row) => sum + (row.visitsPerFieldHour ?? 0), 0) / Math.max(1, rows.length);
        return {
            method,
            visits: mean(({ visitCount }) => visitCount),
            visitsPerFieldHour: Math.round(100 * perHour) / 100,
            points: mean(({ points }) => points),
            kilometres: mean(({ travelMetres }) => travelMetres / 1000),
            roadMinutes: mean(({ travelSeconds }) => travelSeconds / 60),
            refusedDays: rows.reduce((sum, row) => sum + row.refusedDays, 0)
        };
    });
}

/** Both tables of a view, in Markdown. */
export function tablesOf(weeks: readonly WeekResult[], view: View): string {
    const means = meansOf(weeks, view).map((row) => [
        row.method,
        row.visits,
        row.visitsPerFieldHour.toFixed(2),
        row.points,
        row.kilometres,
        row.roadMinutes,
        row.refusedDays
    ]);
    const head = ['mean of a week', 'visits', 'visits per field hour', 'points', 'km', 'minutes on the road'];
    return `${table([...head, 'days refused'], means)}\n${table(
        ['rep, week', 'days', 'candidates', ...METHODS.map((method) => `${method}: visits / points / km / min`)],
        weeks.map((week, index) => [
            `${index + 1}, ${week.monday}`,
            week.workingDays,
            week.candidateCount,
            ...week[view].map(cellOf)
        ])
    )}`;
}

function cellOf({ visitCount, points, travelMetres, travelSeconds }: MethodResult): string {
    return `${visitCount} / ${Math.round(points)} / ${Math.round(travelMetres / 1000)} / ${Math.round(travelSeconds / 60)}`;
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
    const lines = [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows];
    return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}
