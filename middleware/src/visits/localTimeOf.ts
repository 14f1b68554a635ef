import { isoWithOffset, weekdayOf } from '../platform/localTime.ts';

/** Weekday (Monday = 0) and minute after midnight of an instant in a time zone. Errors: RangeError for an unknown zone. */
export function localTimeIn(timeZone: string): (ms: number) => { readonly weekday: number; readonly minute: number } {
    return (ms) => {
        const local = isoWithOffset(Math.floor(ms / 1000), timeZone);
        return {
            weekday: weekdayOf(local.slice(0, 10)),
            minute: Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16))
        };
    };
}
