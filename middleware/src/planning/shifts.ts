import type { PlanningSettings } from '#kernel/contracts';
import { addDays, epochSecondsOf, weekdayOf } from '../platform/localTime.ts';
import type { PlannedPerson } from './ports.ts';

/** One working day before locations are known. Seconds since the problem's epoch. */
export interface WorkingDay {
    readonly ownerId: string;
    readonly date: string;
    readonly dayIndex: number;
    readonly startsAt: number;
    readonly endsAt: number;
    readonly lunch: { readonly opens: number; readonly closes: number; readonly durationSeconds: number } | null;
    /** A day that fell away after the plan was made: it takes no visits. */
    readonly isBlocked?: boolean;
}

const QUARTER_SECONDS = 900;
/** A day with less than this left is not planned any more. */
const SHORTEST_DAY_SECONDS = 3600;

/**
 * Working days of a person in the period. Today begins at the next quarter of an hour.
 *
 * Shape: in order of date; days off, and days that are (nearly) over, are left out.
 * Units: `epochSeconds` is the problem's epoch; `nowSeconds` is Unix time.
 */
export function workingDays(
    person: PlannedPerson,
    period: { readonly fromDate: string; readonly dayCount: number; readonly epochSeconds: number },
    settings: PlanningSettings,
    nowSeconds: number
): WorkingDay[] {
    const dates = Array.from({ length: period.dayCount }, (_, dayIndex) => addDays(period.fromDate, dayIndex));
    return dates
        .map((date, dayIndex) => {
            const at = (time: string): number => epochSecondsOf(date, time, person.timeZone) - period.epochSeconds;
            const now = Math.ceil((nowSeconds - period.epochSeconds) / QUARTER_SECONDS) * QUARTER_SECONDS;
            return {
                ownerId: person.userId,
                date,
                dayIndex,
                startsAt: Math.max(at(timeOr(person.dayStartsAt, settings.dayStartsAt)), now),
                endsAt: at(timeOr(person.dayEndsAt, settings.dayEndsAt)),
                lunch: lunchOf(settings, at)
            };
        })
        .filter(({ date }) => (person.workDays[weekdayOf(date)] ?? '-') !== '-')
        .filter(({ startsAt, endsAt }) => endsAt - startsAt >= SHORTEST_DAY_SECONDS)
        .map((day) => ({ ...day, lunch: isLunchAhead(day) ? day.lunch : null }));
}

/** The time a person typed into their user record, unless it is none. */
function timeOr(text: string | null, otherwise: string): string {
    return text !== null && /^([01]\d|2[0-3]):[0-5]\d$/.test(text.trim()) ? text.trim() : otherwise;
}

function lunchOf(settings: PlanningSettings, at: (time: string) => number): WorkingDay['lunch'] {
    return settings.lunchMinutes === 0
        ? null
        : {
              opens: at(settings.lunchOpensAt),
              closes: at(settings.lunchClosesAt),
              durationSeconds: settings.lunchMinutes * 60
          };
}

/** Who starts after the lunch window, or ends before it, has no lunch to plan. */
export function isLunchAhead({ lunch, startsAt, endsAt }: Pick<WorkingDay, 'lunch' | 'startsAt' | 'endsAt'>): boolean {
    return lunch !== null && lunch.closes >= startsAt && lunch.opens + lunch.durationSeconds <= endsAt;
}
