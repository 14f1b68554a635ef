const DAY = 86_400_000;

/** A calendar date without zone: days since 1970-01-01. */
export type DayNumber = number;

export function dayNumber(year: number, monthIndex: number, day: number): DayNumber {
    return Math.floor(Date.UTC(year, monthIndex, day) / DAY);
}

export function dayText(day: DayNumber): string {
    return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The date that the calendar on the wall shows in a time zone. */
export function localDay(epochMs: number, timeZone: string): DayNumber {
    return Math.floor((epochMs + offsetMs(epochMs, timeZone)) / DAY);
}

/** The instant at which a date begins in a time zone. */
export function startOfDay(day: DayNumber, timeZone: string): number {
    const wall = day * DAY;
    const guess = wall - offsetMs(wall, timeZone);
    return wall - offsetMs(guess, timeZone);
}

export function offsetMs(epochMs: number, timeZone: string): number {
    if (timeZone === 'UTC' || timeZone === 'GMT') {
        return 0;
    }
    const parts = formatter(timeZone).formatToParts(new Date(epochMs));
    const get = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
    const wall = Date.UTC(get('year'), get('month') - 1, get('day'), get('hour') % 24, get('minute'), get('second'));
    return wall - Math.floor(epochMs / 1000) * 1000;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
    let found = formatters.get(timeZone);
    if (!found) {
        found = new Intl.DateTimeFormat('en-US', {
            timeZone,
            hourCycle: 'h23',
            year: 'numeric',
            month: 'numeric',
            day: 'numeric',
            hour: 'numeric',
            minute: 'numeric',
            second: 'numeric'
        });
        formatters.set(timeZone, found);
    }
    return found;
}
