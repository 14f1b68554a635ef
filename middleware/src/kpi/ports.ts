import type { CostRates } from '#kernel/kpiFormulas';
import type { PersonRecords } from './facts/personRecords.ts';

export type {
    AccountHistory,
    AccountTraits,
    CodeColumn,
    DealRecord,
    PersonRecords,
    Place,
    VisitColumns
} from './facts/personRecords.ts';

/** A KPI that the org chose for a role (`KpiSetting__mdt`). */
export interface KpiChoice {
    readonly kpiKey: string;
    /** `manager` or `rep`. */
    readonly role: string;
    /** Overrides the minimum sample of the registry. */
    readonly minimumSample: number | null;
}

/** What the mirror says of an org as a whole. */
export interface KpiOrg {
    /** ISO 4217 of the org's own currency, or the one that a setting names; null when the org gives no code. */
    readonly currency: string | null;
    readonly timeZone: string;
    /** First month of the fiscal year, 1 to 12. */
    readonly fiscalStartMonth: number;
    /** When the mirror was last in step with the org; null before the first sync has ended. */
    readonly dataAsOf: Date | null;
    readonly rates: CostRates;
    /** Those that are on, in their order. */
    readonly choices: readonly KpiChoice[];
}

/** Local days `[from, to)`; `to` null: until further notice. */
export interface DaySpan {
    readonly from: string;
    readonly to: string | null;
}

/** Days in a role. */
export interface RoleDays extends DaySpan {
    readonly roleId: string;
}

/** Whose records are read, in whose days. */
export interface KpiScope {
    readonly orgId: string;
    readonly ownerIds: readonly string[];
    /** For people who came to the team or left it: the days that count. Everyone else counts on all days. */
    readonly memberDays: ReadonlyMap<string, readonly DaySpan[]>;
    readonly timeZone: string;
    readonly now: Date;
}

/** People whose facts may have changed. */
export interface KpiChanges {
    /** Where the next question goes on. */
    readonly mark: string;
    readonly ownerIds: readonly string[];
    /** The transaction that changed each of them, in their order: the same one again is no news. Without: always news. */
    readonly changedBy?: readonly string[];
    /** Something that counts for all: settings. */
    readonly isEverybody: boolean;
}

/** Reads what the formulas count. */
export interface KpiSource {
    org(orgId: string): Promise<KpiOrg>;
    /** Everything that counts for each of the people; somebody without any record is there too. */
    records(orgId: string, ownerIds: readonly string[]): Promise<ReadonlyMap<string, PersonRecords>>;
    /** Changes that were committed after the mark; some earlier ones may come again, none is left out. */
    changes(orgId: string, since: string | null): Promise<KpiChanges>;
    /** Role of each person who has one. */
    roles(orgId: string): Promise<ReadonlyMap<string, string>>;
    /** The role above each role that has one. */
    parentRoles(orgId: string): Promise<ReadonlyMap<string, string>>;
    /** The days on which people whose role changed were below this person's role; none for people who never moved. */
    memberDays(orgId: string, userId: string): Promise<ReadonlyMap<string, readonly RoleDays[]>>;
    /** Everybody in the org. */
    people(orgId: string): Promise<string[]>;
}
