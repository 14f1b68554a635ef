import type { Plan, PlanShift, PlanStop, PlanTravel } from 'c/contracts';
import type { ScheduleDay, ScheduleStop } from 'c/planSchedule';

/** A window that nobody can meet: for a customer who is closed all day. */
const NEVER_OPEN = [{ opensAt: '1970-01-01T00:00:00Z', closesAt: '1970-01-01T00:00:00Z' }];

/** One shift as the schedule function wants it. */
export function scheduleInput(
    plan: Plan,
    shift: PlanShift,
    stops: readonly PlanStop[],
    travel: PlanTravel | null
): ScheduleDay {
    const { settings } = plan;
    const at = localTimeOn(shift);
    const dayEndsAt = at(settings.dayEndsAt);
    // The service ends a day when the rep is back; a person's own day may end later than the setting.
    const endsAt = Date.parse(shift.end.at) > Date.parse(dayEndsAt) ? shift.end.at : dayEndsAt;
    return {
        start: { key: `start:${shift.shiftId}`, at: shift.start.at, place: shift.start.place },
        end: { key: `end:${shift.shiftId}`, at: endsAt, place: shift.end.place },
        lunch: lunchOf(plan, shift, at),
        appointments: shift.appointments.map(({ recordId, startsAt, endsAt: until, place }) => ({
            key: recordId,
            startsAt,
            endsAt: until,
            place
        })),
        stops: stops.map((stop) => toScheduleStop(shift, stop, travel)),
        windowRule: settings.windowRule,
        maxVisits: settings.maxVisitsPerDay
    };
}

function toScheduleStop(shift: PlanShift, stop: PlanStop, travel: PlanTravel | null): ScheduleStop {
    const { recordId, place } = stop;
    const isAtHome = shift.stops.some((entry) => entry.recordId === recordId);
    const visitMinutes = travel?.visitMinutes[recordId] ?? stop.visitMinutes;
    const base = { key: recordId, place, visitMinutes };
    const inPeriod = travel?.windows[recordId];
    if (isAtHome || inPeriod === undefined) return { ...base, windows: isAtHome ? stop.windows : [] };
    const today = inPeriod.filter(({ opensAt }) => opensAt.startsWith(shift.date));
    return { ...base, windows: today.length === 0 ? NEVER_OPEN : today };
}

/** No lunch is owed when the setting says so, or when the calendar fills the window: that entry is the lunch. */
function lunchOf(plan: Plan, shift: PlanShift, at: (time: string) => string): ScheduleDay['lunch'] {
    const { lunchMinutes, lunchOpensAt, lunchClosesAt } = plan.settings;
    const [opensAt, closesAt] = [at(lunchOpensAt), at(lunchClosesAt)];
    const isFilled = shift.appointments.some(
        ({ startsAt, endsAt }) =>
            Date.parse(startsAt) <= Date.parse(opensAt) && Date.parse(endsAt) >= Date.parse(closesAt)
    );
    const isOver = Date.parse(shift.start.at) > Date.parse(closesAt);
    return lunchMinutes === 0 || isFilled || isOver ? null : { minutes: lunchMinutes, opensAt, closesAt };
}

/** `HH:MM` of the shift's day in its own time zone, whose offset its times carry. */
function localTimeOn({ date, start }: PlanShift): (time: string) => string {
    const offset = /(?:Z|[+-]\d{2}:\d{2})$/.exec(start.at)?.[0] ?? 'Z';
    return (time) => `${date}T${time}:00${offset}`;
}
