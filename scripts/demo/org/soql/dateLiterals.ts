import { malformed } from './errors.ts';
import { dayNumber, localDay } from './zonedDate.ts';
import type { DayNumber } from './zonedDate.ts';

/** Days from `start` up to, not including, `end`. */
export interface DayRange {
    readonly start: DayNumber;
    readonly end: DayNumber;
}
interface Calendar {
    readonly today: DayNumber;
    readonly week: DayNumber;
    readonly year: number;
    readonly month: number;
    readonly quarterMonth: number;
}

const range = (start: DayNumber, end: DayNumber): DayRange => ({ start, end });
const days = (c: Calendar, from: number, to: number): DayRange => range(c.today + from, c.today + to);
const weeks = (c: Calendar, from: number, to: number): DayRange => range(c.week + 7 * from, c.week + 7 * to);
const months = (c: Calendar, from: number, to: number): DayRange =>
    range(dayNumber(c.year, c.month + from, 1), dayNumber(c.year, c.month + to, 1));
const quarters = (c: Calendar, from: number, to: number): DayRange =>
    range(dayNumber(c.year, c.quarterMonth + 3 * from, 1), dayNumber(c.year, c.quarterMonth + 3 * to, 1));
const years = (c: Calendar, from: number, to: number): DayRange =>
    range(dayNumber(c.year + from, 0, 1), dayNumber(c.year + to, 0, 1));

const FIXED: Readonly<Record<string, (c: Calendar) => DayRange>> = {
    YESTERDAY: (c) => days(c, -1, 0),
    TODAY: (c) => days(c, 0, 1),
    TOMORROW: (c) => days(c, 1, 2),
    LAST_WEEK: (c) => weeks(c, -1, 0),
    THIS_WEEK: (c) => weeks(c, 0, 1),
    NEXT_WEEK: (c) => weeks(c, 1, 2),
    LAST_MONTH: (c) => months(c, -1, 0),
    THIS_MONTH: (c) => months(c, 0, 1),
    NEXT_MONTH: (c) => months(c, 1, 2),
    LAST_90_DAYS: (c) => days(c, -90, 1),
    NEXT_90_DAYS: (c) => days(c, 1, 91),
    LAST_QUARTER: (c) => quarters(c, -1, 0),
    THIS_QUARTER: (c) => quarters(c, 0, 1),
    NEXT_QUARTER: (c) => quarters(c, 1, 2),
    LAST_YEAR: (c) => years(c, -1, 0),
    THIS_YEAR: (c) => years(c, 0, 1),
    NEXT_YEAR: (c) => years(c, 1, 2)
};
const COUNTED: Readonly<Record<string, (c: Calendar, n: number) => DayRange>> = {
    LAST_N_DAYS: (c, n) => days(c, -n, 1),
    NEXT_N_DAYS: (c, n) => days(c, 1, n + 1),
    N_DAYS_AGO: (c, n) => days(c, -n, 1 - n),
    LAST_N_WEEKS: (c, n) => weeks(c, -n, 0),
    NEXT_N_WEEKS: (c, n) => weeks(c, 1, n + 1),
    N_WEEKS_AGO: (c, n) => weeks(c, -n, 1 - n),
    LAST_N_MONTHS: (c, n) => months(c, -n, 0),
    NEXT_N_MONTHS: (c, n) => months(c, 1, n + 1),
    N_MONTHS_AGO: (c, n) => months(c, -n, 1 - n),
    LAST_N_QUARTERS: (c, n) => quarters(c, -n, 0),
    NEXT_N_QUARTERS: (c, n) => quarters(c, 1, n + 1),
    N_QUARTERS_AGO: (c, n) => quarters(c, -n, 1 - n),
    LAST_N_YEARS: (c, n) => years(c, -n, 0),
    NEXT_N_YEARS: (c, n) => years(c, 1, n + 1),
    N_YEARS_AGO: (c, n) => years(c, -n, 1 - n)
};

/** Days that a date literal means now, in the user's time zone; weeks begin on Sunday and fiscal years with the calendar's. */
export function dayRangeOf(literal: string, n: number, now: number, timeZone: string): DayRange {
    const name = literal.replace('FISCAL_', '');
    const rule = COUNTED[name] ?? FIXED[name];
    if (!rule) {
        throw malformed(`unknown date literal: ${literal}`);
    }
    return rule(calendarOf(now, timeZone), n);
}

function calendarOf(now: number, timeZone: string): Calendar {
    const today = localDay(now, timeZone);
    const date = new Date(today * 86_400_000);
    const month = date.getUTCMonth();
    return {
        today,
        week: today - date.getUTCDay(),
        year: date.getUTCFullYear(),
        month,
        quarterMonth: Math.floor(month / 3) * 3
    };
}
