import { DateTime, IANAZone } from 'luxon';

/**
 * Wall-clock time in a person's time zone, over luxon so that daylight-saving changes and odd offsets are right.
 *
 * Shape: dates are `YYYY-MM-DD`, times of day `HH:MM`, instants ISO 8601; weekdays count from Monday = 0.
 */

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * Epoch seconds of a local wall-clock time. A time that the spring change skips moves forward by the gap; one that occurs
 * twice in autumn is the earlier one.
 *
 * Errors: RangeError for a malformed date, time or an unknown zone.
 */
export function epochSecondsOf(date: string, time: string, timeZone: string): number {
    requireZone(timeZone);
    if (!DATE.test(date) || !TIME.test(time)) {
        throw new RangeError(`Expected YYYY-MM-DD and HH:MM, got "${date}" and "${time}".`);
    }
    const local = DateTime.fromISO(`${date}T${time}`, { zone: timeZone });
    if (!local.isValid) {
        throw new RangeError(`There is no day ${date}.`);
    }
    return local.toSeconds();
}

/** ISO 8601 with the offset of the zone, whole seconds. */
export function isoWithOffset(epochSeconds: number, timeZone: string): string {
    requireZone(timeZone);
    const text = DateTime.fromSeconds(Math.round(epochSeconds), { zone: timeZone }).toISO({
        suppressMilliseconds: true
    });
    if (text === null) {
        throw new RangeError(`${epochSeconds} is not an instant.`);
    }
    return text;
}

/** The local day of an instant. */
export function localDateOf(instant: Date | string, timeZone: string): string {
    requireZone(timeZone);
    const moment = typeof instant === 'string' ? DateTime.fromISO(instant) : DateTime.fromJSDate(instant);
    return dateText(moment.setZone(timeZone));
}

/** The day `count` days later (earlier when negative). */
export function addDays(date: string, count: number): string {
    return new Date((epochDayOf(date) + count) * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
    return epochDayOf(to) - epochDayOf(from);
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(date: string): number {
    // 1 January 1970 was a Thursday.
    return (((epochDayOf(date) + 3) % 7) + 7) % 7;
}

/** First day of the week (Monday) or month that holds the day. */
export function startOfPeriod(date: string, kind: 'week' | 'month'): string {
    return dateText(day(date).startOf(kind));
}

/** First day of the next (or an earlier, with a negative count) week or month. `date` must be a first day. */
export function addPeriods(date: string, kind: 'week' | 'month', count: number): string {
    return dateText(day(date).plus(kind === 'week' ? { weeks: count } : { months: count }));
}

/** True for a zone that this runtime knows. */
export function isTimeZone(timeZone: string): boolean {
    return IANAZone.isValidZone(timeZone);
}

const DAY_MS = 86_400_000;

/** Days since 1970-01-01; plain arithmetic, because planning asks it for every candidate. */
function epochDayOf(date: string): number {
    const milliseconds = DATE.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
    // The parser takes 30 February for 1 or 2 March.
    if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString().slice(0, 10) !== date) {
        throw new RangeError(`Expected a day YYYY-MM-DD, got "${date}".`);
    }
    return milliseconds / DAY_MS;
}

function day(date: string): DateTime<true> {
    const parsed = DATE.test(date) ? DateTime.fromISO(date, { zone: 'utc' }) : undefined;
    if (!parsed?.isValid) {
        throw new RangeError(`Expected a day YYYY-MM-DD, got "${date}".`);
    }
    return parsed as DateTime<true>;
}

function dateText(moment: DateTime): string {
    const text = moment.toISODate();
    if (text === null) {
        throw new RangeError('The instant is not valid.');
    }
    return text;
}

/** Asking the runtime costs a formatter each time; a process meets few zones. */
const validZones = new Set<string>();

function requireZone(timeZone: string): void {
    if (validZones.has(timeZone)) {
        return;
    }
    if (isTimeZone(timeZone)) {
        validZones.add(timeZone);
    } else {
        throw new RangeError(`"${timeZone}" is not a time zone this runtime knows.`);
    }
}
