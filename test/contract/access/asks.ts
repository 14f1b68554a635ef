import { encodePolyline } from '#kernel/geo';

/** Everything that expectations may name. `my` is the person who asks, `their` somebody out of reach. */
export interface AskContext {
    readonly today: string;
    /** A Monday, at least a week ahead. */
    readonly monday: string;
    readonly my: Belongings;
    readonly their: Belongings;
    /** A goal of the whole company, and its KPI. */
    readonly goal: { readonly goalId: string; readonly metric: string; readonly periodStart: string };
}

/** Ids of one person; a stranger has none in this org. */
export interface Belongings {
    readonly userId: string;
    readonly planId: string;
    readonly stopId: string;
    readonly accountId: string;
    readonly leadId: string;
    readonly dealId: string;
    readonly visitId: string;
}

/** One request to the middleware, or the arguments of one controller method. */
export interface Ask {
    readonly path?: string;
    readonly body?: unknown;
}

type Make = (context: AskContext) => Ask;

/**
 * What is asked of an endpoint, and what must come of it.
 *
 * - `mine`: answered with 2xx for somebody with access, whose own it is.
 * - `theirs`: asks for what is somebody else's, and is refused (403, 404), or answered without anything of theirs where
 *   `isFiltered`.
 * - `adminOnly`: refused for all five.
 * - `isStable`: the same question gets the same answer; it is asked again after records out of reach have changed, and must
 *   not have changed. This is how aggregates are caught.
 *
 * No answer may hold an id or name that Salesforce would not show to the person.
 */
export interface Expectation {
    readonly mine?: Make;
    readonly theirs?: Make;
    readonly isFiltered?: boolean;
    readonly adminOnly?: Make;
    readonly isStable?: boolean;
}

export const asks = (mine: Make, more: Omit<Expectation, 'mine'> = {}): Expectation => ({ mine, ...more });
export const adminOnly = (make: Make): Expectation => ({ adminOnly: make });

/** A ring around the country, as the contract wants it. */
export const AROUND_VADUZ = encodePolyline([
    { latitude: 47, longitude: 9.4 },
    { latitude: 47, longitude: 9.7 },
    { latitude: 47.3, longitude: 9.7 },
    { latitude: 47.3, longitude: 9.4 }
]);
/** Settings of positions as a person would save them. */
export const TRACKING = {
    ...{ isConsented: false, isPausedUntil: null, workDays: 'MTWTF--', dayStartsAt: '08:00', dayEndsAt: '18:00' },
    ...{ autoConfirmAbove: null, dwellMinutes: null }
};
/** A decision about a stay that is not there. */
export const STAY_DECISION = { stayKey: '20250101T0900Z', action: 'reject', clientKey: 'access-test-1' };
