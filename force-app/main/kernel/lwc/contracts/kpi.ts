/** Contract of KPIs: `GET /v1/kpis/board`, `GET /v1/kpis/{key}/records` and the KPI components. */

export type KpiGroup = 'behaviour' | 'outcome';
export type KpiUnit = 'count' | 'ratio' | 'currency' | 'minutes' | 'kilometres' | 'days' | 'perHour';
/** `quarter` and `year` follow the org's fiscal year; `rolling` is the last 28 days. */
export type PeriodKind = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'rolling';
/** Whose numbers: everyone the person may see, the same without the person, the person alone. */
export type KpiPeople = 'all' | 'others' | 'own';

/** Half-open `[from, to)` in whole local days, `YYYY-MM-DD`. */
export interface Period {
    readonly kind: PeriodKind;
    readonly from: string;
    readonly to: string;
}

/**
 * One KPI for one scope and period: always `numerator / denominator` (denominator 1 for plain counts and sums).
 * `value` is null when the denominator is empty: no value, never 0.
 */
export interface KpiValue {
    readonly value: number | null;
    readonly numerator: number;
    readonly denominator: number;
    /** Share of source records that carry what the formula needs, 0 to 1; null when there are no source records. */
    readonly completeness: number | null;
    readonly excluded: readonly { readonly code: string; readonly count: number }[];
    /** True when the denominator is below the KPI's minimum sample: shown greyed. */
    readonly isSmallSample: boolean;
}

/** What a KPI means. Generated from the registry; the dictionary in `docs/` and the page's help show the same words. */
export interface KpiDefinition {
    readonly key: string;
    readonly group: KpiGroup;
    readonly unit: KpiUnit;
    readonly name: { readonly en: string; readonly ja: string };
    readonly description: { readonly en: string; readonly ja: string };
    readonly formula: { readonly en: string; readonly ja: string };
    readonly numerator: string;
    readonly denominator: string;
    readonly exclusions: readonly string[];
    readonly sourceFields: readonly string[];
    /** 1 when more is better, -1 when less is better. */
    readonly betterWhen: 1 | -1;
}

export interface KpiCell {
    readonly key: string;
    readonly current: KpiValue;
    /** The period before, cut at the same elapsed share (week to date against the same weekdays of last week). */
    readonly previous: KpiValue;
}

/** Answer of `GET /v1/kpis/board?period=week|month&asOf=YYYY-MM-DD&ownerId=…`. */
export interface KpiBoard {
    readonly period: Period;
    readonly previousPeriod: Period;
    readonly timeZone: string;
    /** ISO 4217 of all money on the board; null: the org's own, which the page knows. */
    readonly currency: string | null;
    /** When the mirror was last in step with the org, ISO 8601. */
    readonly dataAsOf: string;
    readonly definitions: readonly KpiDefinition[];
    /** The whole visible team, recomputed over all records. */
    readonly team: readonly KpiCell[];
    /** One row a person with any record, at most 200; names are looked up in user mode by the page. */
    readonly members: readonly { readonly userId: string; readonly cells: readonly KpiCell[] }[];
    /** How many people have any record; more than `members` in a large company. */
    readonly memberCount: number;
    /** Nothing to count for anybody in both periods; the page then says why and what to do. */
    readonly isEmpty: boolean;
}

/** Answer of `GET /v1/kpis/{key}/records`: recomputing from these gives the number, exactly. */
export interface KpiRecords {
    readonly key: string;
    readonly value: KpiValue;
    /** Records in the numerator and in the denominator, newest first, at most 2,000 each; counts are exact. */
    readonly numeratorIds: readonly string[];
    readonly denominatorIds: readonly string[];
    readonly numeratorCount: number;
    readonly denominatorCount: number;
    readonly excludedIds: readonly { readonly code: string; readonly ids: readonly string[] }[];
}

export type KpiCut = 'person' | 'class' | 'weekday';

/**
 * Answer of `GET /v1/kpis/{key}/why`: the change against the period before, split over the segments of a cut. The `mix`
 * and `rate` of all segments add up to `change`, to the last digit.
 */
export interface KpiWhy {
    readonly key: string;
    readonly cut: KpiCut;
    /** Cuts that can be asked for. */
    readonly cuts: readonly KpiCut[];
    readonly period: Period;
    readonly previousPeriod: Period;
    readonly before: KpiValue;
    readonly after: KpiValue;
    /** Null when one of the two periods has no value. */
    readonly change: number | null;
    /** For ratios: what more or fewer cases, and what the better or worse ratio, did to the numerator. */
    readonly volume: number | null;
    readonly ratio: number | null;
    /** Largest effect first. */
    readonly segments: readonly {
        /** User id, customer class, or weekday `0` (Monday) to `6`; `-` for records without a class. */
        readonly key: string;
        readonly before: KpiValue;
        readonly after: KpiValue;
        /** Effect of the segment's share of all cases. 0 for counts. */
        readonly mix: number;
        /** Effect of the segment's own ratio; for counts, its own change. */
        readonly rate: number;
        /** Records of the present period behind the part, at most 50. */
        readonly recordIds: readonly string[];
        readonly recordCount: number;
    }[];
}

/** A person outside the limits of their own past (individuals chart, XmR). */
export interface KpiAlert {
    readonly key: string;
    readonly userId: string;
    readonly value: number;
    readonly mean: number;
    /** The limit that was passed. */
    readonly limit: number;
    readonly isAbove: boolean;
    readonly isGood: boolean;
}

/** Answer of `GET /v1/kpis/trend`: 12 earlier periods and the present one, oldest first, all cut at the same share of their days. */
export interface KpiTrend {
    readonly periods: readonly Period[];
    readonly series: readonly { readonly key: string; readonly values: readonly (number | null)[] }[];
    /** Farthest outside first, at most 20. Also alone as `GET /v1/kpis/alerts`. */
    readonly alerts: readonly KpiAlert[];
}
