import { formattersFor } from 'c/formatters';

const DAY_MS = 86_400_000;

/** The calendar day of a time zone (of the browser's where none is given), as YYYY-MM-DD. */
export function todayIn(timeZone: string | undefined): string {
    const day = formattersFor(timeZone === undefined ? {} : { timeZone }).dayNumber(Date.now());
    return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
