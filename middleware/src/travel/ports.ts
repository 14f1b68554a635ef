import type { Place, TravelSource } from '#kernel/contracts';

/**
 * Seconds and metres of a pair without a way. The same number as `UNREACHABLE` of `planning/model.ts` (a test holds them
 * together), so a matrix goes into the planning problem as it is.
 */
export const UNREACHABLE = 500_000_000;

export interface MatrixOptions {
    /** Local hour of departure, 0 to 23. A hint: providers without times of day ignore it. */
    readonly departAtHour?: number;
    readonly signal?: AbortSignal;
}

/**
 * Travel between all pairs of places.
 *
 * Shape: row-major, `seconds[from * places.length + to]`; the diagonal is 0. Asymmetric for road times.
 * Units: whole seconds and metres; {@link UNREACHABLE} marks a pair without a way in both.
 */
export interface TravelMatrixAnswer {
    readonly seconds: Int32Array;
    readonly metres: Int32Array;
    readonly source: TravelSource;
}

/** Travel through places in the order given. */
export interface TravelRoute {
    /** Google encoded polyline, precision 5, through all places. */
    readonly polyline: string;
    /** One leg less than places; {@link UNREACHABLE} in both where there is no way. */
    readonly legs: readonly { readonly seconds: number; readonly metres: number }[];
    readonly source: TravelSource;
}

/** What can be reached in the given time. Rings are closed, the first point is not repeated. */
export interface ReachableArea {
    /** The largest ring. */
    readonly outline: readonly Place[];
    /** All rings, outlines and holes by the even-odd rule, where the source knows more than the outline. */
    readonly rings?: readonly (readonly Place[])[];
    readonly source: TravelSource;
}

/**
 * Where travel times come from. One answer never mixes two sources.
 *
 * Errors: {@link TravelUnavailableError} when the source cannot answer; the signal's reason when aborted.
 */
export interface TravelTimes {
    matrix(places: readonly Place[], options?: MatrixOptions): Promise<TravelMatrixAnswer>;
    route(places: readonly Place[], options?: MatrixOptions): Promise<TravelRoute>;
    reachable?(from: Place, seconds: number): Promise<ReachableArea>;
}

export type TravelFailure =
    'bad-answer' | 'limit' | 'not-configured' | 'outside-network' | 'refused' | 'timeout' | 'unavailable';

/** The source cannot answer this question now; the fallback can. The message holds no coordinates and no keys. */
export class TravelUnavailableError extends Error {
    readonly code: TravelFailure;

    constructor(code: TravelFailure, message: string, options?: ErrorOptions) {
        super(message, options);
        this.name = 'TravelUnavailableError';
        this.code = code;
    }
}
