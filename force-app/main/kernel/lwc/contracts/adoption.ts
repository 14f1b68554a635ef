/** Contract of the page Adoption: who uses what, and what it spares. Counted from the mirror; texts are not mirrored. */

/** Visits that took place, by how they came to be recorded. `other`: by an import or another tool. */
export interface VisitSources {
    readonly manual: number;
    readonly plan: number;
    readonly detected: number;
    readonly other: number;
}

export interface AdoptionNumbers {
    readonly visits: VisitSources;
    /** People with a visit or an answer to a suggestion. */
    readonly activePeople: number;
    readonly accepted: number;
    readonly later: number;
    readonly rejected: number;
    /** Reports whose time was measured, and the median of it; null without any. */
    readonly measuredReports: number;
    readonly medianReportSeconds: number | null;
    /** Fields that a person filled in, a visit; null without visits. */
    readonly entriesPerVisit: number | null;
}

export interface AdoptionWeek extends AdoptionNumbers {
    /** Monday, `YYYY-MM-DD`, in the caller's time zone. */
    readonly weekFrom: string;
}

export interface AdoptionPerson {
    readonly userId: string;
    /** Last day with a visit or an answer, `YYYY-MM-DD`; null: never in the period. */
    readonly lastActiveOn: string | null;
    readonly visits: VisitSources;
    readonly accepted: number;
    readonly decisions: number;
    readonly medianReportSeconds: number | null;
}

/** Answer of `GET /v1/adoption?weeks=`. */
export interface Adoption {
    readonly fromDate: string;
    /** The last day that counts, today. */
    readonly toDate: string;
    /** Active people with a Fieldmap permission set for reps or managers. */
    readonly peopleWithAccess: number;
    /** First day with Fieldmap: the setting, or the week of the first visit from a plan or a found stay. Null: not yet. */
    readonly goLiveDate: string | null;
    readonly goLiveFrom: 'setting' | 'first-visit' | null;
    /** Before and from that day on, inside the period; without it everything is before. */
    readonly before: AdoptionNumbers;
    readonly after: AdoptionNumbers;
    /** All weeks of the period, the oldest first. */
    readonly weeks: readonly AdoptionWeek[];
    /** People with access first seen, at most 200, the least active first. */
    readonly people: readonly AdoptionPerson[];
    readonly personCount: number;
}
