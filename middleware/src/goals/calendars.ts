import { holidayDays, workingWeights } from '#kernel/goalRules';
import { addDays } from '../platform/localTime.ts';
import type { Member } from './members.ts';
import type { GoalPeople, OrgCalendar } from './ports.ts';

/** Working days of a goal, and how many days its people are away on them. */
export interface GoalCalendar {
    readonly weights: readonly number[];
    readonly absentDays: number;
}

/**
 * How many of a goal's people work on each day of its period. Only people who visit and are active count; days before
 * somebody joined and after they left are days away.
 */
export function calendarOf(
    members: readonly Member[],
    { from, to }: { readonly from: string; readonly to: string },
    people: GoalPeople,
    calendar: OrgCalendar
): GoalCalendar {
    const holidays = holidayDays(calendar.holidays, from, to);
    const byId = new Map(people.people.map((person) => [person.userId, person]));
    const known = members.filter(({ userId }) => byId.get(userId)?.isActive === true);
    const sellers = known.filter(({ userId }) => byId.get(userId)?.isSeller === true);
    const counted = sellers.length > 0 ? sellers : known;
    const pattern = (member: Member): { workDays: string; absentDays: ReadonlySet<string> } => ({
        workDays: byId.get(member.userId)?.workDays ?? calendar.workDays,
        absentDays: absentDaysOf(member, { from, to }, calendar)
    });
    const weights = workingWeights(counted.map(pattern), holidays, from, to);
    const present = counted.map((member) => ({ ...pattern(member), absentDays: new Set<string>() }));
    const full = workingWeights(present, holidays, from, to);
    const sum = (days: readonly number[]): number => days.reduce((total, day) => total + day, 0);
    return { weights, absentDays: sum(full) - sum(weights) };
}

function absentDaysOf(
    member: Member,
    { from, to }: { readonly from: string; readonly to: string },
    { absences }: OrgCalendar
): ReadonlySet<string> {
    const away = absences.get(member.userId) ?? new Set<string>();
    if (member.from <= from && member.to >= to) {
        return away;
    }
    const days = new Set(away);
    for (let day = from; day < to; day = addDays(day, 1)) {
        if (day < member.from || day >= member.to) {
            days.add(day);
        }
    }
    return days;
}
