/** What derived fields are computed from, beside the mirror: the planner's value of a visit. Planning gives it. */
export interface RecordValue {
    readonly recordId: string;
    /** `YYYY-MM-DD`, null when never visited. */
    readonly lastVisitDate: string | null;
    readonly intervalDays: number | null;
    readonly points: number;
}

export interface RecordValues {
    /** Records that no plan would take (gone, converted, closed) are left out. */
    valuesOf(
        orgId: string,
        objectApiName: 'Account' | 'Lead',
        ids: readonly string[],
        when: { readonly asOf: Date; readonly onDay: string }
    ): Promise<RecordValue[]>;
}

export type DerivedObject = 'Account' | 'Lead' | 'Opportunity';

/** Values of derived fields by API name: dates `YYYY-MM-DD`. */
export type DerivedFields = Readonly<Record<string, string | number | boolean | null>>;

/** A record whose derived fields are not what they should be. */
export interface DerivedChange {
    readonly id: string;
    /** All derived fields of the object. */
    readonly fields: DerivedFields;
}

export interface DerivedCounts {
    readonly checked: number;
    readonly written: number;
    readonly refused: number;
    /** Locked or the like: they come again with the next run. */
    readonly postponed: number;
}
