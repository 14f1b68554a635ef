import { parseOpeningHours, windowsOn, type OpeningHours } from '#kernel/visitRules';
import { epochSecondsOf, weekdayOf } from '../platform/localTime.ts';
import type { Shift, TimeWindow } from './model.ts';
import type { CandidateFacts } from './ports.ts';
import type { Situation } from './situation.ts';

/** Opening hours as parsed; null when always open, `unreadable` when the text follows no rule we know. */
export function openingHoursOf({ openingHours }: CandidateFacts): OpeningHours | null | 'unreadable' {
    if (openingHours === null || openingHours.trim() === '') {
        return null;
    }
    try {
        return parseOpeningHours(openingHours);
    } catch {
        return 'unreadable';
    }
}

/** Opening hours over the working days; undefined when always open (or not readable, which is not the customer's fault). */
export function windowsOf(facts: CandidateFacts, situation: Situation): TimeWindow[] | undefined {
    const hours = openingHoursOf(facts);
    if (hours === null || hours === 'unreadable') {
        return undefined;
    }
    return datesOf(situation).flatMap(({ midnight, weekday }) =>
        windowsOn(hours, weekday).map(({ opensMinute, closesMinute }) => ({
            opens: midnight + opensMinute * 60,
            closes: midnight + closesMinute * 60
        }))
    );
}

interface LocalDate {
    /** Seconds since the problem's epoch. */
    readonly midnight: number;
    readonly weekday: number;
}

/** Calendar arithmetic costs more than all the rest, and thousands of candidates share the same dates. */
const datesBySituation = new WeakMap<Situation['days'], readonly LocalDate[]>();

function datesOf({ days, timeZone, epochSeconds }: Situation): readonly LocalDate[] {
    const known = datesBySituation.get(days);
    if (known !== undefined) return known;
    const dates = [...new Set(days.map(({ date }) => date))].sort().map((date) => ({
        midnight: epochSecondsOf(date, '00:00', timeZone) - epochSeconds,
        weekday: weekdayOf(date)
    }));
    datesBySituation.set(days, dates);
    return dates;
}

/** True when some window lets a visit of that length begin and end within the shift, travel aside. */
export function canBegin(
    windows: readonly TimeWindow[] | undefined,
    windowRule: 'start' | 'whole',
    visitSeconds: number,
    { startsAt, endsAt }: Pick<Shift, 'startsAt' | 'endsAt'>
): boolean {
    if (windows === undefined) {
        return startsAt + visitSeconds <= endsAt;
    }
    return windows.some(({ opens, closes }) => {
        const latest = Math.min(windowRule === 'whole' ? closes - visitSeconds : closes, endsAt - visitSeconds);
        return Math.max(opens, startsAt) <= latest;
    });
}
