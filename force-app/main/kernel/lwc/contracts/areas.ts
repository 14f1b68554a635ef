import type { TravelSource } from './planning.ts';

/** Argument of `AreaController.getReachable` and body of `POST /v1/reachable`. */
export interface ReachableRequest {
    /** Degrees WGS 84. */
    readonly latitude: number;
    readonly longitude: number;
    /** 1 to 120. */
    readonly minutes: number;
}

/** What can be reached by car in the time. */
export interface ReachableAnswer {
    /** Google encoded polylines, precision 5: closed rings, inside by the even-odd rule. The largest comes first. */
    readonly rings: readonly string[];
    /** `isEstimate`: a circle by straight-line distance stands in; `note` says why. */
    readonly source: TravelSource;
}

/**
 * Answer of `AreaController.getFigures` and of `GET /v1/areas/figures`: figures of accounts as columns, one page. Sums
 * over an area are made in the page, from the accounts that lie in it, so that every number can be recounted.
 *
 * Shape: all columns have the length of `accountIds`.
 * Units: amounts in `currency`; visits and orders are counts in the last `days` days.
 */
export interface AreaFigures {
    /** First day that counts and today, ISO, in the caller's time zone. */
    readonly from: string;
    readonly today: string;
    /** ISO 4217, or null when the org gives none. */
    readonly currency: string | null;
    readonly accountIds: readonly string[];
    /** Completed visits since `from`, whoever made them. */
    readonly visits: readonly number[];
    /** Won opportunities that closed since `from`. */
    readonly orders: readonly number[];
    readonly openAmounts: readonly number[];
    /** Annual revenue as the account says; 0 when it says nothing. */
    readonly potentials: readonly number[];
    /** Days since the next visit was due; 0 or less: not yet. Null: no visit is due by cadence. */
    readonly overdueDays: readonly (number | null)[];
    /** Visits a year that the class asks for; 0 without a class. */
    readonly visitsAYear: readonly number[];
    /** Pass as `afterId` to go on; null on the last page. */
    readonly nextAfterId: string | null;
}

/** An area that a person keeps: drawn or uploaded. */
export interface KeptArea {
    readonly id: string;
    readonly name: string;
    /** Text of a GeoJSON Polygon or MultiPolygon. */
    readonly geometry: string;
    readonly isShared: boolean;
    /** Only the owner may change it. */
    readonly isMine: boolean;
}

/** Argument of `AreaController.saveAreas`: new areas, at most 100. */
export interface SaveAreasRequest {
    readonly areas: readonly { readonly name: string; readonly geometry: string; readonly isShared: boolean }[];
}
