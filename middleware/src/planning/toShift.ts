import type { FixedAppointment, Shift, ShiftBreak } from './model.ts';
import { isRealPlace, type PlaceIndex } from './placeIndex.ts';
import type { AppointmentFacts } from './ports.ts';
import type { WorkingDay } from './shifts.ts';
import type { Situation } from './situation.ts';

/** Calendar entries of a working day, in order. */
export function appointmentsOn(day: WorkingDay, { appointments, epochSeconds }: Situation): AppointmentFacts[] {
    const seconds = (iso: string): number => Date.parse(iso) / 1000 - epochSeconds;
    if (day.isBlocked) return [];
    return appointments
        .filter(({ ownerId, isAllDay = false }) => ownerId === day.ownerId && !isAllDay)
        .filter(({ startsAt, endsAt }) => seconds(endsAt) > day.startsAt && seconds(startsAt) < day.endsAt)
        .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt) || (a.recordId < b.recordId ? -1 : 1));
}

/** A working day as the solver sees it. */
export function toShift(
    day: WorkingDay,
    index: number,
    situation: Situation,
    appointments: readonly AppointmentFacts[],
    places: PlaceIndex
): Shift {
    const repIndex = situation.persons.findIndex(({ userId }) => userId === day.ownerId);
    const base = places.indexOf(situation.persons[repIndex]?.base ?? { latitude: 0, longitude: 0 });
    const fixed = withoutOverlap(appointments.map((facts) => toFixed(facts, day, situation.epochSeconds, places)));
    const { maxVisitsPerDay } = situation.settings;
    return {
        id: `${day.ownerId}-${index}`,
        repIndex,
        dayIndex: day.dayIndex,
        startLocation: base,
        endLocation: base,
        startsAt: day.startsAt,
        endsAt: day.endsAt,
        breaks: day.isBlocked ? [] : lunchBeside(day.lunch, fixed),
        appointments: fixed,
        maxVisits: day.isBlocked
            ? 0
            : Math.max(0, maxVisitsPerDay - fixed.filter(({ location }) => location !== null).length)
    };
}

/**
 * Lunch beside what the calendar holds; none when its window has no room: the appointment is the lunch then. It opens
 * after the entries that leave no room before them, because pauses of a shift are taken in the order of their opening.
 */
function lunchBeside(lunch: WorkingDay['lunch'], fixed: readonly FixedAppointment[]): ShiftBreak[] {
    if (lunch === null) return [];
    let opens = lunch.opens;
    for (const { startsAt, endsAt } of fixed) {
        if (endsAt <= opens) continue;
        if (startsAt >= opens + lunch.durationSeconds) break;
        opens = endsAt;
    }
    return opens > lunch.closes ? [] : [{ ...lunch, opens }];
}

function toFixed(
    { recordId, startsAt, endsAt, place }: AppointmentFacts,
    day: WorkingDay,
    epochSeconds: number,
    places: PlaceIndex
): FixedAppointment {
    return {
        id: recordId,
        location: isRealPlace(place) ? places.indexOf(place) : null,
        startsAt: Math.max(day.startsAt, Date.parse(startsAt) / 1000 - epochSeconds),
        endsAt: Math.min(day.endsAt, Date.parse(endsAt) / 1000 - epochSeconds)
    };
}

/** Calendars hold overlapping entries; one body can keep only the first, and the later one begins when it ends. */
function withoutOverlap(appointments: readonly FixedAppointment[]): FixedAppointment[] {
    const kept: FixedAppointment[] = [];
    for (const appointment of appointments) {
        const startsAt = Math.max(appointment.startsAt, kept.at(-1)?.endsAt ?? 0);
        if (startsAt < appointment.endsAt) {
            const isCut = startsAt > appointment.startsAt;
            kept.push({ ...appointment, startsAt, location: isCut ? null : appointment.location });
        }
    }
    return kept;
}
