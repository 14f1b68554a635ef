/** Positions, stays and the day that is made of them. Times are ISO 8601 with offset, places degrees WGS 84. */

/** One position as a phone or a file gives it. */
export interface PhonePosition {
    readonly at: string;
    readonly latitude: number;
    readonly longitude: number;
    /** Radius of 68 % confidence, as phones report it; absent or null when unknown. */
    readonly accuracyMetres?: number | null;
    readonly speedMetresPerSecond?: number | null;
}

/** A batch from one device. `sentAt` is the device's clock when it sent, which shows how far that clock is off. */
export interface PositionBatch {
    readonly deviceId?: string;
    readonly sentAt?: string;
    readonly positions: readonly PhonePosition[];
}

export type PositionRefusal =
    | 'unreadable'
    | 'no-time'
    | 'no-place'
    | 'in-future'
    | 'too-old'
    | 'already-final'
    | 'too-inaccurate'
    | 'foreign-device'
    | 'over-limit'
    | 'no-consent'
    | 'paused'
    | 'day-off'
    | 'outside-hours';

/** A row that was left out; the others went on. `row` counts from 1 in the file or batch. */
export interface RefusedPosition {
    readonly row: number;
    readonly reason: PositionRefusal;
    readonly expected: string;
    readonly got: string;
}

/** What became of a batch or a file. `refused` holds the first 100; `refusedCount` counts all. */
export interface PositionReport {
    readonly received: number;
    readonly accepted: number;
    readonly duplicates: number;
    readonly refusedCount: number;
    readonly refused: readonly RefusedPosition[];
    /** Seconds added to every time because the device's clock was off; 0 normally. */
    readonly clockShiftSeconds: number;
}

/** Somebody stayed somewhere. */
export interface Stay {
    readonly startsAt: string;
    readonly endsAt: string;
    readonly latitude: number;
    readonly longitude: number;
    /** Two thirds of the positions lie within it. */
    readonly radiusMetres: number;
    readonly positionCount: number;
    /** Nothing after it has been received yet: it may still grow. */
    readonly isOpen: boolean;
}

export type StayReason = 'near' | 'planned' | 'usual-dwell' | 'open' | 'closed' | 'history';

/** A customer that a stay may belong to. Probabilities of all customers and of "no customer" sum to 1. */
export interface StayCandidate {
    readonly recordId: string;
    readonly probability: number;
    readonly distanceMetres: number;
    readonly reasons: readonly StayReason[];
}

export type StayDecision = 'clear' | 'ask' | 'shared' | 'no-customer';

/** Whose stay it was. `shared`: several customers in one building, open until the rep says. */
export interface StayAssignment {
    readonly decision: StayDecision;
    readonly best: StayCandidate | null;
    readonly runnerUp: StayCandidate | null;
    /** Customers of the same building that share the stay; empty unless `shared`. */
    readonly sharedBy: readonly string[];
    readonly noCustomerProbability: number;
    readonly candidates: readonly StayCandidate[];
}

/** Where people really go when they visit a customer. */
export interface LearnedPlace {
    readonly recordId: string;
    readonly latitude: number;
    readonly longitude: number;
    readonly radiusMetres: number;
    readonly visits: number;
    readonly ignoredVisits: number;
}

/** One line of the data repair list. */
export interface PlaceProposal {
    readonly recordId: string;
    readonly latitude: number;
    readonly longitude: number;
    readonly distanceMetres: number;
    readonly visits: number;
    /** Kilometres that plans to the wrong place have cost: there and back for each visit. */
    readonly costKilometres: number;
}

export type DayEntryKind = 'stay' | 'leg' | 'gap';

/** One line of the day that wrote itself. */
export interface DayEntry {
    readonly kind: DayEntryKind;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly seconds: number;
    /** Of legs; 0 of stays; of gaps the straight line. */
    readonly metres: number;
    readonly recordId: string | null;
    /** Of stays. */
    readonly stayKey?: string;
    readonly decidedAs?: StayDecisionKind | null;
    /** Of legs: how the length was found. */
    readonly source?: MileageSource;
}

export type MileageSource = 'road' | 'track' | 'line';

export interface MileageRow {
    readonly date: string;
    readonly departsAt: string;
    readonly arrivesAt: string;
    readonly fromRecordId: string | null;
    readonly toRecordId: string | null;
    readonly kilometres: number;
    /** `road`: matched to roads; `track`: measured along the positions; `line`: straight, across a gap. */
    readonly source: MileageSource;
}

/** A day as it wrote itself: decided and open stays, the legs between them, gaps. `private` stays name nobody. */
export interface DayTimeline {
    readonly date: string;
    readonly timeZone: string;
    readonly entries: readonly DayEntry[];
    readonly mileage: readonly MileageRow[];
    readonly kilometres: number;
}

export interface Mileage {
    readonly fromDate: string;
    readonly toDate: string;
    readonly rows: readonly MileageRow[];
    readonly kilometres: number;
}

export type StayDecisionKind = 'confirmed' | 'rejected' | 'private';

/** A found stay in the inbox of the person who stayed. */
export interface InboxStay {
    /** Names the stay for its decision; stable while the stay does not change its begin. */
    readonly stayKey: string;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly latitude: number;
    readonly longitude: number;
    readonly radiusMetres: number;
    /** The person is still there, as far as is known: it cannot be decided yet. */
    readonly isOpen: boolean;
    readonly assignment: StayAssignment;
    /** Null while it waits for a decision. */
    readonly decidedAs: StayDecisionKind | null;
    /** The customer that was confirmed. */
    readonly recordId: string | null;
    /** Client key of the visit that was written to Salesforce. */
    readonly visitClientKey: string | null;
    /** Id of that visit, once Salesforce has it. */
    readonly visitId: string | null;
    /** Confirmed by the setting, not by the person. */
    readonly isAutoConfirmed: boolean;
}

export interface StayList {
    readonly stays: readonly InboxStay[];
}

export type StayAction = 'confirm' | 'reject' | 'private' | 'split' | 'merge' | 'undo';

/** One tap in the inbox. Repeating it with the same `clientKey` changes nothing. */
export interface StayDecisionRequest {
    readonly stayKey: string;
    readonly action: StayAction;
    /** Of `confirm`: whose stay it was. Absent: the best candidate. */
    readonly recordId?: string;
    /** Apex read that account or lead as the person. Without it only candidates of the stay are taken. */
    readonly isRecordSeen?: boolean;
    /** Of `split`. */
    readonly atTime?: string;
    /** Of `merge`: a stay before or after it. */
    readonly otherStayKey?: string;
    readonly clientKey: string;
}

/** The stays of that day after a decision. `writeOutcome` says how the visit reached Salesforce. */
export interface StayDecisionResult extends StayList {
    readonly date: string;
    /** `waiting`: stored, written as soon as Salesforce takes it. Null where nothing is to be written. */
    readonly writeOutcome: 'written' | 'waiting' | 'conflict' | 'failed' | null;
    readonly writeDetail: string | null;
}

/** An app that reports for the person, with a key of its own. */
export interface TrackingDevice {
    readonly deviceId: string;
    readonly name: string;
    readonly createdAt: string;
    readonly lastUsedAt: string | null;
}

/** What a person may choose about being recorded. */
export interface TrackingChoice {
    readonly isConsented: boolean;
    /** Nothing is recorded until then; null: not paused. */
    readonly isPausedUntil: string | null;
    /** Seven characters from Monday, `-` for days off, for example `MTWTF--`. */
    readonly workDays: string;
    readonly dayStartsAt: string;
    /** `24:00` is the end of the day. */
    readonly dayEndsAt: string;
    /** Probability from which a stay is confirmed without asking; null: as the org says. */
    readonly autoConfirmAbove: number | null;
    /** Shorter stays are none; null: as the org says. */
    readonly dwellMinutes: number | null;
}

/** What the org decided about recording; shown to every person beside the consent. */
export interface TrackingRules {
    readonly rawPositionHours: number;
    readonly stayRetentionDays: number;
    readonly dwellMinutes: number;
    readonly stayRadiusMetres: number;
    /** Null: every stay is asked about. */
    readonly autoConfirmAbove: number | null;
    readonly showCoordinatesToManagers: boolean;
}

export interface Tracking extends TrackingChoice {
    readonly devices: readonly TrackingDevice[];
    readonly rules: TrackingRules;
    /** Since when the consent holds; null without. */
    readonly consentedAt: string | null;
    readonly lastPositionAt: string | null;
    /** Raw positions that are kept right now. */
    readonly rawPositionCount: number;
}

/** Answer to a new device. `key` is shown this once; only its hash is kept. */
export interface NewTrackingDevice {
    readonly deviceId: string;
    readonly name: string;
    readonly key: string;
    /** Where an OwnTracks-like app posts to; user name: the device id, password: the key. */
    readonly url: string;
}

export interface NewTrackingDeviceRequest {
    readonly name: string;
}

/** A file of positions. Days that are over are taken as one closed track. */
export interface PositionUpload {
    readonly fileName: string;
    readonly format: 'gpx' | 'csv';
    readonly text: string;
}

/** Everything that is kept about the caller. */
export interface MyData {
    readonly exportedAt: string;
    readonly tracking: Tracking;
    readonly positions: readonly PhonePosition[];
    readonly stays: readonly InboxStay[];
    /** Places of confirmed visits that customers' places were learned from. */
    readonly placeVisits: readonly {
        readonly recordId: string;
        readonly at: string;
        readonly latitude: number;
        readonly longitude: number;
    }[];
    /** Who looked at this person's status or visits. */
    readonly looks: readonly { readonly viewerId: string; readonly what: string; readonly at: string }[];
}

/** What an erasure deleted. Visits in Salesforce are Salesforce's to delete. */
export interface MyDataErasure {
    readonly positions: number;
    readonly stays: number;
    readonly devices: number;
    readonly placeVisits: number;
    readonly looks: number;
}
