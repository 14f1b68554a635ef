import { addDays, addMonths, dayNumber, weekdayOf } from './days.ts';

export type GoalPeriodKind = 'Week' | 'Month' | 'Quarter' | 'Year';

const MONTHS: Readonly<Record<Exclude<GoalPeriodKind, 'Week'>, number>> = { Month: 1, Quarter: 3, Year: 12 };

/**
 * The period that holds a day, `[from, to)`.
 *
 * `fiscalStartMonth` (1 to 12) is where the org's years begin; quarters follow it. Weeks begin on Monday.
 */
export function goalPeriodOf(
    kind: GoalPeriodKind,
    day: string,
    fiscalStartMonth = 1
): { readonly from: string; readonly to: string } {
    if (kind === 'Week') {
        const from = addDays(day, -weekdayOf(day));
        return { from, to: addDays(from, 7) };
    }
    dayNumber(day);
    const months = MONTHS[kind];
    const [year = 0, month = 1] = day.split('-').map(Number);
    const sinceStart = (month - fiscalStartMonth + 12) % 12;
    const back = sinceStart % months;
    const from = addMonths(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`, -back);
    return { from, to: addMonths(from, months) };
}

/** The period of a goal: from its own first day, wherever the org's calendar would cut. */
export function goalDays(kind: GoalPeriodKind, start: string): { readonly from: string; readonly to: string } {
    if (kind === 'Week') {
        return { from: start, to: addDays(start, 7) };
    }
    const monthStart = `${start.slice(0, 7)}-01`;
    const offset = dayNumber(start) - dayNumber(monthStart);
    return { from: start, to: addDays(addMonths(monthStart, MONTHS[kind]), offset) };
}

/** Monday of the week that people look at: this one, from Saturday on the one to come. */
export function weekInView(day: string): string {
    const weekday = weekdayOf(day);
    return addDays(day, weekday > 4 ? 7 - weekday : -weekday);
}
