import { dayOfParts, monthOf, weekdayOf, yearOf } from './days.ts';

/** Share of a normal working day's visits, by month and by weekday (Monday first). */
const MONTHS = [0.9, 1.0, 1.1, 1.0, 0.95, 1.05, 0.7, 0.65, 1.15, 1.1, 1.1, 0.8];
const WEEKDAYS = [0.8, 1.12, 1.12, 1.08, 0.88, 0, 0];

/** How busy a day is in the field: 0 on weekends and holidays, about 1 on a normal day. */
export function workload(day: number): number {
    if (isHoliday(day)) return 0;
    return WEEKDAYS[weekdayOf(day)]! * MONTHS[monthOf(day) - 1]! * (isChristmasBreak(day) ? 0.2 : 1);
}

export function isWorkingDay(day: number): boolean {
    return weekdayOf(day) < 5 && !isHoliday(day);
}

export function isHoliday(day: number): boolean {
    return holidaysOf(yearOf(day)).has(day);
}

function isChristmasBreak(day: number): boolean {
    const month = monthOf(day);
    const dayOfMonth = day - dayOfParts(yearOf(day), month, 1) + 1;
    return (month === 12 && dayOfMonth >= 23) || (month === 1 && dayOfMonth <= 3);
}

const cache = new Map<number, ReadonlySet<number>>();

/** Public holidays of Liechtenstein on which businesses are closed. */
function holidaysOf(year: number): ReadonlySet<number> {
    let days = cache.get(year);
    if (!days) {
        const fixed: [month: number, dayOfMonth: number][] = [
            [1, 1],
            [1, 6],
            [5, 1],
            [8, 15],
            [9, 8],
            [11, 1],
            [12, 8],
            [12, 25],
            [12, 26]
        ];
        const easter = easterSunday(year);
        const movable = [easter + 1, easter + 39, easter + 50, easter + 60];
        days = new Set([...fixed.map(([month, dayOfMonth]) => dayOfParts(year, month, dayOfMonth)), ...movable]);
        cache.set(year, days);
    }
    return days;
}

/** Gregorian Easter. Source: Meeus/Jones/Butcher. */
function easterSunday(year: number): number {
    const a = year % 19;
    const b = Math.floor(year / 100);
    const c = year % 100;
    const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
    const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
    const m = Math.floor((a + 11 * h + 22 * l) / 451);
    const month = Math.floor((h + l - 7 * m + 114) / 31);
    return dayOfParts(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}
