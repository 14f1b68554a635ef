/** Contract of goals: `GoalController`, `/v1/goals…` and the goal components. Target rules are in `c/goalRules`. */
import type { KpiDefinition, KpiValue } from './kpi.ts';
import type { Capacity } from './planAdvice.ts';

export type GoalKind = 'Objective' | 'Goal';
export type GoalLevel = 'Company' | 'Area' | 'Team' | 'Person';
export type GoalPeriod = 'Week' | 'Month' | 'Quarter' | 'Year';

/** One goal as the org holds it, with the names that the person may see. */
export interface GoalRecord {
    readonly goalId: string;
    readonly kind: GoalKind;
    readonly title: string | null;
    /** Key of a KPI; null for objectives. */
    readonly metric: string | null;
    readonly level: GoalLevel;
    readonly personId: string | null;
    readonly personName: string | null;
    readonly roleId: string | null;
    readonly roleName: string | null;
    readonly parentId: string | null;
    readonly periodKind: GoalPeriod;
    /** First day, `YYYY-MM-DD`. */
    readonly periodStart: string;
    readonly target: number | null;
    readonly note: string | null;
    readonly ownerName: string | null;
    readonly canEdit: boolean;
    readonly commentCount: number;
    readonly supportCount: number;
}

/** Answer of `GoalController.getGoals`: goals whose period holds or touches the asked days, with their ancestors. */
export interface GoalList {
    readonly goals: readonly GoalRecord[];
    readonly canCreate: boolean;
    /** Roles below the person, for new goals. */
    readonly roles: readonly { readonly roleId: string; readonly name: string }[];
}

/** One record for `GoalController.save`: `goalId` null makes a new one. */
export interface GoalChange {
    readonly goalId: string | null;
    readonly kind?: GoalKind;
    readonly title?: string | null;
    readonly metric?: string | null;
    readonly level?: GoalLevel;
    readonly personId?: string | null;
    readonly roleId?: string | null;
    readonly parentId?: string | null;
    /** Index of another new goal of the same request that is the parent. */
    readonly parentIndex?: number;
    readonly periodKind?: GoalPeriod;
    readonly periodStart?: string;
    readonly target?: number | null;
    readonly note?: string | null;
    /** Target that the person saw; a different one in the org means that somebody was faster. */
    readonly expectedTarget?: number | null;
    /** Key of an import; repeating it updates the same goal. */
    readonly clientKey?: string | null;
}

/** Argument of `GoalController.save` and `importGoals`: all records or none. */
export interface GoalSave {
    readonly changes: readonly GoalChange[];
    /** Why the targets change; kept with each of them. */
    readonly reason: string | null;
}

/** Answer of `GoalController.save`: `goalIds` in the order of the changes, or what is wrong with which of them. */
export interface GoalSaveResult {
    readonly goalIds: readonly string[];
    readonly errors: readonly { readonly index: number; readonly code: string; readonly detail: string }[];
}

/** One line under a goal. */
export interface GoalUpdate {
    readonly updateId: string;
    readonly kind: 'Comment' | 'Support' | 'Action' | 'Target';
    readonly body: string | null;
    readonly userId: string;
    readonly userName: string;
    readonly at: string;
    readonly before: number | null;
    readonly after: number | null;
    readonly isOwn: boolean;
    readonly photos: readonly { readonly title: string; readonly url: string }[];
}

/** Answer of `GoalController.getStory`. */
export interface GoalStory {
    readonly updates: readonly GoalUpdate[];
    /** Rows of the field history; empty where the org keeps none. */
    readonly fieldHistory: readonly {
        readonly at: string;
        readonly userId: string;
        readonly userName: string;
        readonly before: number | null;
        readonly after: number | null;
    }[];
}

/** What a count needs of a goal. */
export interface GoalScope {
    readonly goalId: string;
    readonly metric: string;
    readonly level: GoalLevel;
    readonly personId: string | null;
    readonly roleId: string | null;
    readonly periodKind: GoalPeriod;
    readonly periodStart: string;
}

/** Body of `POST /v1/goals/progress`. */
export interface GoalProgressRequest {
    /** Last day that counts. Default: today in the caller's time zone. */
    readonly asOf?: string;
    readonly goals: readonly GoalScope[];
    /** Value of each day, for one goal. */
    readonly byDay?: boolean;
}

/**
 * Why a goal has no number, in the reader's words: `not-visible` (people outside what the caller may see), `no-people`,
 * `unknown-metric`, `not-started`.
 */
export type GoalCountState = 'counted' | 'not-started' | 'not-visible' | 'no-people' | 'unknown-metric';

export interface GoalCount {
    readonly goalId: string;
    readonly state: GoalCountState;
    /** `[from, to)` of the goal. */
    readonly from: string;
    readonly to: string;
    readonly value: KpiValue | null;
    readonly beforeToday: number | null;
    readonly beforeWeek: number | null;
    /** Place in `calendars`. */
    readonly calendar: number;
    /** The caller is one of the people. */
    readonly isMine: boolean;
    readonly peopleCount: number;
    /** What a reader should know: `moved-people`, `absent-days`, `inactive-people`, `no-role`. */
    readonly notes: readonly { readonly code: string; readonly count: number }[];
    /** Value of each day until `asOf`; null unless asked for or for values that do not add up. */
    readonly days: readonly number[] | null;
}

/** Answer of `POST /v1/goals/progress`. */
export interface GoalProgress {
    readonly asOf: string;
    readonly timeZone: string;
    readonly currency: string | null;
    readonly dataAsOf: string;
    readonly fiscalStartMonth: number;
    readonly definitions: readonly KpiDefinition[];
    readonly goals: readonly GoalCount[];
    /** People at work on each day from the first day of the goal. */
    readonly calendars: readonly (readonly number[])[];
    /** Goals off track, and since when; one entry until it is on track again. */
    readonly alerts: readonly GoalAlert[];
}

export interface GoalAlert {
    readonly goalId: string;
    readonly since: string;
    readonly projection: number;
    readonly target: number;
}

/** One goal of `GET /v1/goals`. */
export interface GoalNode extends GoalScope {
    readonly parentId: string | null;
    readonly target: number;
    readonly count: GoalCount;
    readonly status: string;
    readonly projection: number | null;
    readonly remaining: number;
    /** Target minus what the goals below carry; null where there are none. */
    readonly unassigned: number | null;
}

/** Answer of `GET /v1/goals`: goals of the mirror that the period touches. */
export interface GoalTree {
    readonly asOf: string;
    readonly goals: readonly GoalNode[];
    readonly alerts: readonly GoalAlert[];
}

/** Body of `POST /v1/goals/{id}/visits`. The goal as the page shows it, which may be newer than the mirror. */
export interface GoalVisitsRequest {
    readonly goal: GoalScope;
    readonly target: number;
    /** Whose week. Default: the goal's person, else the caller. */
    readonly ownerId?: string;
}

/** Why a customer closes the gap: `overdue`, `due`, `uncovered`, `never-visited`, `deal-closing`, `open-deal`, `best-value`. */
export interface GoalVisitCandidate {
    readonly recordId: string;
    readonly objectApiName: 'Account' | 'Lead';
    readonly criterion: string;
    readonly params: Readonly<Record<string, string | number>>;
    /** What the visit is expected to add to the goal, in the goal's unit; null where it cannot be said. */
    readonly contribution: number | null;
    readonly isInPlan: boolean;
}

/** Answer of `POST /v1/goals/{id}/visits`. */
export interface GoalVisits {
    readonly goalId: string;
    readonly ownerId: string;
    readonly fromDate: string;
    readonly toDate: string;
    /** `planned`, `nothing-to-do`, `no-visits-help`, `no-candidates`, `no-days`. */
    readonly outcome: string;
    /** Visits of the week that are in the calendar already and count. */
    readonly alreadyPlanned: number;
    /** Further visits that close this week's part of the gap. */
    readonly neededVisits: number;
    readonly candidates: readonly GoalVisitCandidate[];
    /** Visits of them that found a place; the plan can be opened in My week. */
    readonly plannedVisits: number;
    readonly planId: string | null;
    /** Does not fit by so many. */
    readonly missingVisits: number;
    readonly waysOut: Capacity['waysOut'];
    /** The rest of the goal's time against the person's own pace; null where visits do not count. */
    readonly capacity: Capacity | null;
}

/** Body of `POST /v1/goals/import`: a dry run, nothing is written. */
export interface GoalImportRequest {
    readonly format: 'csv' | 'json';
    readonly text: string;
}

/** Answer of `POST /v1/goals/import`: changes for the org, or every row error; never both. */
export interface GoalImport {
    readonly changes: readonly GoalChange[];
    readonly errors: readonly {
        /** Row of the file as a spreadsheet counts it; 1 is the heading of a CSV. */
        readonly row: number;
        readonly column: string;
        readonly code: string;
        readonly value: string;
    }[];
    readonly newCount: number;
    readonly changedCount: number;
    readonly unchangedCount: number;
}

/** Answer of `GET /v1/goals/export`. */
export interface GoalExport {
    readonly fileName: string;
    readonly mediaType: string;
    readonly text: string;
}
