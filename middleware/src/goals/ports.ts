import type { GoalAlert, GoalScope } from '#kernel/contracts';
import type { HolidayRule } from '#kernel/goalRules';

/** What the mirror says of the org. */
export interface GoalOrg {
    readonly currency: string | null;
    readonly timeZone: string;
    readonly fiscalStartMonth: number;
    /** Null before the first sync has ended. */
    readonly dataAsOf: Date | null;
    /** Members of a team may see the total of a goal of their team (setting `goalProgressForMembers`). */
    readonly isProgressShared: boolean;
}

export interface GoalPerson {
    readonly userId: string;
    readonly username: string;
    readonly isActive: boolean;
    readonly roleId: string | null;
    /** Holds a permission set of people who visit. */
    readonly isSeller: boolean;
    /** Seven characters from Monday; null: as the org. */
    readonly workDays: string | null;
}

/** Days in which a person belonged to a role. `to` is open while it lasts. */
export interface RolePeriod {
    readonly userId: string;
    readonly roleId: string;
    readonly from: string;
    readonly to: string | null;
}

export interface GoalPeople {
    readonly people: readonly GoalPerson[];
    readonly roles: readonly { readonly roleId: string; readonly parentId: string | null }[];
    readonly rolePeriods: readonly RolePeriod[];
}

/** When the org works. */
export interface OrgCalendar {
    /** Seven characters from Monday, `-` for closed days. */
    readonly workDays: string;
    readonly holidays: readonly HolidayRule[];
    /** All-day absences by person. */
    readonly absences: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A goal as the mirror holds it. */
export interface MirroredGoal extends Omit<GoalScope, 'metric'> {
    readonly kind: 'Objective' | 'Goal';
    readonly metric: string | null;
    readonly clientKey: string | null;
    readonly title: string | null;
    readonly note: string | null;
    readonly parentId: string | null;
    readonly target: number | null;
}

/** Reads goals and what their counts need. */
export interface GoalSource {
    org(orgId: string): Promise<GoalOrg>;
    people(orgId: string): Promise<GoalPeople>;
    calendar(orgId: string, from: string, to: string): Promise<OrgCalendar>;
    /** Goals whose period touches `[from, to)`. */
    goals(orgId: string, from: string, to: string): Promise<MirroredGoal[]>;
    alerts(orgId: string): Promise<GoalAlert[]>;
    /** Keeps one alert for each goal that is off track; `since` stays from the first time. */
    saveAlerts(
        orgId: string,
        offTrack: readonly Omit<GoalAlert, 'since'>[],
        recoveredIds: readonly string[],
        now: Date
    ): Promise<void>;
}
