import type { Plan, PlanShift, PlanStop, PlanTravel, TravelShift } from 'c/contracts';
import type { ScheduleDay, ScheduleStop } from 'c/planSchedule';

/** A window that nobody can meet: for a customer who is closed all day. */
const NEVER_OPEN = [{ opensAt: '1970-01-01T00:00:00Z', closesAt: '1970-01-01T00:00:00Z' }];

/** One shift as the schedule function wants it: as the service sees it, or as far as the plan alone tells. */
export function scheduleInput(
    plan: Plan,
    shift: PlanShift,
    stops: readonly PlanStop[],
    travel: PlanTravel | null
): ScheduleDay {
    const { start, end, shiftId } = shift;
    const measured = travel?.shifts?.find((entry) => entry.shiftId === shiftId);
    const hours = measured === undefined ? hoursOf(plan, shift) : measuredHours(shift, measured);
    return {
        start: { key: `start:${shiftId}`, at: hours.startsAt, place: start.place },
        end: { key: `end:${shiftId}`, at: hours.endsAt, place: end.place },
        lunch: hours.lunch,
        appointments: hours.appointments,
        stops: stops.map((stop) => toScheduleStop(shift, stop, travel, hours)),
        windowRule: plan.settings.windowRule,
        maxVisits: hours.maxVisits
    };
}

interface Hours extends Pick<ScheduleDay, 'lunch' | 'appointments' | 'maxVisits'> {
    readonly startsAt: string;
    readonly endsAt: string;
}

function measuredHours({ appointments }: PlanShift, measured: TravelShift): Hours {
    const places = new Map(appointments.map(({ recordId, place }) => [recordId, place]));
    return {
        ...measured,
        appointments: measured.appointments.map(({ key, startsAt, endsAt, hasPlace }) => ({
            key,
            startsAt,
            endsAt,
            place: hasPlace ? (places.get(key) ?? null) : null
        }))
    };
}

function hoursOf({ settings }: Plan, shift: PlanShift): Hours {
    const at = localTimeOn(shift);
    const dayEndsAt = at(settings.dayEndsAt);
    return {
        startsAt: shift.start.at,
        // The service ends a day when the rep is back; a person's own day may end later than the setting.
        endsAt: Date.parse(shift.end.at) > Date.parse(dayEndsAt) ? shift.end.at : dayEndsAt,
        lunch: lunchOf(settings, shift, at),
        appointments: shift.appointments.map(({ recordId, startsAt, endsAt, place }) => ({
            key: recordId,
            startsAt,
            endsAt,
            place
        })),
        maxVisits: settings.maxVisitsPerDay
    };
}

/** Opening hours of the day; a stop that was planned here has them even without the travel table. */
function toScheduleStop(
    shift: PlanShift,
    { recordId, place, windows, visitMinutes }: PlanStop,
    travel: PlanTravel | null,
    { startsAt, endsAt }: Hours
): ScheduleStop {
    const base = { key: recordId, place, visitMinutes: travel?.visitMinutes[recordId] ?? visitMinutes };
    const isMeasured = travel !== null && recordId in travel.visitMinutes;
    const isAtHome = shift.stops.some((entry) => entry.recordId === recordId);
    const all = isMeasured ? (travel.windows[recordId] ?? []) : isAtHome ? windows : [];
    const ofDay = all.filter(
        ({ opensAt, closesAt }) =>
            Date.parse(closesAt) >= Date.parse(startsAt) && Date.parse(opensAt) <= Date.parse(endsAt)
    );
    return { ...base, windows: all.length > 0 && ofDay.length === 0 ? NEVER_OPEN : ofDay };
}

/** No lunch is owed when the setting says so, or when the calendar fills the window: that entry is the lunch. */
function lunchOf(
    { lunchMinutes, lunchOpensAt, lunchClosesAt }: Plan['settings'],
    shift: PlanShift,
    at: (time: string) => string
): ScheduleDay['lunch'] {
    const [opensAt, closesAt] = [at(lunchOpensAt), at(lunchClosesAt)];
    const isFilled = shift.appointments.some(
        ({ startsAt, endsAt }) =>
            Date.parse(startsAt) <= Date.parse(opensAt) && Date.parse(endsAt) >= Date.parse(closesAt)
    );
    const isOver = Date.parse(shift.start.at) > Date.parse(closesAt);
    return lunchMinutes === 0 || isFilled || isOver ? null : { seconds: lunchMinutes * 60, opensAt, closesAt };
}

/** `HH:MM` of the shift's day in its own time zone, whose offset its times carry. */
function localTimeOn({ date, start }: PlanShift): (time: string) => string {
    const offset = /(?:Z|[+-]\d{2}:\d{2})$/.exec(start.at)?.[0] ?? 'Z';
    return (time) => `${date}T${time}:00${offset}`;
}
