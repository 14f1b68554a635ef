import { addDays, dayNumber, dayText, weekdayOf } from './days.ts';

/** A Salesforce Holiday as its API gives it; recurring ones name their rule. */
export interface HolidayRule {
    /** Day of a holiday that does not recur. */
    readonly day: string | null;
    readonly isAllDay: boolean;
    readonly isRecurrence: boolean;
    readonly recurrenceType: string | null;
    readonly interval: number | null;
    /** Sum of 1 Sunday, 2 Monday, 4 Tuesday … 64 Saturday. */
    readonly dayOfWeekMask: number | null;
    readonly dayOfMonth: number | null;
    /** `First` … `Fourth`, `Last`. */
    readonly instance: string | null;
    /** `January` … `December`. */
    readonly monthOfYear: string | null;
    readonly startDay: string | null;
    readonly endDay: string | null;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const INSTANCES: Readonly<Record<string, number>> = { First: 0, Second: 1, Third: 2, Fourth: 3 };

/**
 * Days of `[from, to)` that are holidays of the org. Part-day holidays leave a working day.
 *
 * Source: Holiday, Salesforce Object Reference, API 66 (RecursDaily, RecursEveryWeekday, RecursWeekly, RecursMonthly,
 * RecursMonthlyNth, RecursYearly, RecursYearlyNth).
 */
export function holidayDays(rules: readonly HolidayRule[], from: string, to: string): Set<string> {
    const days = new Set<string>();
    const wholeDays = rules.filter(({ isAllDay }) => isAllDay);
    for (let day = from; day < to; day = addDays(day, 1)) {
        if (wholeDays.some((rule) => falls(rule, day))) {
            days.add(day);
        }
    }
    return days;
}

function falls(rule: HolidayRule, day: string): boolean {
    if (!rule.isRecurrence) {
        return rule.day === day;
    }
    const start = rule.startDay ?? rule.day;
    if (start === null || day < start || (rule.endDay !== null && day > rule.endDay)) {
        return false;
    }
    const every = Math.max(1, rule.interval ?? 1);
    const months = monthNumber(day) - monthNumber(start);
    switch (rule.recurrenceType) {
        case 'RecursDaily':
            return (dayNumber(day) - dayNumber(start)) % every === 0;
        case 'RecursEveryWeekday':
            return weekdayOf(day) < 5;
        case 'RecursWeekly':
            return isInMask(rule, day) && (weekNumber(day) - weekNumber(start)) % every === 0;
        case 'RecursMonthly':
            return Number(day.slice(8)) === rule.dayOfMonth && months % every === 0;
        case 'RecursMonthlyNth':
            return isNth(rule, day) && months % every === 0;
        case 'RecursYearly':
            return isInMonth(rule, day) && Number(day.slice(8)) === rule.dayOfMonth;
        case 'RecursYearlyNth':
            return isInMonth(rule, day) && isNth(rule, day);
        default:
            return false;
    }
}

const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
/** Weeks of Salesforce begin on Sunday. */
const weekNumber = (day: string): number => Math.floor((dayNumber(day) + 4) / 7);
const isInMonth = (rule: HolidayRule, day: string): boolean =>
    MONTHS.indexOf(rule.monthOfYear ?? '') === Number(day.slice(5, 7)) - 1;

function isInMask({ dayOfWeekMask }: HolidayRule, day: string): boolean {
    return (((dayOfWeekMask ?? 0) >> ((weekdayOf(day) + 1) % 7)) & 1) === 1;
}

/** The n-th (or last) day of its month among the days that the mask names. */
function isNth(rule: HolidayRule, day: string): boolean {
    if (!isInMask(rule, day)) {
        return false;
    }
    const same = daysOfMonth(day).filter((other) => isInMask(rule, other));
    const wanted = rule.instance === 'Last' ? same.length - 1 : (INSTANCES[rule.instance ?? ''] ?? -1);
    return same[wanted] === day;
}

function daysOfMonth(day: string): string[] {
    const first = dayNumber(`${day.slice(0, 7)}-01`);
    return Array.from({ length: 31 }, (_, index) => dayText(first + index)).filter(
        (other) => other.slice(0, 7) === day.slice(0, 7)
    );
}
