/** Contract of KPIs: `GET /v1/kpis/board`, `GET /v1/kpis/{key}/records` and the KPI components. */

export type KpiGroup = 'behaviour' | 'outcome';
/** `factor` is a plain number, such as minutes per minute. */
export type KpiUnit = 'count' | 'ratio' | 'currency' | 'minutes' | 'kilometres' | 'days' | 'perHour' | 'factor';
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

/** A definition with what the page's help shows beside it. */
export interface KpiHelp extends KpiDefinition {
    /** The result that the KPI serves. */
    readonly serves: { readonly en: string; readonly ja: string };
    /** A worked example. */
    readonly example: { readonly en: string; readonly ja: string };
    /** Those of the exclusions that mean missing or wrong data and press the completeness down. */
    readonly missing: readonly string[];
    /** Below this denominator the value is marked as a small sample; 0: never. */
    readonly minimumSample: number;
}

export interface KpiCell {
    readonly key: string;
    readonly current: KpiValue;
    /** The period before, cut at the same elapsed share (week to date against the same weekdays of last week). */
    readonly previous: KpiValue;
}

/** A role and everybody below it; its numbers are recomputed over its records. Pass `roleId` to open it. */
export interface KpiTeam {
    readonly roleId: string;
    /** Who has the role itself: who leads the team, or all its people where nobody is below. At most 100, by user id. */
    readonly headIds: readonly string[];
    /** People of the team, with those who were in it before. */
    readonly personCount: number;
    /** There are teams below it in turn; else it opens to its people. */
    readonly hasTeams: boolean;
    /** The KPIs of `firstKeys`. */
    readonly cells: readonly KpiCell[];
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
    readonly definitions: readonly KpiHelp[];
    /** The KPIs that the org chose for the role of the caller (`KpiSetting__mdt`), at most five, in its order. */
    readonly firstKeys: readonly string[];
    /** The whole visible team, recomputed over all records. */
    readonly team: readonly KpiCell[];
    /**
     * The teams directly below the caller's role, or below the role that was asked for, by role id; none where nobody
     * directly below has people of their own.
     */
    readonly teams?: readonly KpiTeam[];
    /** One row a person with any record, at most 100; names are looked up in user mode by the page. */
    readonly members: readonly { readonly userId: string; readonly cells: readonly KpiCell[] }[];
    /** How many people have any record; more than `members` in a large company. */
    readonly memberCount: number;
    /**
     * First day with a record of these people: `behaviour` of visits, `outcome` of any kind; null without any. A period that begins
     * before it is no measure for a later one.
     */
    readonly firstWork?: { readonly behaviour: string | null; readonly outcome: string | null };
    /** Nothing to count for anybody in both periods; the page then says why and what to do. */
    readonly isEmpty: boolean;
}

/**
 * Answer of `GET /v1/kpis/{key}/records`: recomputing from these gives the number, exactly.
 *
 * Limits: 2,000 ids a list; `offset` of the question says where the lists begin.
 */
export interface KpiRecords {
    readonly key: string;
    readonly value: KpiValue;
    /** Records in the numerator and in the denominator, newest first, at most 2,000 each; counts are exact. */
    readonly numeratorIds: readonly string[];
    readonly denominatorIds: readonly string[];
    readonly numeratorCount: number;
    readonly denominatorCount: number;
    /**
     * What is missing from a full ratio: records of the denominator that are not in the numerator, in the same order and pages. Absent
     * where the two count different things, so that one says nothing of the other.
     */
    readonly missingIds?: readonly string[];
    readonly missingCount?: number;
    readonly excludedIds: readonly { readonly code: string; readonly ids: readonly string[] }[];
}

/**
 * What numbers are cut by. `team`: the role of the person; `area`: outlines that the page sends along; two names: each of the
 * first with each of the second. `weekday` and `week` (of the period, from `1`) split a change only.
 */
export type KpiCut = 'person' | 'team' | 'class' | 'territory' | 'area' | KpiCutProduct | 'weekday' | 'week';
export type KpiCutProduct =
    | 'class-person'
    | 'class-team'
    | 'class-territory'
    | 'class-area'
    | 'person-territory'
    | 'person-area'
    | 'team-territory'
    | 'team-area';

/** An outline as the page knows it: closed rings as Google polylines of precision 5, inside by the even-odd rule. */
export interface KpiArea {
    readonly key: string;
    readonly rings: readonly string[];
}

/** Where a segment lies in each dimension of its cut; null: records that have none. */
export interface KpiSegmentIds {
    readonly userId?: string;
    readonly roleId?: string | null;
    readonly classCode?: string | null;
    readonly territoryId?: string | null;
    readonly areaKey?: string | null;
}

export interface KpiSegment {
    /** Pass as `segment` to open it to its records. */
    readonly key: string;
    readonly ids: KpiSegmentIds;
    readonly cells: readonly KpiCell[];
}

/**
 * Answer of `GET /v1/kpis/cut` and, with outlines of areas, `POST /v1/kpis/cut`: KPIs by the segments of a cut. Every record
 * lies in exactly one segment, so segments and rest add up to the total.
 */
export interface KpiCutAnswer {
    readonly cut: KpiCut;
    readonly period: Period;
    readonly previousPeriod: Period;
    readonly timeZone: string;
    readonly currency: string | null;
    readonly dataAsOf: string;
    readonly definitions: readonly KpiHelp[];
    readonly total: readonly KpiCell[];
    /** Those with most records, at most 500, by key. */
    readonly segments: readonly KpiSegment[];
    readonly segmentCount: number;
    /** All others added up; null when there are none. */
    readonly rest: readonly KpiCell[] | null;
}

/** Why there is no expected value. */
export type KpiFairReason = 'not-comparable' | 'too-few-people' | 'no-variation' | 'poor-fit';

/** What a person's value is expected from. */
export interface KpiFairFactors {
    /** Natural logarithm of own accounts per km² around their centre. */
    readonly density: number;
    /** Estimated road kilometres from one visit to the next. */
    readonly meanLegKilometres: number;
    /** Share of own accounts of class A and of class B, 0 to 1. */
    readonly shareA: number;
    readonly shareB: number;
}

/**
 * Answer of `GET /v1/kpis/{key}/fair`: each person's value over the last 12 complete periods beside what the others' values
 * say for somebody with the same territory. A person's own value is never used for their own expected value.
 */
export interface KpiFair {
    readonly key: string;
    readonly state: 'fitted' | 'poor';
    /** Null when fitted. */
    readonly reason: KpiFairReason | null;
    /** The days that were counted, `[from, to)`. */
    readonly from: string;
    readonly to: string;
    readonly periodKind: PeriodKind;
    /** People with a value that is no small sample, and with all factors. */
    readonly observations: number;
    /** Of predictions of each person from all others; can be below 0. Null when nothing was fitted. */
    readonly rSquared: number | null;
    /** Standard deviation of what those predictions miss, in the unit of the KPI. */
    readonly residualSpread: number | null;
    readonly intercept: number | null;
    /** Change of the value for one unit more of the factor, and how the factor lies among the people. */
    readonly coefficients: readonly {
        readonly code: keyof KpiFairFactors;
        readonly coefficient: number;
        readonly mean: number;
        readonly spread: number;
    }[];
    /** At most 200, by user id. */
    readonly people: readonly {
        readonly userId: string;
        readonly raw: number | null;
        readonly expected: number | null;
        readonly difference: number | null;
        /** Expected value ± two residual spreads. */
        readonly low: number | null;
        readonly high: number | null;
        readonly isSmallSample: boolean;
        readonly factors: KpiFairFactors | null;
    }[];
}

/**
 * Answer of `GET /v1/kpis/{key}/why` and, with outlines of areas, of `POST`: the change against the period before, split over the segments of a cut. The `mix`
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
        /**
         * User id, role id, customer class, territory, key of an area, two of them with `|`, weekday `0` (Monday) to `6`, week of
         * the period; `-` for records that have none, `*` for all parts that are put together.
         */
        readonly key: string;
        /** Where the part lies; empty for days, weeks and what is put together. */
        readonly ids: KpiSegmentIds;
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

export interface KpiSeries {
    readonly key: string;
    readonly values: readonly (number | null)[];
}

/** Answer of `GET /v1/kpis/trend`: 12 earlier periods and the present one, oldest first, all cut at the same share of their days. */
export interface KpiTrend {
    readonly periods: readonly Period[];
    readonly series: readonly KpiSeries[];
    /** The KPIs of the first screen for each person of the board. */
    readonly members: readonly { readonly userId: string; readonly series: readonly KpiSeries[] }[];
    /** Bad ones first, of these the farthest outside; at most 20. Also alone as `GET /v1/kpis/alerts`. */
    readonly alerts: readonly KpiAlert[];
    /** With those that are not listed. */
    readonly alertCount: number;
}
