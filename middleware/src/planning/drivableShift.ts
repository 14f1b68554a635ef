import type { FixedAppointment, PlanningProblem, Shift, TravelMatrix } from './model.ts';
import { UNREACHABLE } from './model.ts';
import { schedule } from './solver/schedule.ts';

/**
 * The shift so that its calendar alone can be kept: people put entries early, late and close together, and one of them must
 * not take the whole day's visits with it.
 *
 * The day grows by the way to its first entry and home from its last; lunch goes when it cannot be had; entries that no
 * car reaches in time are kept wherever the rep is then.
 */
export function drivableShift(shift: Shift, travel: TravelMatrix): Shift {
    const grown = withWays(shift, travel);
    if (isDrivable(grown, travel)) return grown;
    const withoutLunch = { ...grown, breaks: [] };
    if (isDrivable(withoutLunch, travel)) return withoutLunch;
    const loosened = { ...grown, appointments: withoutRushes(grown.appointments, travel) };
    if (isDrivable(loosened, travel)) return loosened;
    const anywhere = grown.appointments.map((entry) => ({ ...entry, location: null }));
    return { ...loosened, breaks: [], appointments: anywhere };
}

function withWays(shift: Shift, travel: TravelMatrix): Shift {
    const located = shift.appointments.filter(({ location }) => location !== null);
    const starts = located.map((entry) => entry.startsAt - leg(travel, shift.startLocation, entry.location));
    const ends = located.map((entry) => entry.endsAt + leg(travel, entry.location, shift.endLocation));
    return { ...shift, startsAt: Math.min(shift.startsAt, ...starts), endsAt: Math.max(shift.endsAt, ...ends) };
}

/** Entries that cannot be reached from the one before lose their place. */
function withoutRushes(appointments: readonly FixedAppointment[], travel: TravelMatrix): FixedAppointment[] {
    const kept: FixedAppointment[] = [];
    for (const entry of appointments) {
        const before = kept.findLast(({ location }) => location !== null);
        const isRush =
            before !== undefined && before.endsAt + leg(travel, before.location, entry.location) > entry.startsAt;
        kept.push(isRush ? { ...entry, location: null } : entry);
    }
    return kept;
}

/** 0 without a way: no day is long enough for that. */
function leg({ size, seconds }: TravelMatrix, from: number | null, to: number | null): number {
    const value = from === null || to === null ? 0 : (seconds[from * size + to] ?? UNREACHABLE);
    return value >= UNREACHABLE ? 0 : value;
}

function isDrivable(shift: Shift, travel: TravelMatrix): boolean {
    const alone: PlanningProblem = { travel, shifts: [shift], candidates: [], weights: { travelPerSecond: 0 } };
    return schedule(alone, { shift: 0, stops: [] }).isFeasible;
}
