/** Degrees WGS 84. */
export interface SchedulePlace {
    readonly latitude: number;
    readonly longitude: number;
}

/** A visit at its position in the day. */
export interface ScheduleStop {
    readonly key: string;
    readonly place: SchedulePlace;
    readonly visitMinutes: number;
    /** ISO 8601, in order of time; empty: always open. */
    readonly windows: readonly { readonly opensAt: string; readonly closesAt: string }[];
}

/** A calendar entry that keeps its hour. Without a place the rep stays where they are. ISO 8601. */
export interface ScheduleAppointment {
    readonly key: string;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly place: SchedulePlace | null;
}

/** One working day in the order a person wants it. Times are ISO 8601. */
export interface ScheduleDay {
    readonly start: { readonly key: string; readonly at: string; readonly place: SchedulePlace };
    readonly end: { readonly key: string; readonly at: string; readonly place: SchedulePlace };
    /** Begins inside the window; null: no lunch is owed. */
    readonly lunch: { readonly seconds: number; readonly opensAt: string; readonly closesAt: string } | null;
    readonly appointments: readonly ScheduleAppointment[];
    readonly stops: readonly ScheduleStop[];
    /** `start`: the visit must begin inside a window. `whole`: it must also end inside. */
    readonly windowRule: 'start' | 'whole';
    readonly maxVisits: number;
}

/** Travel from one key to another in seconds; null when it is not known and must be estimated. */
export type KnownLegSeconds = (fromKey: string, toKey: string) => number | null;

export type ViolationCode =
    'outside-window' | 'overlaps-appointment' | 'after-end-of-day' | 'lunch-does-not-fit' | 'too-many-visits';

/** What is wrong with a day, and at which stop or appointment; `key` is null for the day as a whole. */
export interface ScheduleViolation {
    readonly code: ViolationCode;
    readonly key: string | null;
}

export interface ScheduledStop {
    readonly key: string;
    readonly arrivesAt: string;
    readonly beginsAt: string;
    readonly leavesAt: string;
    readonly waitingSeconds: number;
    readonly legSeconds: number;
    /** True when the leg is a guess from the distance. */
    readonly isLegEstimated: boolean;
}

export interface DaySchedule {
    readonly stops: readonly ScheduledStop[];
    readonly lunch: { readonly startsAt: string; readonly endsAt: string } | null;
    /** As late as the first arrival allows; the start of the day without anything to drive to. */
    readonly leavesAt: string;
    /** Arrival at the end; the start of the day without anything to drive to. */
    readonly returnsAt: string;
    readonly travelSeconds: number;
    readonly waitingSeconds: number;
    readonly hasEstimates: boolean;
    readonly violations: readonly ScheduleViolation[];
}
