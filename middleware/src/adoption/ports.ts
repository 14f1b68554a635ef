/** A visit that took place. */
export interface UsedVisit {
    readonly ownerId: string;
    /** `YYYY-MM-DD` in the asked time zone. */
    readonly day: string;
    /** As in `FieldVisit__c.Source__c`; null when it says nothing. */
    readonly source: string | null;
    /** Fields that a person filled in (docs/decisions/0034-fieldmap-settings-and-adoption.md). */
    readonly entries: number;
    readonly reportSeconds: number | null;
}

export interface UsedDecision {
    readonly ownerId: string;
    readonly day: string;
    readonly decision: 'accepted' | 'later' | 'rejected';
    readonly count: number;
}

/** Whose numbers, from when to when (both days included), in which time zone. */
export interface AdoptionScope {
    readonly orgId: string;
    /** Null: everybody. */
    readonly ownerIds: readonly string[] | null;
    readonly fromDate: string;
    readonly toDate: string;
    readonly timeZone: string;
}

export interface AdoptionSource {
    visits(scope: AdoptionScope): Promise<UsedVisit[]>;
    decisions(scope: AdoptionScope): Promise<UsedDecision[]>;
    /** Active people with a permission set for reps or managers. */
    peopleWithAccess(orgId: string): Promise<string[]>;
    /** The setting `goLiveDate`, and the day of the first visit from a plan or a found stay in the org. */
    goLive(
        orgId: string,
        timeZone: string
    ): Promise<{ readonly setting: string | null; readonly firstDay: string | null }>;
}
