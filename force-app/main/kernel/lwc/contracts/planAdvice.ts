/** Contract of what a plan can be asked: why, what instead, how far, how much, and what people said to it. */
import type { PlanTotals, Reason, TravelSource, UnassignedCode } from './planning.ts';

/** Argument of `POST /v1/plans/{id}/explain`; `GET` explains everything. */
export interface PlanExplainRequest {
    /** Only these stops, or none with an empty list. Default: all. */
    readonly stopIds?: readonly string[];
    /** Only these unassigned records, or none with an empty list. Default: all that the plan names (at most 200). */
    readonly recordIds?: readonly string[];
}

/** Why each stop is in the plan, and what it would take to have those in that are not. Every figure is exact. */
export interface PlanExplanation {
    readonly planId: string;
    readonly revision: number;
    readonly stops: readonly ExplainedStop[];
    readonly unassigned: readonly ExplainedCandidate[];
}

export interface ExplainedStop {
    readonly stopId: string;
    readonly recordId: string;
    readonly points: number;
    readonly reasons: readonly Reason[];
    readonly visitMinutes: number;
    /** Travel that would be saved without this stop. */
    readonly detourSeconds: number;
    /** Who takes its place when it goes, the rest of the day as it is; null when nobody fits. */
    readonly replacement: ReplacementVisit | null;
}

export interface ReplacementVisit {
    readonly recordId: string;
    readonly objectApiName: 'Account' | 'Lead';
    readonly points: number;
    readonly reasons: readonly Reason[];
    /** Against the plan as it is: usually negative. */
    readonly pointsChange: number;
    readonly travelChangeSeconds: number;
    readonly beginsAt: string;
}

export interface ExplainedCandidate {
    readonly recordId: string;
    readonly objectApiName: 'Account' | 'Lead';
    readonly points: number;
    readonly code: UnassignedCode;
    readonly params: Readonly<Record<string, string | number>>;
    /** What a person would have to change first; the counterfactual holds after it. Absent: only room is missing. */
    readonly change?: CounterfactualChange;
    /** What it costs to have it in; null when no day can take it, or the change alone cannot tell. */
    readonly counterfactual: Counterfactual | null;
}

/** `params` are those of the reason: `availableFrom`, `visitMinutes`. */
export interface CounterfactualChange {
    readonly code:
        | 'visit-early'
        | 'set-rejection-aside'
        | 'allow'
        | 'visit-when-closed'
        | 'set-coordinates'
        | 'cancel-planned-visit'
        | 'find-a-road'
        | 'shorten-visit'
        | 'work-another-day';
    readonly params: Readonly<Record<string, string | number>>;
}

/** "To fit B, drop D: -14 points, +6 min": the fewest stops that must go, the cheapest of those. Never required ones. */
export interface Counterfactual {
    readonly shiftId: string;
    readonly ownerId: string;
    readonly date: string;
    readonly beginsAt: string;
    readonly removed: readonly { readonly stopId: string; readonly recordId: string; readonly points: number }[];
    /** Against the plan as it is; positive when it gains. */
    readonly pointsChange: number;
    readonly travelChangeSeconds: number;
}

/**
 * Answer of `GET /v1/plans/{id}/travel`: travel between the places of a plan, for `c/planSchedule`.
 *
 * Shape: `seconds[from * keys.length + to]`; keys are record ids of stops, of the most valuable unassigned candidates (60)
 * and of appointments, `start:<shiftId>` and `end:<shiftId>`. 500,000,000 marks a pair without a way.
 */
export interface PlanTravel {
    readonly planId: string;
    readonly keys: readonly string[];
    readonly seconds: readonly number[];
    /** Hours and calendars of the plan's shifts, in their order. */
    readonly shifts: readonly TravelShift[];
    /** Minutes on site of the records that could be visited. */
    readonly visitMinutes: Readonly<Record<string, number>>;
    /** Opening hours in the period by record, ISO 8601; absent: always open. */
    readonly windows: Readonly<Record<string, readonly { readonly opensAt: string; readonly closesAt: string }[]>>;
}

/** What a shift allows, apart from its stops. Times ISO 8601. */
export interface TravelShift {
    readonly shiftId: string;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly maxVisits: number;
    /** Null when there is none, or the calendar leaves no room for it. */
    readonly lunch: { readonly opensAt: string; readonly closesAt: string; readonly seconds: number } | null;
    /** `key` is a key of the matrix when it has a place. */
    readonly appointments: readonly {
        readonly key: string;
        readonly startsAt: string;
        readonly endsAt: string;
        readonly hasPlace: boolean;
    }[];
}

/** Argument of `POST /v1/plans/compare`. */
export interface PlanCompareRequest {
    readonly planId: string;
    /** The order as typed. Default: the visits that are planned in the org in the period and do not come from this plan. */
    readonly days?: readonly {
        readonly date: string;
        /** Default: the owner of the plan's first shift. */
        readonly ownerId?: string;
        readonly recordIds: readonly string[];
    }[];
}

/** Answer of `POST /v1/plans/compare`: both sides driven over the same travel times. */
export interface PlanComparison {
    readonly planId: string;
    readonly plan: PlanTotals;
    readonly typed: PlanTotals;
    /** Plan minus typed. */
    readonly difference: {
        readonly travelSeconds: number;
        readonly travelMetres: number;
        readonly visitCount: number;
        readonly points: number;
        readonly visitsPerFieldHour: number | null;
    };
    readonly days: readonly {
        readonly date: string;
        readonly ownerId: string;
        /** False when a visit misses its opening hours or the day is too short; the times then run over. */
        readonly isFeasible: boolean;
        readonly travelSeconds: number;
        readonly endsAt: string;
    }[];
    /** Typed records that could not be driven: unknown, without coordinates, or out of reach. */
    readonly leftOut: readonly { readonly recordId: string; readonly code: UnassignedCode }[];
    readonly travelSource: TravelSource;
}

/** Argument of `POST /v1/plans/capacity`. */
export interface CapacityRequest {
    /** Default: the caller. */
    readonly ownerId?: string;
    /** First day looked at, `YYYY-MM-DD`. Default: today. */
    readonly fromDate?: string;
    /** Last day looked at, at most a year later. Default: the last day of the month of `fromDate`. */
    readonly toDate?: string;
    /** Visits that a goal asks for in that time; the larger of goal and cadence counts. */
    readonly goalVisits?: number;
}

/** Answer of `POST /v1/plans/capacity`: does the month fit into the rep's own pace? */
export interface Capacity {
    readonly ownerId: string;
    readonly fromDate: string;
    readonly toDate: string;
    readonly workingDays: number;
    readonly requiredByCadence: number;
    readonly goalVisits: number | null;
    readonly requiredVisits: number;
    /** From the last eight weeks; null when there are fewer than five days in the field: then a working day counts as planned. */
    readonly pace: {
        readonly visitsPerFieldHour: number;
        readonly fieldHoursPerDay: number;
        readonly fieldDays: number;
    } | null;
    readonly visitsPerWorkingDay: number;
    readonly possibleVisits: number;
    /** Visits that do not fit; 0 when all do. */
    readonly missingVisits: number;
    /** The cheapest first; empty when everything fits. */
    readonly waysOut: readonly WayOut[];
}

export interface WayOut {
    readonly kind: 'drop-lowest-value' | 'hand-to-neighbour' | 'move-to-phone';
    /** Visits it frees; less than `missingVisits` when there are not more to take. */
    readonly visits: number;
    readonly pointsLost: number;
    /** Minutes it costs: on the road of the neighbour, or on the phone. */
    readonly addedMinutes: number;
    readonly records: readonly {
        readonly recordId: string;
        readonly objectApiName: 'Account' | 'Lead';
        readonly points: number;
        /** Who would take it, for `hand-to-neighbour`. */
        readonly ownerId: string | null;
        readonly addedMinutes: number;
    }[];
}

/** Answer of `GET /v1/plans/acceptance?fromDate&toDate`: what people said to suggestions. */
export interface PlanAcceptance {
    readonly fromDate: string;
    readonly toDate: string;
    /** Of the caller and those below; for an admin of the whole org. */
    readonly total: AcceptanceCount;
    /** Of the caller and those below. */
    readonly byOwner: readonly (AcceptanceCount & { readonly ownerId: string })[];
    /** "No" and "later" by reason, of the same people as `total`. */
    readonly byReason: readonly { readonly reason: string; readonly count: number }[];
}

export interface AcceptanceCount {
    readonly accepted: number;
    readonly later: number;
    readonly rejected: number;
    /** Accepted of all decisions, 0 to 1; null without decisions. */
    readonly rate: number | null;
}
