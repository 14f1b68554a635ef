/** Contract of `POST /v1/plans/{id}/repair`: the week changes, the plan follows with the fewest changes. */
import type { Place, Plan } from './planning.ts';

/** Everything that happened at once; at least one member. Days belong to the plan's first owner unless `ownerId` says other. */
export interface PlanRepairRequest {
    /** Stops that will not take place; their time is filled. */
    readonly cancelledStopIds?: readonly string[];
    /** The rep cannot go on before `until`: a late start, or a visit that runs over. ISO 8601. */
    readonly delays?: readonly { readonly date: string; readonly until: string; readonly ownerId?: string }[];
    /** New calendar entries. Without place the rep stays where they are. ISO 8601. */
    readonly addedAppointments?: readonly {
        readonly startsAt: string;
        readonly endsAt: string;
        readonly place: Place | null;
        readonly ownerId?: string;
        /** The Event, when it is in the org already. */
        readonly recordId?: string;
    }[];
    /** Days that fall away; their stops go elsewhere as far as they fit. */
    readonly blockedDays?: readonly { readonly date: string; readonly ownerId?: string }[];
    /** Records that must be in the plan from now on, on a day if said. */
    readonly required?: readonly { readonly recordId: string; readonly date?: string }[];
    /** Records that must not come in. */
    readonly forbidden?: readonly string[];
    /** Days as the user arranged them: the whole list of a shift in its order. The stops named keep day and order. */
    readonly arranged?: readonly { readonly shiftId: string; readonly recordIds: readonly string[] }[];
    /** Stops that keep their day and begin no later than now. */
    readonly pinnedStopIds?: readonly string[];
    /** Stops that may move besides those that must. 0 to 20. Default: 3. */
    readonly maxMovedStops?: number;
}

/** When and with whom. */
export interface StopMoment {
    readonly shiftId: string;
    readonly ownerId: string;
    readonly date: string;
    readonly beginsAt: string;
    readonly leavesAt: string;
}

/** `replaced`: gave way to something worth more; `displaced`: an event left no room; `cancelled`: the request said so. */
export type RemovalCause = 'cancelled' | 'displaced' | 'replaced';

/** What a repair changes, for the eye before it is accepted. */
export interface PlanDifference {
    readonly added: readonly {
        readonly stopId: string;
        readonly recordId: string;
        readonly points: number;
        readonly after: StopMoment;
    }[];
    readonly removed: readonly {
        readonly stopId: string;
        readonly recordId: string;
        readonly points: number;
        readonly cause: RemovalCause;
        readonly before: StopMoment;
    }[];
    /** On another shift, in another order, or more than 15 minutes later. */
    readonly moved: readonly {
        readonly stopId: string;
        readonly recordId: string;
        /** True when an event or the user moved it, not the search. */
        readonly isForced: boolean;
        readonly before: StopMoment;
        readonly after: StopMoment;
    }[];
    /** Same place in the day, other time by at most 15 minutes later, or earlier. */
    readonly retimed: readonly {
        readonly stopId: string;
        readonly recordId: string;
        readonly before: StopMoment;
        readonly after: StopMoment;
    }[];
    readonly pointsChange: number;
    readonly travelChangeSeconds: number;
}

/** Answer of `POST /v1/plans/{id}/repair`. `plan` is a new proposal with `baseId`; accepting it applies the difference. */
export interface PlanRepair {
    readonly plan: Plan;
    readonly difference: PlanDifference;
}
