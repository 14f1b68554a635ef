import type { Look, LookKind, Place, SharedVisit } from '#kernel/contracts';

/** What the glass wall shows and what pins are judged by. Days and instants are the caller's business. */
export interface TeamSource {
    /** Time zone of a person; null for somebody who is not mirrored. */
    timeZone(orgId: string, userId: string): Promise<string | null>;
    settings(orgId: string): Promise<TeamSettings>;
    /** Visits that began in `[from, to)`, the latest first; with the place of the check-in. */
    visits(orgId: string, userId: string, from: Date, to: Date): Promise<SharedVisit[]>;
    /** The visit that each person checked in to since and did not check out of; the last one where there are several. */
    underWay(orgId: string, userIds: readonly string[], since: Date): Promise<VisitUnderWay[]>;
    pins(question: PinQuestion): Promise<Pin[]>;
    /** Accounts of the owners, whatever their pins. */
    countPins(orgId: string, ownerIds: readonly string[] | null): Promise<number>;
}

export interface VisitUnderWay {
    readonly userId: string;
    readonly recordId: string | null;
    readonly sinceAt: string;
    /** The planned length from the check-in on; null for a visit without a plan. */
    readonly untilAboutAt: string | null;
}

export interface TeamSettings {
    readonly showsCoordinates: boolean;
    readonly lookRetentionDays: number;
}

export interface PinQuestion {
    readonly orgId: string;
    /** Null: everybody's. */
    readonly ownerIds: readonly string[] | null;
    /** Visits from here on count. */
    readonly since: Date;
    /** Accounts that are wanted whatever their pins look like. */
    readonly alsoIds: readonly string[];
}

/** An account whose pin may be wrong, with where its visits were made. */
export interface Pin {
    readonly recordId: string;
    readonly place: Place | null;
    /** Of the geocoder; null for a pin that somebody set. */
    readonly accuracy: string | null;
    readonly isCorrected: boolean;
    /** What somebody turned down: see {@link isDismissed}. */
    readonly dismissed: string | null;
    readonly visits: number;
    readonly checkIns: readonly Place[];
}

/** Who looked at whom. Looks of one viewer in one hour are one line. */
export interface LookLog {
    note(orgId: string, viewerId: string, personIds: readonly string[], what: LookKind, at: Date): Promise<void>;
    /** Latest first. */
    of(orgId: string, personId: string): Promise<Look[]>;
    erase(orgId: string, personId: string): Promise<number>;
    /** Lines whose last look is older; answers how many went. */
    deleteBefore(orgId: string, before: Date): Promise<number>;
}
