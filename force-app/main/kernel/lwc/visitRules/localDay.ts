const formats = new Map<string, Intl.DateTimeFormat>();
const DAY_MS = 86_400_000;

/**
 * The calendar day of an instant in a time zone, `YYYY-MM-DD`.
 *
 * Errors: RangeError for an unknown zone or an instant that is no number.
 */
export function localDateIn(instantMs: number, timeZone: string): string {
    let format = formats.get(timeZone);
    if (format === undefined) {
        // Making one costs fifty times more than using it.
        format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
        formats.set(timeZone, format);
    }
    return format.format(instantMs).slice(0, 10);
}

/** The day `count` days later; calendar days, whatever their length in hours. */
export function addLocalDays(date: string, count: number): string {
    return new Date(Date.parse(`${date}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOfDate(date: string): number {
    return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}
