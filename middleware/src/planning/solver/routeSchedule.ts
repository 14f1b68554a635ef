/** When a route is where: what `schedule` answers. */
import type { StopTimes } from '../model.ts';

export interface AppointmentTimes {
    readonly id: string;
    /** Stops of the route before it. */
    readonly stopsBefore: number;
    readonly legSeconds: number;
    readonly arrivesAt: number;
    readonly beginsAt: number;
    readonly leavesAt: number;
}

/** A break, or an appointment without place, taken on the leg that follows `pointsBefore` stops and appointments. */
export interface PauseTimes {
    readonly pointsBefore: number;
    readonly isBeforeDriving: boolean;
    readonly beginsAt: number;
    readonly endsAt: number;
}

export interface RouteSchedule {
    readonly isFeasible: boolean;
    readonly stops: readonly StopTimes[];
    readonly appointments: readonly AppointmentTimes[];
    readonly pauses: readonly PauseTimes[];
    readonly endLegSeconds: number;
    readonly endsAt: number;
    readonly travelSeconds: number;
}
