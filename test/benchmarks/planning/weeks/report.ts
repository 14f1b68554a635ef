/** Text of the comparison: the mean of each method, then every week. */
import { METHODS, type Method, type MethodResult, type WeekResult } from './compareWeek.ts';

export interface MethodMean {
    readonly method: Method;
    readonly visits: number;
    readonly visitsPerFieldHour: number;
    readonly fieldHours: number;
    readonly points: number;
    readonly pointsPerFieldHour: number;
    readonly kilometres: number;
    readonly roadMinutes: number;
    readonly refusedDays: number;
}

export type View = 'fullHours' | 'sameVisits';

/** Means over the weeks; figures per hour are of all hours together, refused days the sum. */
export function meansOf(weeks: readonly WeekResult[], view: View): MethodMean[] {
    return METHODS.map((method) => {
        const rows = weeks.flatMap((week) => week[view].filter((result) => result.method === method));
        const total = (of: (row: MethodResult) => number): number => rows.reduce((sum, row) => sum + of(row), 0);
        const mean = (of: (row: MethodResult) => number): number =>
            Math.round((10 * total(of)) / Math.max(1, rows.length)) / 10;
        const hours = total(({ fieldHours }) => fieldHours);
        return {
            method,
            visits: mean(({ visitCount }) => visitCount),
            visitsPerFieldHour: Math.round((100 * total(({ visitCount }) => visitCount)) / hours) / 100,
            fieldHours: mean(({ fieldHours }) => fieldHours),
            pointsPerFieldHour: Math.round((10 * total(({ points }) => points)) / hours) / 10,
            points: mean(({ points }) => points),
            kilometres: mean(({ travelMetres }) => travelMetres / 1000),
            roadMinutes: mean(({ travelSeconds }) => travelSeconds / 60),
            refusedDays: total(({ refusedDays }) => refusedDays)
        };
    });
}

/** Both tables of a view, in Markdown. */
export function tablesOf(weeks: readonly WeekResult[], view: View): string {
    const means = meansOf(weeks, view).map((row) => [
        row.method,
        row.visits,
        row.fieldHours,
        row.visitsPerFieldHour.toFixed(2),
        row.points,
        row.pointsPerFieldHour,
        row.kilometres,
        row.roadMinutes,
        row.refusedDays
    ]);
    const head = [
        'mean of a week',
        'visits',
        'field hours',
        'visits per field hour',
        'points',
        'points per field hour'
    ];
    return `${table([...head, 'km', 'minutes on the road', 'days refused'], means)}\n${table(
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
