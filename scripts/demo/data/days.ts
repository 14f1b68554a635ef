/** The demo company uses Fieldmap for so long: its plans, answers and measured reports begin then. */
export const WEEKS_OF_FIELDMAP = 8;

/** Days are counted from 1970-01-01; times of day are minutes after local midnight in the company's zone. */
export const TIME_ZONE = 'Europe/Vaduz';
export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** `YYYY-MM-DD` -> day number. Errors: RangeError for anything else. */
export function dayOf(date: string): number {
    const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
    if (Number.isNaN(ms)) throw new RangeError(`Expected a date like 2026-11-21, got "${date}".`);
    return ms / DAY_MS;
}

export function dateOf(day: number): string {
    return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Monday = 0. */
export function weekdayOf(day: number): number {
    return (((day + 3) % 7) + 7) % 7;
}

export function monthOf(day: number): number {
    return new Date(day * DAY_MS).getUTCMonth() + 1;
}

export function yearOf(day: number): number {
    return new Date(day * DAY_MS).getUTCFullYear();
}

export function dayOfParts(year: number, month: number, dayOfMonth: number): number {
    return Date.UTC(year, month - 1, dayOfMonth) / DAY_MS;
}

/** A local wall-clock time as Salesforce stores it: `2026-01-01T07:30:00.000+0000`. */
export function dateTimeAt(day: number, minute: number): string {
    return toDateTime(epochMsAt(day, minute));
}

export function toDateTime(epochMs: number): string {
    return `${new Date(epochMs).toISOString().slice(0, -1)}+0000`;
}

export function epochMsAt(day: number, minute: number): number {
    return day * DAY_MS + (Math.round(minute) - (isSummerTime(day) ? 120 : 60)) * MINUTE_MS;
}

/** Central European Summer Time: from the last Sunday of March to the last Sunday of October (nights are of no interest). */
export function isSummerTime(day: number): boolean {
    const year = yearOf(day);
    return day >= lastSunday(year, 3) && day < lastSunday(year, 10);
}

const sundays = new Map<number, number>();

function lastSunday(year: number, month: 3 | 10): number {
    const key = year * 100 + month;
    let day = sundays.get(key);
    if (day === undefined) {
        const last = dayOfParts(year, month, 31);
        day = last - ((weekdayOf(last) + 1) % 7);
        sundays.set(key, day);
    }
    return day;
}
