const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whole days since 1970-01-01 of a local day `YYYY-MM-DD`. Errors: RangeError for anything else. */
export function dayNumber(day: string): number {
    const milliseconds = DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
    if (Number.isNaN(milliseconds) || dayText(milliseconds / DAY_MS) !== day) {
        throw new RangeError(`Expected a day as YYYY-MM-DD, got "${day}".`);
    }
    return milliseconds / DAY_MS;
}

export function dayText(day: number): string {
    return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function addDays(day: string, count: number): string {
    return dayText(dayNumber(day) + count);
}

export function daysBetween(from: string, to: string): number {
    return dayNumber(to) - dayNumber(from);
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: string): number {
    return (((dayNumber(day) + 3) % 7) + 7) % 7;
}

/** First day of the month `count` months later. */
export function addMonths(firstOfMonth: string, count: number): string {
    const [year = 0, month = 1] = firstOfMonth.split('-').map(Number);
    return dayText(Date.UTC(year, month - 1 + count, 1) / DAY_MS);
}
