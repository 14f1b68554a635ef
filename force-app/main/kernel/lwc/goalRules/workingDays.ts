import { addDays, weekdayOf } from './days.ts';

/** When a person works. */
export interface WorkPattern {
    /** Seven characters from Monday, `-` for days off, for example `MTWTF--`. */
    readonly workDays: string;
    /** Days away, `YYYY-MM-DD`. */
    readonly absentDays: ReadonlySet<string>;
}

/** How many of the people work on each day of `[from, to)`: 1 or 0 for one person. Holidays count for nobody. */
export function workingWeights(
    people: readonly WorkPattern[],
    holidays: ReadonlySet<string>,
    from: string,
    to: string
): number[] {
    const weights: number[] = [];
    for (let day = from; day < to; day = addDays(day, 1)) {
        const weekday = weekdayOf(day);
        const working = holidays.has(day)
            ? 0
            : people.filter(({ workDays, absentDays }) => isWorkDay(workDays, weekday) && !absentDays.has(day)).length;
        weights.push(working);
    }
    return weights;
}

function isWorkDay(workDays: string, weekday: number): boolean {
    return (workDays[weekday] ?? '-') !== '-';
}
