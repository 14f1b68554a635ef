import type { LearnedPlace, PlaceProposal } from '#kernel/contracts';
import type { LatLng } from '#kernel/geo';
import type { CustomerFacts } from './assignment/features.ts';
import type { StreamState } from './stays/stayStream.ts';
import type { FoundStay } from './stays/foundStay.ts';

/** What a person allowed. Without consent, or outside working hours, no position is kept. */
export interface TrackingConsent {
    readonly userId: string;
    readonly isConsented: boolean;
    readonly isPaused: boolean;
    readonly timeZone: string;
    /** Seven characters from Monday, `-` for days off. */
    readonly workDays: string;
    readonly dayStartsAt: string;
    readonly dayEndsAt: string;
    /** Devices that may report for this person; null for any. */
    readonly devices: readonly string[] | null;
}

/**
 * One person's positions and stays. Implementations keep raw positions apart from all else, so that deleting them is one
 * statement, and never log them.
 */
export interface PositionStore {
    /** Null when the person never reported. One writer at a time for each person: the adapter locks. */
    readState(userId: string): Promise<StreamState | null>;
    writeState(userId: string, state: StreamState): Promise<void>;
    /** Deletes what was received or happened at or before the deadline; answers how many. */
    deleteRawBefore(deadlineMs: number): Promise<number>;
    deleteRawWithin(userId: string, startMs: number, endMs: number): Promise<number>;
}

export type StayDecisionKind = 'confirmed' | 'rejected' | 'private';

/** A stay in the rep's inbox; `stayKey` is stable: person and start to the minute of the first finding. */
export interface InboxStay {
    readonly stayKey: string;
    readonly userId: string;
    readonly stay: FoundStay;
    readonly decidedAs: StayDecisionKind | null;
    readonly recordId: string | null;
}

export interface StayStore {
    list(userId: string, fromMs: number, toMs: number): Promise<InboxStay[]>;
    save(stays: readonly InboxStay[]): Promise<void>;
    deleteEndedBefore(deadlineMs: number): Promise<number>;
    /** Everything of a person, for export; and its erasure. */
    exportOf(userId: string): Promise<InboxStay[]>;
    eraseOf(userId: string): Promise<number>;
}

/** Customers of a person near a place, with plan and history of the day. */
export interface CustomerFactsSource {
    near(userId: string, place: LatLng, metres: number, dayMs: number): Promise<CustomerFacts[]>;
}

export interface PlaceStore {
    confirmedVisits(recordId: string): Promise<LatLng[]>;
    saveLearned(places: readonly LearnedPlace[]): Promise<void>;
    saveProposals(proposals: readonly PlaceProposal[]): Promise<void>;
}

/** Who looked at a person's positions or status; the person can read it. */
export interface GlassWallLog {
    note(viewerId: string, personId: string, what: 'status' | 'stays' | 'timeline', atMs: number): Promise<void>;
    read(personId: string): Promise<readonly { viewerId: string; what: string; atMs: number }[]>;
}

/** The way between two places by road; null when the engine does not know it. Implemented by an adapter over travel. */
export interface RoadMeasure {
    metres(from: LatLng, to: LatLng): Promise<number | null>;
}
