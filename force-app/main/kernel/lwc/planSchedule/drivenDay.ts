import type { KnownLegSeconds, SchedulePlace } from './day.ts';
import { estimatedLegSeconds } from './estimatedLeg.ts';

/** A stop with its times. Units: seconds since 1970. */
export interface DrivenStop {
    readonly key: string;
    readonly arrivesAt: number;
    readonly beginsAt: number;
    /** From arrival to begin, less lunch and calls at the door. */
    readonly waitingSeconds: number;
    readonly leavesAt: number;
    readonly legSeconds: number;
    readonly isLegEstimated: boolean;
}

/** A day as driven. Units: seconds since 1970. */
export interface DrivenDay {
    readonly stops: readonly DrivenStop[];
    readonly lunch: { readonly startsAt: number; readonly endsAt: number } | null;
    readonly leavesAt: number;
    readonly returnsAt: number;
    readonly travelSeconds: number;
    readonly hasEstimates: boolean;
}

export interface Position {
    readonly key: string;
    readonly place: SchedulePlace;
}

/** The measured leg, or a guess where none is known. */
export function legOf(
    knownLeg: KnownLegSeconds,
    from: Position,
    to: Position
): { readonly seconds: number; readonly isEstimated: boolean } {
    const known = knownLeg(from.key, to.key);
    return known === null
        ? { seconds: estimatedLegSeconds(from.place, to.place), isEstimated: true }
        : { seconds: known, isEstimated: false };
}

export function secondsOf(iso: string): number {
    return Date.parse(iso) / 1000;
}
