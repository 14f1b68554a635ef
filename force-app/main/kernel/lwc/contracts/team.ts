/** A team's day as it happens, what a manager sees of a person, and pins to repair. Times are ISO 8601, places degrees WGS 84. */
import type { Place } from './planning.ts';

/** Answer of `VisitBoardController.getBoard`: visits of the running user and everybody below, in user mode. */
export interface VisitBoard {
    readonly now: string;
    readonly people: readonly BoardPerson[];
    readonly visits: readonly VisitOnBoard[];
    /** Visits exceed what one answer holds; the board says so. */
    readonly isTruncated: boolean;
    readonly rules: BoardSettings;
}

export interface BoardSettings {
    readonly lateAfterMinutes: number;
    /** `HH:MM` on the visitor's clock. */
    readonly dayEndsAt: string;
}

export interface BoardPerson {
    readonly userId: string;
    readonly name: string;
    readonly roleName: string;
    /** Number to call: mobile first. Null when the user record has none. */
    readonly phone: string | null;
    /** IANA name: the person's day begins and ends by it. */
    readonly timeZone: string;
}

export interface VisitOnBoard {
    readonly visitId: string;
    readonly ownerId: string;
    readonly recordId: string | null;
    readonly objectApiName: 'Account' | 'Lead' | null;
    readonly name: string | null;
    readonly place: Place | null;
    readonly status: 'Planned' | 'In Progress' | 'Completed' | 'Skipped' | 'Cancelled';
    readonly mode: string | null;
    readonly outcome: string | null;
    readonly skipReason: string | null;
    readonly isOnSite: boolean;
    readonly plannedStart: string | null;
    readonly plannedEnd: string | null;
    readonly actualStart: string | null;
    readonly actualEnd: string | null;
}

/** Argument of `VisitBoardController.moveStop`: another time, another person, or both. */
export interface MoveStopRequest {
    readonly visitId: string;
    /** Whose visit the page showed; somebody else's by now is a conflict. */
    readonly ownerId: string;
    readonly toUserId: string;
    readonly startsAt: string;
    readonly endsAt: string;
}

/** Answer of `VisitBoardController.moveStop`. */
export interface MoveStopResult {
    readonly visitId: string;
    /** The customer was opened to the new visitor, who could not see it before. */
    readonly isShared: boolean;
    /** False: the new visitor cannot open the customer, and the running user may not share it. */
    readonly canSeeCustomer: boolean;
}

/** `off`: outside working hours or without consent. `unknown`: nothing was heard for a while. */
export type PersonState = 'off' | 'unknown' | 'paused' | 'travelling' | 'at-customer';

/** Where somebody is, in words instead of coordinates. */
export interface PersonStatus {
    readonly userId: string;
    readonly state: PersonState;
    /** The customer; only while `at-customer`. */
    readonly recordId: string | null;
    readonly sinceAt: string | null;
    readonly untilAboutAt: string | null;
    /** Only while `at-customer` and only when the org's setting `showCoordinatesToManagers` is on. */
    readonly place: Place | null;
}

/** Answer of `GET /v1/team/status`: everybody below the caller. */
export interface TeamStatus {
    readonly people: readonly PersonStatus[];
}

/** A visit that a person confirmed or wrote down. */
export interface SharedVisit {
    readonly visitId: string;
    readonly recordId: string | null;
    readonly startsAt: string;
    readonly endsAt: string | null;
    readonly isOnSite: boolean | null;
    readonly source: string | null;
    /** Of the check-in; only when the org's setting is on. */
    readonly place: Place | null;
}

/**
 * Answer of `GET /v1/people/{userId}/shared`: all that a manager gets to see of a person by Fieldmap. The person gets the very same
 * bytes: nothing in it depends on who asks.
 */
export interface SharedPerson {
    readonly userId: string;
    /** The days of the visits, in the person's time zone. */
    readonly fromDate: string;
    readonly toDate: string;
    readonly timeZone: string;
    readonly showsCoordinates: boolean;
    readonly status: PersonStatus;
    /** Latest first. */
    readonly visits: readonly SharedVisit[];
}

export type LookKind = 'status' | 'shared';

/** Somebody looked at a person. Looks of one hour are one line with their number. */
export interface Look {
    readonly viewerId: string;
    readonly what: LookKind;
    readonly firstAt: string;
    readonly lastAt: string;
    readonly reads: number;
}

/** Answer of `GET /v1/looks`: who looked at the caller, latest first. */
export interface Looks {
    readonly looks: readonly Look[];
    /** After so many days a line is deleted. */
    readonly retentionDays: number;
}

/** `missing`: no coordinates. `elsewhere`: visits happen somewhere else. `poor`: the address was found only roughly. */
export type PlaceFault = 'missing' | 'elsewhere' | 'poor';

/** One line of the data repair list. */
export interface PlaceRepair {
    readonly recordId: string;
    readonly fault: PlaceFault;
    /** The coordinates as they are; null when missing. */
    readonly place: Place | null;
    /** Accuracy that the geocoder gave, for example `Zip`. */
    readonly accuracy: string | null;
    /** Where visits really happen; null while too few were made there. */
    readonly proposal: (Place & { readonly radiusMetres: number; readonly visits: number }) | null;
    /** From pin to proposal; null without either. */
    readonly distanceMetres: number | null;
    /** Visits of the last 365 days that went to this customer. */
    readonly visits: number;
    /** What the pin costs: see `isEstimate`. */
    readonly costKilometres: number;
    /** The kilometres follow from a stated assumption, not from a measured distance. */
    readonly isEstimate: boolean;
}

/** Answer of `GET /v1/places/repairs`: the costliest first. */
export interface PlaceRepairs {
    readonly repairs: readonly PlaceRepair[];
    /** Of all pages. */
    readonly total: number;
    /** Customers in view that are fine, for the empty state. */
    readonly checked: number;
}

/** A line as the page shows it: names come in user mode. */
export interface PlaceRepairRow extends PlaceRepair {
    readonly name: string;
    readonly address: string | null;
    readonly canEdit: boolean;
}

/** What `accept` and `dismiss` of PlaceRepairController overwrote; `restore` brings it back. */
export interface PlaceBefore {
    /** The visit place that was set; null: the address held. */
    readonly place: Place | null;
    readonly dismissed: string | null;
}

/** Answer of `PlaceRepairController.getRepairs`. */
export interface PlaceRepairPage {
    readonly rows: readonly PlaceRepairRow[];
    readonly total: number;
    readonly checked: number;
}
