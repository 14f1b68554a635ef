import type {
    DayTimeline,
    Mileage,
    MyData,
    MyDataErasure,
    NewTrackingDevice,
    PlaceProposal,
    PositionReport,
    StayDecisionRequest,
    StayDecisionResult,
    StayList,
    Tracking,
    TrackingChoice
} from '#kernel/contracts';
import type { LatLng } from '#kernel/geo';
import type { Caller } from '../platform/caller.ts';
import type { PersonName } from './ports.ts';
import type { RawBatch } from './positions/readPositions.ts';

export interface DayRange {
    readonly fromDate: string;
    /** Included. */
    readonly toDate: string;
}

/** The person whose device reports. */
export interface DeviceOwner extends PersonName {
    readonly deviceId: string;
}

export type PersonState = 'off' | 'unknown' | 'paused' | 'travelling' | 'at-customer';

/** What may be said about somebody right now. */
export interface PersonStatus {
    readonly userId: string;
    readonly state: PersonState;
    /** Only once the visit is confirmed: before that nobody but the person knows the customer. */
    readonly recordId: string | null;
    readonly sinceAt: string | null;
    readonly untilAboutAt: string | null;
    /** Only where the org lets managers see coordinates. */
    readonly place: LatLng | null;
}

/** A stay that became a visit, for those who may see it. */
export interface ConfirmedStay {
    readonly userId: string;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly recordId: string;
    readonly visitId: string | null;
    readonly place: LatLng | null;
}

/** Positions, stays and days. Everything that takes a caller is about the caller alone. */
export interface Visits {
    tracking(caller: Caller): Promise<Tracking>;
    changeTracking(caller: Caller, choice: TrackingChoice): Promise<Tracking>;
    addDevice(caller: Caller, name: string): Promise<NewTrackingDevice>;
    removeDevice(caller: Caller, deviceId: string): Promise<Tracking>;
    /** Null when the device or its key is not known, or its person left. */
    deviceOwner(deviceId: string, key: string): Promise<DeviceOwner | null>;
    takeBatch(caller: PersonName, batch: RawBatch): Promise<PositionReport>;
    /** `body` is the JSON of a `PositionUpload`: it is read where it keeps nobody waiting. */
    takeUpload(caller: PersonName, body: Uint8Array): Promise<PositionReport>;
    takeOwnTracks(owner: DeviceOwner, message: unknown): Promise<PositionReport>;
    stays(caller: Caller, days: DayRange): Promise<StayList>;
    decide(caller: Caller, request: StayDecisionRequest): Promise<StayDecisionResult>;
    day(caller: Caller, date: string): Promise<DayTimeline>;
    mileage(caller: Caller, days: DayRange): Promise<Mileage>;
    myData(caller: Caller): Promise<MyData>;
    eraseMyData(caller: Caller): Promise<MyDataErasure>;
    /** For answers about others. Who may ask, and that it was asked, is the asking part's to decide and to note. */
    statusOf(orgId: string, userIds: readonly string[], now: Date): Promise<PersonStatus[]>;
    /** Days are those of each person; `[fromMs, toMs)` by the begin of the stay. */
    confirmedStays(orgId: string, userIds: readonly string[], from: Date, to: Date): Promise<ConfirmedStay[]>;
    /** Records of the viewer's people whose coordinates are not where people go, the costliest first. */
    proposals(orgId: string, viewer: Caller): Promise<PlaceProposal[]>;
    /** Looks for stays in new positions, confirms what needs no question, repeats what the org did not take. */
    work(signal: AbortSignal): Promise<void>;
    /** Deletes what has lived long enough. */
    retain(signal: AbortSignal): Promise<void>;
}
