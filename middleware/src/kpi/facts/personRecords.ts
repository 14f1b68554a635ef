/**
 * What the mirror holds of one person for the formulas, in columns: a company of 5,000 people with 2,000,000 visits stays
 * in memory. Times are epoch milliseconds; days come later, because they hang on the zone of who looks.
 */
export interface PersonRecords {
    /** Where the person's days start and end; null where the org does not say. */
    readonly base: Place | null;
    readonly visits: VisitColumns;
    readonly accounts: readonly AccountRecord[];
    /** Latest close date first. */
    readonly deals: readonly DealRecord[];
    /** Newest first. */
    readonly leads: readonly LeadRecord[];
    /** Of every own, visited and dealt account. */
    readonly histories: ReadonlyMap<string, AccountHistory>;
    /** Of the same accounts: what they are and where. The same object for everybody who was read at once. */
    readonly traits: ReadonlyMap<string, AccountTraits>;
    /** Times of one-on-ones, ascending. */
    readonly oneOnOnesAt: Float64Array;
    /** Close days of won opportunities, ascending, of the same accounts, whoever owns them. */
    readonly wonDaysByAccount: ReadonlyMap<string, readonly string[]>;
}

/** One row a visit, newest first; NaN where there is no time. */
export interface VisitColumns {
    readonly ids: readonly string[];
    /** Index into `accountIds`; -1 without an account. */
    readonly accounts: Int32Array;
    readonly accountIds: readonly string[];
    readonly statuses: CodeColumn;
    readonly outcomes: CodeColumn;
    /** See {@link VISIT_FLAGS}. */
    readonly flags: Uint8Array;
    readonly plannedAt: Float64Array;
    /** From when on a planned visit should have taken place. */
    readonly dueAt: Float64Array;
    readonly startsAt: Float64Array;
    readonly endsAt: Float64Array;
    /** Check-in, else planned start, else creation: the time at which the visit counts. */
    readonly at: Float64Array;
}

export const VISIT_FLAGS = { inPerson: 1, joint: 2, positionKnown: 4, onSite: 8 } as const;

/** Few words over many rows. */
export interface CodeColumn {
    readonly words: readonly string[];
    readonly codes: Int32Array;
}

export interface AccountRecord {
    readonly id: string;
    readonly customerClass: string | null;
    readonly intervalDays: number | null;
    readonly createdAt: number;
}

/** Degrees WGS 84. */
export interface Place {
    readonly latitude: number;
    readonly longitude: number;
}

/** What an account is and where. */
export interface AccountTraits {
    readonly customerClass: string | null;
    /** The first by id where it belongs to several. */
    readonly territoryId: string | null;
    /** Degrees WGS 84; both or none. */
    readonly latitude: number | null;
    readonly longitude: number | null;
}

/** Countable visits of an account by anyone, ascending. */
export interface AccountHistory {
    readonly startsAt: Float64Array;
    readonly jointStartsAt: Float64Array;
    /** The first at which somebody was met; NaN for none. */
    readonly metAt: number;
}

export interface DealRecord {
    readonly id: string;
    readonly accountId: string | null;
    readonly isClosed: boolean;
    readonly isWon: boolean;
    readonly closeDay: string;
    readonly amount: string | null;
    readonly currency: string | null;
    readonly probability: number | null;
}

export interface LeadRecord {
    readonly id: string;
    readonly createdAt: number;
    readonly traits: AccountTraits;
}

/** The next time after `nowMs` at which the facts of the person are others without any change: a visit becomes due. */
export function nextChangeMs(records: PersonRecords, nowMs: number): number {
    let next = Infinity;
    const note = (at: number): void => {
        if (at > nowMs && at < next) next = at;
    };
    records.visits.dueAt.forEach(note);
    records.visits.startsAt.forEach(note);
    for (const { startsAt } of records.histories.values()) {
        note(startsAt[countUpTo(startsAt, nowMs)] ?? Infinity);
    }
    note(records.oneOnOnesAt[countUpTo(records.oneOnOnesAt, nowMs)] ?? Infinity);
    return next;
}

/** How many of ascending times are not after `limit`. */
export function countUpTo(times: Float64Array, limit: number): number {
    let low = 0;
    let high = times.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((times[middle] as number) <= limit) low = middle + 1;
        else high = middle;
    }
    return low;
}
