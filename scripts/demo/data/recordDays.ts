import { DAY_MS, isSummerTime } from './days.ts';

/** Local day number of a stored datetime such as `2026-01-01T07:30:00.000+0000`. */
export function fromDateTimeDay(dateTime: string): number {
    const ms = Date.parse(dateTime.replace(/\+0000$/, 'Z'));
    const utcDay = Math.floor(ms / DAY_MS);
    return Math.floor((ms + (isSummerTime(utcDay) ? 2 : 1) * 3_600_000) / DAY_MS);
}
