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
    | 'over-limit';

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
}

export interface MileageRow {
    readonly date: string;
    readonly departsAt: string;
    readonly arrivesAt: string;
    readonly fromRecordId: string | null;
    readonly toRecordId: string | null;
    readonly kilometres: number;
    /** `road`: matched to roads; `track`: measured along the positions; `line`: straight, across a gap. */
    readonly source: 'road' | 'track' | 'line';
}
