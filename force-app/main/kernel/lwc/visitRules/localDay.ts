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

/** Time of day of an instant in a time zone, `HH:MM`; what {@link instantAt} takes back. */
export function clockTimeIn(instantMs: number, timeZone: string): string {
    const shown = new Date(instantMs + offsetMs(instantMs, timeZone)).toISOString();
    return shown.slice(11, 16);
}

/** The day `count` days later; calendar days, whatever their length in hours. */
export function addLocalDays(date: string, count: number): string {
    return new Date(Date.parse(`${date}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOfDate(date: string): number {
    return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

const HOUR_MINUTES = 60;
const MINUTE_MS = 60_000;
const TIME = /^(\d{2}):(\d{2})/;
const clocks = new Map<string, Intl.DateTimeFormat>();

/**
 * The instant of a time of day in a zone. A time that the clock skips in spring is as much later; one that comes twice in autumn is the
 * first.
 *
 * Shape: `YYYY-MM-DD` and `HH:MM` (more is ignored). Errors: RangeError for anything else.
 */
export function instantAt(date: string, time: string, timeZone: string): number {
    const [, hours, minutes] = TIME.exec(time) ?? [];
    const asUtc = Date.parse(`${date}T00:00:00Z`) + (Number(hours) * HOUR_MINUTES + Number(minutes)) * MINUTE_MS;
    if (Number.isNaN(asUtc)) throw new RangeError(`Expected YYYY-MM-DD and HH:MM, got "${date}" and "${time}".`);
    // The offset a day before and after holds all that the clock can show on the day.
    const offsets = [asUtc - DAY_MS, asUtc + DAY_MS].map((around) => offsetMs(around, timeZone));
    const fitting = offsets.map((offset) => asUtc - offset).filter((ms) => offsetMs(ms, timeZone) === asUtc - ms);
    return fitting.length > 0 ? Math.min(...fitting) : asUtc - (offsets[0] ?? 0);
}

/** How far the clock of the zone is ahead of UTC. */
function offsetMs(instantMs: number, timeZone: string): number {
    let clock = clocks.get(timeZone);
    if (clock === undefined) {
        clock = new Intl.DateTimeFormat('en-US', {
            timeZone,
            hourCycle: 'h23',
            year: 'numeric',
            month: 'numeric',
            day: 'numeric',
            hour: 'numeric',
            minute: 'numeric'
        });
        clocks.set(timeZone, clock);
    }
    const parts = new Map(clock.formatToParts(instantMs).map(({ type, value }) => [type, Number(value)]));
    const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
    const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
    return shown - Math.floor(instantMs / MINUTE_MS) * MINUTE_MS;
}
