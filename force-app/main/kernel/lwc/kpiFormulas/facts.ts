/**
 * The records that KPI formulas count, as facts about one org: ids, local days and codes, no names.
 *
 * Shape: days are `YYYY-MM-DD` in the viewer's time zone, so they compare as text. Lists are newest first.
 */
export interface VisitFact {
    readonly id: string;
    readonly ownerId: string;
    readonly accountId: string | null;
    /** Of the account; null without one. */
    readonly customerClass: string | null;
    /** Of `Status__c`: `Planned`, `In Progress`, `Completed`, `Skipped`, `Cancelled`. */
    readonly status: string;
    readonly isInPerson: boolean;
    readonly plannedDay: string | null;
    /** Made together with a colleague. */
    readonly isJoint: boolean;
    /** Null where the phone gave no position. */
    readonly isOnSite: boolean | null;
    /** Of `Outcome__c`; null where nobody wrote one. */
    readonly outcome: string | null;
    /** The account's first completed visit ever, by anyone; the first at which somebody was met. */
    readonly isFirstVisit: boolean;
    readonly isFirstMeeting: boolean;
    /** It was planned, and by now it should have taken place. */
    readonly isDue: boolean;
    /** Day of the check-in; the planned day, else the day of creation, where there is none. */
    readonly day: string;
    /** Epoch seconds of check-in and check-out. */
    readonly startsAt: number | null;
    readonly endsAt: number | null;
    /** The check-in lies after the present. */
    readonly isFuture: boolean;
    /** What the visit took of its visitor's day; null for visits that are not in person or cannot be counted. */
    readonly way: VisitWay | null;
}

/**
 * A visit in the day of its visitor: the way from the visit before belongs to it. So the days of people, territories and
 * classes are sums over visits.
 */
export interface VisitWay {
    /** From the last check-out before (for the first visit: its own check-in) to its check-out; the visits of a day add up to its field time. */
    readonly fieldSeconds: number;
    /**
     * Estimated, in whole metres and seconds, with the way from and to the start place for the first and the last visit of a
     * day; null where a place is not known.
     */
    readonly metres: number | null;
    readonly travelSeconds: number | null;
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
    readonly accountId: string | null;
    readonly isClosed: boolean;
    readonly isWon: boolean;
    /** Per cent. */
    readonly probability: number | null;
    /** A joint visit to the account took place in the 90 days up to the close date. */
    readonly hasRideAlong: boolean;
    readonly closeDay: string;
    /** Exact decimal text. */
    readonly amount: string | null;
    /** ISO 4217; null means the org's own. */
    readonly currency: string | null;
}

/** Somebody who works in the field: has visits, accounts or one-on-ones. */
export interface PersonFact {
    readonly id: string;
    readonly ownerId: string;
    /** Day of the last one-on-one before the end of the period. */
    readonly lastOneOnOneDay: string | null;
}

export interface LeadFact {
    readonly id: string;
    readonly ownerId: string;
    readonly createdDay: string;
}

export interface KpiFacts {
    /** Visits whose day or planned day lies in the period, or whose day lies in the conversion cohort. */
    readonly visits: readonly VisitFact[];
    readonly accounts: readonly AccountFact[];
    /** Closed opportunities whose close day lies in the period, and all open ones. */
    readonly opportunities: readonly OpportunityFact[];
    /** Leads created in the period. */
    readonly leads: readonly LeadFact[];
    readonly people: readonly PersonFact[];
    /** Close days of won opportunities of every visited and every own account, ascending, whoever owns them. */
    readonly wonDaysByAccount: ReadonlyMap<string, readonly string[]>;
}

/** What is counted: `[from, to)` of a period that lasts until `periodTo`; what lies between `to` and `periodTo` is not counted yet. */
export interface KpiRange {
    readonly from: string;
    readonly to: string;
    readonly periodTo: string;
    readonly today: string;
    /** ISO 4217 of money; null: the org's own, which has no code. */
    readonly currency: string | null;
    /** What the org says that the work costs. */
    readonly rates: CostRates;
}

/** In the org's currency; null where no setting says so. */
export interface CostRates {
    readonly perHour: number | null;
    readonly perKilometre: number | null;
}
