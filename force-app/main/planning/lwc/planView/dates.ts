const MS_PER_DAY = 86_400_000;

/** The day `count` days after `date`. */
export function addDays(date: string, count: number): string {
    return new Date(Date.parse(`${date}T00:00:00Z`) + count * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Monday of the week of a day. */
export function mondayOf(date: string): string {
    return addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(date: string): number {
    return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}
