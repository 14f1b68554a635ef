const DAY_MILLISECONDS = 86_400_000;

/** The same few hundred days are asked for again and again. */
const known = new Map<string, number>();
const KNOWN_DAYS = 20_000;

/** Whole days since 1970-01-01 of a local day `YYYY-MM-DD`. */
export function dayNumber(day: string): number {
    let number = known.get(day);
    if (number === undefined) {
        number = parseDay(day);
        if (known.size >= KNOWN_DAYS) known.clear();
        known.set(day, number);
    }
    return number;
}

function parseDay(day: string): number {
    const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
    if (parts === null) {
        throw new RangeError(`Expected a day as YYYY-MM-DD, got "${day}".`);
    }
    return Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) / DAY_MILLISECONDS;
}

/** Whole days from one local day to another; negative when `to` is earlier. */
export function daysFrom(from: string, to: string): number {
    return dayNumber(to) - dayNumber(from);
}
