/**
 * The records that KPI formulas count, as facts about one org: ids, local days and codes, no names.
 *
 * Shape: days are `YYYY-MM-DD` in the viewer's time zone, so they compare as text. Lists are newest first.
 */
export interface VisitFact {
    readonly id: string;
    readonly ownerId: string;
    readonly accountId: string | null;
    /** Of `Status__c`: `Planned`, `In Progress`, `Completed`, `Skipped`, `Cancelled`. */
    readonly status: string;
    readonly isInPerson: boolean;
    readonly plannedDay: string | null;
    /** The planned start has passed. */
    readonly isDue: boolean;
    /** Day of the check-in; the planned day, else the day of creation, where there is none. */
    readonly day: string;
    /** Epoch seconds of check-in and check-out. */
    readonly startsAt: number | null;
    readonly endsAt: number | null;
    /** The check-in lies after the present. */
    readonly isFuture: boolean;
}

export interface AccountFact {
    readonly id: string;
    readonly ownerId: string;
    readonly customerClass: string | null;
    /** Days between visits that the class asks for; null without a rule. */
    readonly intervalDays: number | null;
    readonly createdDay: string;
    /** Day of the last completed visit, by anyone, before the end of the period. */
    readonly lastVisitDay: string | null;
}

export interface OpportunityFact {
    readonly id: string;
    readonly ownerId: string;
    readonly isWon: boolean;
    readonly closeDay: string;
    /** Exact decimal text. */
    readonly amount: string | null;
    /** ISO 4217; null means the org's own. */
    readonly currency: string | null;
}

export interface KpiFacts {
    /** Visits whose day or planned day lies in the period, or whose day lies in the conversion cohort. */
    readonly visits: readonly VisitFact[];
    readonly accounts: readonly AccountFact[];
    /** Closed opportunities whose close day lies in the period. */
    readonly opportunities: readonly OpportunityFact[];
    /** Close days of won opportunities of every visited account, ascending, whoever owns them. */
    readonly wonDaysByAccount: ReadonlyMap<string, readonly string[]>;
}

/** What is counted: `[from, to)` of a period that lasts until `periodTo`; what lies between `to` and `periodTo` is not counted yet. */
export interface KpiRange {
    readonly from: string;
    readonly to: string;
    readonly periodTo: string;
    readonly today: string;
    /** ISO 4217 of money. */
    readonly currency: string;
}
