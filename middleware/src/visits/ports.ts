import type {
    DayEntry,
    InboxStay,
    LearnedPlace,
    StayAssignment,
    StayDecisionKind,
    TrackingDevice
} from '#kernel/contracts';
import type { LatLng } from '#kernel/geo';
import type { CustomerFacts } from './assignment/features.ts';
import type { TrackPoint } from './positions/trackPoint.ts';
import type { FoundStay } from './stays/foundStay.ts';
import type { VisitRules } from './rules.ts';

/** Milliseconds from, to; both included. */
export type Span = readonly [fromMs: number, toMs: number];

/** What a person allowed. Without consent, or outside working hours, no position is kept. */
export interface TrackingConsent {
    readonly isConsented: boolean;
    /** Nothing of these times is kept, whenever it arrives. */
    readonly pauses: readonly Span[];
    readonly timeZone: string;
    /** Seven characters from Monday, `-` for days off. */
    readonly workDays: string;
    readonly dayStartsAt: string;
    /** `24:00` is the end of the day. */
    readonly dayEndsAt: string;
}

/** The way between two stays as far as it is known. */
export interface Way {
    readonly fromMs: number;
    readonly toMs: number;
    /** Positions that it was measured along. */
    readonly points: number;
    readonly entries: readonly DayEntry[];
    /** By road, from stay to stay; null when not measured yet or when no road fits. */
    readonly roadMetres: number | null;
    /** When a road engine was asked; absent: not yet. */
    readonly measuredMs?: number;
}

/** A person with what is kept about how their day is read. */
export interface TrackedPerson extends TrackingConsent {
    readonly personNo: number;
    /** Raised with all that decides which positions are kept. */
    readonly revision: number;
    readonly orgId: string;
    readonly userId: string;
    readonly consentedAtMs: number | null;
    readonly autoConfirmAbove: number | null;
    readonly dwellMinutes: number | null;
    readonly finalUntilMs: number;
    readonly settledSpans: readonly Span[];
    readonly carriedWay: Pick<Way, 'fromMs' | 'entries'> | null;
    readonly isDirty: boolean;
    /** When stays were last looked for. */
    readonly lookedMs: number;
    readonly lastPositionMs: number | null;
}

/** The visit that a confirmed stay became. */
export interface WrittenVisit {
    readonly clientKey: string | null;
    readonly state: VisitWriteState;
    readonly visitId: string | null;
    readonly detail: string | null;
    /** In order; kept to be repeated until the org has taken them. */
    readonly writes: readonly FoundVisitWrite[];
}

export interface StoredStay extends FoundStay {
    readonly stayKey: string;
    readonly isSettled: boolean;
    readonly way: Way | null;
    readonly assignment: StayAssignment;
    readonly assignedMs: number;
    readonly decidedAs: StayDecisionKind | null;
    readonly decidedMs: number | null;
    readonly isAutoConfirmed: boolean;
    readonly recordId: string | null;
    readonly visit: WrittenVisit | null;
    readonly beforeEdit: readonly StoredStay[] | null;
}

/** One person's data inside a transaction that locks the person against other writers, also of other instances. */
export interface PersonData {
    /** As saved last. */
    readonly person: TrackedPerson;
    /** The mirror of the org, read in the same transaction. */
    readonly facts: OrgFacts;
    /** Changes members of the person. */
    save(changes: Partial<TrackedPerson>): Promise<void>;
    /** In order of time. */
    points(): Promise<TrackPoint[]>;
    pointCount(): Promise<number>;
    deletePoints(span: Span): Promise<number>;
    /** Stays that touch the span, in order of time. */
    stays(span: Span): Promise<StoredStay[]>;
    /** The last stay that ended at or before this. */
    stayBefore(ms: number): Promise<StoredStay | null>;
    putStays(stays: readonly StoredStay[]): Promise<void>;
    deleteStays(stayKeys: readonly string[]): Promise<number>;
    /** The stay of a decision that was made before under this key. */
    decisionOf(clientKey: string): Promise<string | null>;
    saveDecision(clientKey: string, stayKey: string, atMs: number): Promise<void>;
    devices(): Promise<TrackingDevice[]>;
    addDevice(device: TrackingDevice, keyHash: string): Promise<void>;
    removeDevice(deviceId: string): Promise<boolean>;
    placeVisits(): Promise<PlaceVisit[]>;
    addPlaceVisit(visit: PlaceVisit): Promise<void>;
    /** Of one stay, or of all. Answers the records whose place was learned from them. */
    removePlaceVisits(stayKey?: string): Promise<string[]>;
    /** Places of the latest confirmed visits of a record, by anybody. */
    visitsOfPlace(recordId: string): Promise<LatLng[]>;
    saveLearned(recordId: string, place: LearnedPlace | null): Promise<void>;
    /** Deletes everything of the person. */
    erase(): Promise<void>;
}

export interface PlaceVisit extends LatLng {
    readonly recordId: string;
    readonly stayKey: string;
    readonly atMs: number;
}

export interface DeviceOfPerson {
    readonly orgId: string;
    readonly userId: string;
    readonly keyHash: string;
    readonly isActive: boolean;
}

/** What decides which positions of a person are kept, as it was at some moment. */
export interface Recording extends TrackingConsent {
    readonly personNo: number;
    readonly dwellMinutes: number | null;
    readonly finalUntilMs: number;
    readonly settledSpans: readonly Span[];
    readonly deviceIds: readonly string[];
    /** Another one as soon as any of this has changed. */
    readonly revision: string;
    /** Another one as soon as the person has changed any of this. */
    readonly personRevision: number;
}

export interface PersonWork {
    /** Everything written can be found again from what was there: it may be lost with the power, as a whole. */
    readonly isDerived?: boolean;
}

export interface VisitStore {
    /** Runs with the person locked; makes the person known first. One transaction. */
    withPerson<Result>(
        orgId: string,
        userId: string,
        work: (data: PersonData) => Promise<Result>,
        options?: PersonWork
    ): Promise<Result>;
    /** Null for who was never recorded. */
    recording(orgId: string, userId: string): Promise<Recording | null>;
    /**
     * Keeps positions in one statement, durably; answers how many are new. Null, and nothing kept, when the person is not as
     * they were read any more.
     */
    append(recording: Recording, points: readonly TrackPoint[]): Promise<number | null>;
    /** Without lock; null for who was never recorded. */
    person(orgId: string, userId: string): Promise<TrackedPerson | null>;
    people(orgId: string, userIds: readonly string[]): Promise<TrackedPerson[]>;
    device(deviceId: string): Promise<DeviceOfPerson | null>;
    deviceUsed(deviceId: string, at: Date): Promise<void>;
    /** Stays without lock, for answers about several people. */
    staysOf(personNos: readonly number[], span: Span): Promise<(StoredStay & { readonly personNo: number })[]>;
    /** People with positions that nobody looked at since, by number, after the given one. */
    dirtyPeople(since: number, afterNo: number, limit: number): Promise<(PersonName & { readonly personNo: number })[]>;
    /** People with positions at or before this. */
    peopleWithPointsUntil(ms: number): Promise<PersonName[]>;
    /** People with undecided stays for whom they are confirmed above some probability. */
    peopleToConfirmFor(sinceMs: number): Promise<PersonName[]>;
    /** Stays whose visit is not in the org yet. */
    waitingVisits(limit: number): Promise<(PersonName & { readonly stayKey: string; readonly visit: WrittenVisit })[]>;
    /** Deletes stays that ended before, and the names of people in what was learned from them. */
    forgetStaysBefore(orgId: string, ms: number): Promise<number>;
    /** Deletes rejected and private stays that were decided before. */
    forgetDroppedBefore(orgId: string, ms: number): Promise<number>;
    /** Makes deleted positions unreadable in the files of the store, where the store is ours. */
    scrub(): Promise<void>;
    learnedPlaces(orgId: string): Promise<LearnedPlace[]>;
    rules(orgId: string): Promise<VisitRules>;
}

export interface PersonName {
    readonly orgId: string;
    readonly userId: string;
}

/** A visit of a person to a customer as the mirror of the org knows it. */
export interface KnownVisit {
    readonly visitId: string;
    readonly status: string;
    readonly source: string | null;
    readonly plannedStartMs: number | null;
    readonly actualStartMs: number | null;
    readonly actualEndMs: number | null;
}

export type StayPlace = Pick<FoundStay, 'latitude' | 'longitude' | 'startMs' | 'endMs'>;

/** What the mirror of the org knows around a stay. */
export interface OrgFacts {
    /** Customers of a person near a stay, with plan and history of the day `[fromMs, toMs)`. */
    customersNear(person: PersonName, stay: StayPlace, metres: number, day: Span): Promise<CustomerFacts[]>;
    /** Visits of the person to the record on that day. */
    visitsOf(person: PersonName, recordId: string, day: Span): Promise<KnownVisit[]>;
    /** Of a customer that can be visited; null else: converted leads are accounts now. */
    objectOf(orgId: string, recordId: string): Promise<'Account' | 'Lead' | null>;
    /** Minutes that visits to the record usually take. */
    usualMinutes(orgId: string, recordIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
    userSettings(orgId: string, userId: string): Promise<UserSettings | null>;
    /** Coordinates that the org holds of records whose owner the viewer sees. */
    recordedPlaces(
        orgId: string,
        recordIds: readonly string[],
        ownerIds: readonly string[] | null
    ): Promise<{ readonly recordId: string; readonly place: LatLng | null }[]>;
}

/** Of the user record: what holds until the person chooses. */
export interface UserSettings {
    readonly timeZone: string;
    readonly workDays: string | null;
    readonly dayStartsAt: string | null;
    readonly dayEndsAt: string | null;
}

/** A visit to be written for a confirmed stay, or to be taken back. */
export interface FoundVisitWrite {
    /** `create`: a new visit; `complete`: the planned or begun one; `cancel` and `reopen` take these back. */
    readonly action: 'create' | 'complete' | 'cancel' | 'reopen';
    /** Key of this write in the outbox; the visit's own is `clientKey`. */
    readonly outboxKey: string;
    readonly clientKey: string;
    /** Of `complete` and `reopen`. */
    readonly visitId: string | null;
    readonly statusBefore: string | null;
    readonly actualStartBefore: string | null;
    readonly ownerId: string;
    readonly recordId: string;
    readonly objectApiName: 'Account' | 'Lead';
    readonly startsAt: string;
    readonly endsAt: string;
    readonly distanceMetres: number | null;
}

export type VisitWriteState = 'written' | 'waiting' | 'conflict' | 'failed';

export interface FoundVisitResult {
    readonly state: VisitWriteState;
    readonly visitId: string | null;
    readonly detail: string | null;
}

/** Writes visits to the org by way of the outbox: what was taken is never lost, a repeat changes nothing. */
export interface FoundVisitWriter {
    writeFoundVisit(orgId: string, write: FoundVisitWrite): Promise<FoundVisitResult>;
}

/** The way between places by road; null when the engine does not know it. Implemented by an adapter over travel. */
export interface RoadMeasure {
    metres(places: readonly LatLng[]): Promise<number | null>;
}

/** Who looked at a person: kept by the glass wall, exported and erased with the rest. */
export interface LooksAtPerson {
    of(orgId: string, userId: string): Promise<readonly { viewerId: string; what: string; at: string }[]>;
    erase(orgId: string, userId: string): Promise<number>;
}

export type { InboxStay };
