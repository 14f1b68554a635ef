import type { KpiFacts, KpiRange } from '#kernel/kpiFormulas';

/** What the mirror says of an org as a whole. */
export interface KpiOrg {
    /** ISO 4217 of the org's own currency. */
    readonly currency: string;
    /** When the mirror was last in step with the org; null before the first sync has ended. */
    readonly dataAsOf: Date | null;
}

/** Whose records are read, in whose days. */
export interface KpiScope {
    readonly orgId: string;
    readonly ownerIds: readonly string[];
    readonly timeZone: string;
    readonly now: Date;
}

/** Reads what the formulas count. */
export interface KpiSource {
    org(orgId: string): Promise<KpiOrg>;
    /** Facts of one range; visits reach back as far as the conversion cohort. Newest first. */
    facts(scope: KpiScope, range: KpiRange): Promise<KpiFacts>;
}
