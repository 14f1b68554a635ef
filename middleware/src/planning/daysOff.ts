import type { AppointmentFacts } from './ports.ts';
import type { WorkingDay } from './shifts.ts';

/**
 * Whether an all-day entry covers a local date. Salesforce keeps all-day entries as midnight UTC of their first and last
 * date, wherever the person lives.
 */
export function coversDate({ isAllDay = false, startsAt, endsAt }: AppointmentFacts, date: string): boolean {
    return isAllDay && startsAt.slice(0, 10) <= date && date <= endsAt.slice(0, 10);
}

/** The days, blocked where their owner's calendar says so for the whole day. */
export function withDaysOff(days: readonly WorkingDay[], appointments: readonly AppointmentFacts[]): WorkingDay[] {
    const entries = appointments.filter(({ isAllDay }) => isAllDay === true);
    return days.map((day) =>
        entries.some((entry) => entry.ownerId === day.ownerId && coversDate(entry, day.date))
            ? { ...day, isBlocked: true }
            : day
    );
}
