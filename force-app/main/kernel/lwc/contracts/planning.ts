/** Contract of visit planning: `POST /v1/plans` and its relatives, and the planning components. */

/** Degrees WGS 84. */
export interface Place {
    readonly latitude: number;
    readonly longitude: number;
}

/** `start`: the visit must begin inside the window. `whole`: it must also end inside. */
export type WindowRule = 'start' | 'whole';

/** Weights of the value of a visit; each 0 to 10. Default: 1. */
export interface ValueWeights {
    readonly customerClass: number;
    readonly cadence: number;
    readonly deal: number;
    readonly reasonToMeetNow: number;
}

/** What a rep's day is like. Every member has a default from `FieldmapSetting__mdt`. */
export interface PlanningSettings {
    /** Local wall-clock times `HH:MM`. Default: 08:30 to 17:30. */
    readonly dayStartsAt: string;
    readonly dayEndsAt: string;
    /** Lunch of `lunchMinutes` begins inside this window; 0 minutes switches it off. Default: 12:00 to 13:00, 45 minutes. */
    readonly lunchOpensAt: string;
    readonly lunchClosesAt: string;
    readonly lunchMinutes: number;
    /** Default: 8. Range 1 to 30. */
    readonly maxVisitsPerDay: number;
    /** Minutes on site, by customer class. Default: A 60, B 45, C 30, D 20. */
    readonly visitMinutesByClass: Readonly<Record<string, number>>;
    readonly windowRule: WindowRule;
    /** A customer is not proposed before this share of its interval has passed; 0 to 1. Default: 0.6. */
    readonly earliestShareOfInterval: number;
    readonly weights: ValueWeights;
    /** Points that one hour of travel costs when two plans collect the same value. Default: 1. */
    readonly travelPointsPerHour: number;
    /** Points that one hour of waiting between stops costs, in the same way. Default: 1. */
    readonly waitingPointsPerHour?: number;
    /** Parking and the way to the door, on each arrival; customers in one building share it. 0 to 60. Default: 0. */
    readonly parkingMinutes?: number;
    /** A deal that is longer in its stage than this is a reason to meet now. 1 to 3650. Default: 45. */
    readonly stalledAfterDays?: number;
    /**
     * How much longer than on free roads drives take from a time of day on (`factor` 0.5 to 5), until the next entry. Before
     * the first it is 1. At most 24. Default: none, the same all day.
     */
    readonly travelByTimeOfDay?: readonly { readonly from: string; readonly factor: number }[];
}

/** Argument of `POST /v1/plans`. */
export interface PlanRequest {
    /** Whose week; the caller or someone below in the role hierarchy. Default: the caller. */
    readonly ownerId?: string;
    /** Several reps over shared customers (managers only); wins over `ownerId`. At most 50. */
    readonly ownerIds?: readonly string[];
    /** With `ownerIds`: any of them may visit any customer. Default: false, each visits their own. */
    readonly shared?: boolean;
    /** First day, `YYYY-MM-DD` in the rep's time zone. */
    readonly fromDate: string;
    /** Calendar days from `fromDate` are looked at; only working days become shifts. 1 to 28. */
    readonly dayCount: number;
    /** Same data, seed and step budget give the same plan. Default: 1. */
    readonly seed?: number;
    /**
     * How long the solver may think, seconds; 0.05 to 60. Default: 1. Above 2 the first answer is `improving` (202), and the
     * plan gets better where it is until it is `proposed`.
     */
    readonly thinkSeconds?: number;
    /** Overrides of the org's settings for this plan. */
    readonly settings?: Partial<PlanningSettings>;
    /**
     * Visits that must be in the plan, by record id (Account or Lead), on a day or at a time if said. One that cannot be kept
     * is a notice (`required-…`), and the plan is the best without it.
     */
    readonly required?: readonly { readonly recordId: string; readonly date?: string; readonly startsAt?: string }[];
    /** Records that must not be in the plan. */
    readonly forbidden?: readonly string[];
}

export type ReasonCode =
    | 'class'
    | 'cadence-overdue'
    | 'cadence-due'
    | 'cadence-early'
    | 'never-visited'
    | 'open-deal'
    | 'deal-closing-soon'
    | 'deal-stalled'
    | 'last-outcome'
    | 'lead-hot'
    | 'near-others'
    | 'required'
    | 'rejected-before';

/** Why a stop has its points. `params` fill the sentence: days, percent, amount, class; units in their names. */
export interface Reason {
    readonly code: ReasonCode;
    /** Share of the stop's points; may be negative. The parts add up to the stop's points. */
    readonly points: number;
    readonly params: Readonly<Record<string, string | number>>;
}

export interface PlanStop {
    readonly stopId: string;
    /** Account or Lead. Names are looked up in user mode by the page. */
    readonly recordId: string;
    readonly objectApiName: 'Account' | 'Lead';
    readonly place: Place;
    /** ISO 8601 with offset. Arrive, wait if early, begin, leave. */
    readonly arrivesAt: string;
    readonly beginsAt: string;
    readonly leavesAt: string;
    readonly waitingSeconds: number;
    /** From the place before (stop, appointment or start). */
    readonly legSeconds: number;
    readonly legMetres: number;
    readonly points: number;
    readonly reasons: readonly Reason[];
    readonly isRequired: boolean;
    /** Travel that would be saved without this stop; exact, by removal. */
    readonly detourSeconds: number;
    /** Opening hours on that day, ISO 8601; empty when always open. */
    readonly windows: readonly { readonly opensAt: string; readonly closesAt: string }[];
    readonly visitMinutes: number;
}

/** A calendar entry or an already planned visit that the plan goes around. */
export interface PlanAppointment {
    readonly recordId: string;
    readonly objectApiName: 'Event' | 'FieldVisit__c';
    readonly startsAt: string;
    readonly endsAt: string;
    /** Null when the entry has no known place: the rep is taken to stay where they are. */
    readonly place: Place | null;
    readonly relatedRecordId: string | null;
}

export interface PlanShift {
    readonly shiftId: string;
    readonly ownerId: string;
    /** `YYYY-MM-DD`. */
    readonly date: string;
    readonly start: { readonly at: string; readonly place: Place };
    readonly end: { readonly at: string; readonly place: Place };
    readonly lunch: { readonly startsAt: string; readonly endsAt: string } | null;
    readonly stops: readonly PlanStop[];
    readonly appointments: readonly PlanAppointment[];
    readonly travelSeconds: number;
    readonly travelMetres: number;
    readonly visitSeconds: number;
    readonly waitingSeconds: number;
    readonly points: number;
    /** Google encoded polyline, precision 5, of the whole day along roads; straight lines when travel is estimated. */
    readonly routePolyline: string;
}

export type UnassignedCode =
    | 'no-coordinates'
    | 'too-early'
    | 'no-window-in-period'
    | 'does-not-fit'
    | 'low-value'
    | 'forbidden'
    | 'rejected'
    | 'already-planned'
    | 'unreachable'
    | 'not-considered';

/** A candidate that is not in the plan, and why. */
export interface UnassignedCandidate {
    readonly recordId: string;
    readonly objectApiName: 'Account' | 'Lead';
    readonly place: Place | null;
    readonly points: number;
    readonly reasons: readonly Reason[];
    readonly code: UnassignedCode;
    readonly params: Readonly<Record<string, string | number>>;
}

/** Where travel times came from. One plan never mixes two sources. */
export interface TravelSource {
    readonly provider: 'road' | 'http' | 'great-circle';
    /** True for the great-circle fallback: the page says so. */
    readonly isEstimate: boolean;
    readonly note: string;
}

export type PlanStatus = 'improving' | 'proposed' | 'accepted' | 'discarded';

export interface PlanTotals {
    readonly visitCount: number;
    readonly candidateCount: number;
    readonly points: number;
    readonly travelSeconds: number;
    readonly travelMetres: number;
    readonly visitSeconds: number;
    readonly waitingSeconds: number;
    /** Visits per hour between leaving the start and reaching the end; null without visits. */
    readonly visitsPerFieldHour: number | null;
}

/** Answer of `POST /v1/plans` and `GET /v1/plans/{id}`. */
export interface Plan {
    readonly planId: string;
    /** The plan that this one repairs; absent for a first proposal. */
    readonly baseId?: string;
    /** The accepted repair that took this plan's place; absent while it stands. */
    readonly supersededBy?: string;
    readonly status: PlanStatus;
    /** Grows while the plan improves; a repair is one more than its base. */
    readonly revision: number;
    readonly createdAt: string;
    readonly fromDate: string;
    readonly dayCount: number;
    readonly timeZone: string;
    readonly seed: number;
    readonly settings: PlanningSettings;
    readonly travelSource: TravelSource;
    readonly shifts: readonly PlanShift[];
    /** The most valuable first, at most 200; `unassignedCount` is exact. */
    readonly unassigned: readonly UnassignedCandidate[];
    readonly unassignedCount: number;
    readonly totals: PlanTotals;
    /**
     * Things to know, by code, with `recordId` where one record is meant: `few-candidates`, `travel-estimated`, `travel-holes`,
     * `not-considered`, `opening-hours-unreadable`, `required-unknown`, `required-left-out`, `required-does-not-fit`,
     * `arranged-does-not-fit`, `promise-not-kept`.
     */
    readonly notices: readonly { readonly code: string; readonly params: Readonly<Record<string, string | number>> }[];
}

/** Argument of `POST /v1/plans/{id}/accept`. Repeating it changes nothing. */
export interface PlanAcceptRequest {
    /** Stops to accept; all when absent. */
    readonly stopIds?: readonly string[];
}

export interface PlanAcceptResult {
    readonly planId: string;
    /** Visits of the repaired plan that are no longer so; Apex cancels them in user mode. Absent or empty: none. */
    readonly obsoleteVisitIds?: readonly string[];
    readonly results: readonly {
        readonly stopId: string;
        readonly recordId: string;
        /** `moved`: a visit of an earlier plan has its new time. `conflict` also: a person changed or deleted the visit. */
        readonly outcome: 'created' | 'moved' | 'unchanged' | 'conflict' | 'failed';
        readonly visitId: string | null;
        readonly eventId: string | null;
        /** Problem code, for `conflict` and `failed`. */
        readonly code: string | null;
        readonly detail: string | null;
        /** Where a moved visit was. ISO 8601. */
        readonly before?: { readonly startsAt: string; readonly endsAt: string };
    }[];
}

/** Argument of `POST /v1/feedback`: the rep argues (accepted is recorded by accept). */
export interface FeedbackRequest {
    readonly planId: string;
    readonly stopId: string;
    readonly decision: 'later' | 'rejected';
    readonly reason: 'not-now' | 'customer-unavailable' | 'handled-otherwise' | 'wrong-data' | 'not-worth-it' | 'other';
    readonly comment?: string;
}

/** A row of `PlanningController.getPlannedVisits`: a visit in the org, planned or done. */
export interface PlannedVisit {
    readonly visitId: string;
    readonly recordId: string;
    readonly objectApiName: 'Account' | 'Lead';
    /** Null when the person may not see the record. */
    readonly name: string | null;
    readonly startsAt: string;
    readonly endsAt: string | null;
    /** Value of FieldVisit__c.Status__c. */
    readonly status: string;
    readonly eventId: string | null;
    readonly planId: string | null;
}
