import type { Place, Plan, PlanningSettings, PlanStatus } from '#kernel/contracts';
import type { PlanningProblem, SolveOptions, SolveResult } from './model.ts';
import type { PlanFacts } from './planFacts.ts';

export type { PlanFacts } from './planFacts.ts';

/** A person whose days are planned. Coordinates in degrees WGS 84; times local `HH:MM`. */
export interface PlannedPerson {
    readonly userId: string;
    readonly timeZone: string;
    readonly base: Place | null;
    /** Seven characters from Monday, `-` for days off, for example `MTWTF--`. */
    readonly workDays: string;
    readonly dayStartsAt: string | null;
    readonly dayEndsAt: string | null;
}

/** A customer or lead that could be visited, with the facts its value is made of. */
export interface CandidateFacts {
    readonly recordId: string;
    readonly objectApiName: 'Account' | 'Lead';
    readonly ownerId: string;
    readonly place: Place | null;
    readonly customerClass: string | null;
    readonly leadStatus: string | null;
    readonly leadRating: string | null;
    readonly openingHours: string | null;
    readonly intervalDays: number | null;
    /** `YYYY-MM-DD`, null when never visited. */
    readonly lastVisitDate: string | null;
    readonly lastOutcome: string | null;
    readonly annualRevenue: number | null;
    readonly openDeals: readonly {
        readonly opportunityId: string;
        readonly stage: string;
        readonly amount: number | null;
        readonly probability: number;
        readonly closeDate: string;
        readonly daysInStage: number | null;
    }[];
    /** The latest "later" or "no" on this record, if any. */
    readonly lastRejection: {
        readonly decision: 'later' | 'rejected';
        readonly reason: string;
        readonly at: string;
    } | null;
    /** Start of an already planned visit in or after the period, ISO 8601. */
    readonly plannedAt: string | null;
}

export interface AppointmentFacts {
    readonly recordId: string;
    readonly objectApiName: 'Event' | 'FieldVisit__c';
    readonly ownerId: string;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly relatedRecordId: string | null;
    readonly place: Place | null;
    /** The plan that wrote it; null for what people entered themselves. */
    readonly planId: string | null;
    /** Blocks whole local dates, those of `startsAt` and `endsAt` in UTC and all between. Absent: false. */
    readonly isAllDay?: boolean;
}

/** Reads what planning needs from the mirror. */
export interface PlanningSource {
    person(orgId: string, userId: string): Promise<PlannedPerson | null>;
    candidates(orgId: string, ownerIds: readonly string[], asOf: string): Promise<CandidateFacts[]>;
    appointments(orgId: string, ownerIds: readonly string[], from: string, to: string): Promise<AppointmentFacts[]>;
    settings(orgId: string): Promise<Partial<PlanningSettings>>;
    /** What the person did in the field between two instants. */
    pace(orgId: string, userId: string, from: string, to: string): Promise<FieldPace>;
    /** Active people with a start place who report to the same role, the person not among them. */
    colleagues(orgId: string, userId: string): Promise<string[]>;
    /** Decisions on suggestions of the whole org, `from` inclusive, `to` exclusive. */
    decisions(orgId: string, from: string, to: string): Promise<DecisionCount[]>;
}

/** The same facts by record, for values of records that nobody plans now. Records that are gone are left out. */
export interface CandidateFinder {
    candidatesById(
        orgId: string,
        objectApiName: 'Account' | 'Lead',
        ids: readonly string[],
        asOf: string
    ): Promise<CandidateFacts[]>;
    settings(orgId: string): Promise<Partial<PlanningSettings>>;
}

/** Completed visits in person; a field day runs from its first check-in to its last check-out. */
export interface FieldPace {
    readonly visitCount: number;
    readonly fieldDays: number;
    readonly fieldSeconds: number;
}

export interface DecisionCount {
    readonly ownerId: string;
    readonly decision: 'accepted' | 'later' | 'rejected';
    readonly reason: string | null;
    readonly count: number;
}

export interface StoredPlan {
    readonly plan: Plan;
    readonly createdBy: string;
    /** Lease of the run that improves it, ISO 8601: past this, nobody does. Null when no run was started or it has ended. */
    readonly improvingUntil: string | null;
}

/** Plans with the facts they were made from. */
export interface PlanStore {
    /** A new plan. */
    save(orgId: string, createdBy: string, plan: Plan, facts: PlanFacts, improvingUntil?: string): Promise<void>;
    /**
     * A better revision of a plan that is `improving`; null facts and plan only renew the lease.
     * Gives false when the plan is not improving any more (discarded, accepted): the run must end.
     */
    improve(
        orgId: string,
        planId: string,
        better: { readonly plan: Plan; readonly facts: PlanFacts } | null,
        improvingUntil: string | null
    ): Promise<boolean>;
    load(orgId: string, planId: string): Promise<StoredPlan | null>;
    facts(orgId: string, planId: string): Promise<PlanFacts | null>;
    setStatus(orgId: string, planId: string, status: PlanStatus): Promise<void>;
    /** The accepted repair that took the place of these plans (`Plan.supersededBy`). */
    setSuccessor(orgId: string, planIds: readonly string[], successorId: string): Promise<void>;
    /** No plan has this one as its successor any more. */
    clearSuccessor(orgId: string, successorId: string): Promise<void>;
}

/** One planned visit to be written to the org, with its calendar event. Repeating it with the same key changes nothing. */
export interface PlannedVisitWrite {
    readonly clientKey: string;
    readonly stopId: string;
    readonly ownerId: string;
    readonly recordId: string;
    readonly objectApiName: 'Account' | 'Lead';
    readonly startsAt: string;
    readonly endsAt: string;
    readonly planId: string;
    readonly sequence: number;
}

export interface VisitWriteResult {
    readonly clientKey: string;
    readonly outcome: 'created' | 'unchanged' | 'conflict' | 'failed';
    readonly visitId: string | null;
    readonly eventId: string | null;
    readonly code: string | null;
    readonly detail: string | null;
}

/** Writes to the org through the outbox: rows are stored first, then pushed; what could not be pushed is retried later. */
export interface VisitWriter {
    writePlannedVisits(orgId: string, writes: readonly PlannedVisitWrite[]): Promise<VisitWriteResult[]>;
    writeFeedback(orgId: string, feedback: FeedbackWrite): Promise<void>;
}

/** A planned visit of the org at another time. Repeating it with the same key changes nothing. */
export interface VisitMoveWrite {
    /** Names this move; a later move of the same visit needs another one. */
    readonly clientKey: string;
    readonly visitId: string;
    /** Where the visit stood when the move was decided; if a person moved it since, the move is a conflict. */
    readonly from: { readonly startsAt: string; readonly endsAt: string };
    readonly startsAt: string;
    readonly endsAt: string;
    readonly planId: string;
    readonly sequence: number;
}

export interface VisitMoveResult {
    readonly clientKey: string;
    readonly outcome: 'moved' | 'unchanged' | 'conflict' | 'failed';
    readonly visitId: string;
    readonly code: string | null;
    readonly detail: string | null;
}

/** Moves visits and their calendar events through the outbox; a person's edit in between is never overwritten. */
export interface VisitMover {
    moveVisits(orgId: string, moves: readonly VisitMoveWrite[]): Promise<VisitMoveResult[]>;
}

export interface FeedbackWrite {
    readonly clientKey: string;
    readonly ownerId: string;
    readonly recordId: string;
    readonly objectApiName: 'Account' | 'Lead';
    readonly decision: 'accepted' | 'later' | 'rejected';
    readonly reason: string | null;
    readonly comment: string | null;
    readonly points: number;
    readonly rank: number;
    readonly planId: string;
}

/** `onProgress` may come late and not for every step. */
export type SolverCall = Pick<SolveOptions, 'seed' | 'limits' | 'signal' | 'onProgress'>;

/** Runs the solver somewhere else than the thread that answers requests. */
export interface PlanSolver {
    /** Errors: the signal's reason when aborted. */
    solve(problem: PlanningProblem, options: SolverCall): Promise<SolveResult>;
    close(): Promise<void>;
}
