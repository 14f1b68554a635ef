import type { BoardSettings } from './team.ts';

/** The rep's page of the day and the one way in which the pages write visits (VisitController). Times are ISO 8601. */

/**
 * `record`: done without check-in (a call, nobody there, written down afterwards). `report`: what was said, of a visit that
 * ended. `replan`: the same visit at another time. `undo`: back to before the check-in or the skip.
 */
export type VisitWriteAction = 'check-in' | 'check-out' | 'record' | 'report' | 'skip' | 'replan' | 'undo';

/** As in `FieldVisit__c.Status__c`. */
export type VisitState = 'Planned' | 'In Progress' | 'Completed' | 'Skipped' | 'Cancelled';

/** As in `FieldVisit__c.Mode__c`. */
export type VisitMode = 'In Person' | 'Online' | 'Phone';

/** Fields of a report that an admin can require (FieldmapSetting `reportRequiredFields`). */
export type ReportField = 'outcome' | 'notes' | 'concerns' | 'nextStep' | 'nextStepDate' | 'contactId';

export interface VisitReportValues {
    readonly outcome: string | null;
    readonly notes: string;
    readonly concerns: string;
    readonly nextStep: string;
    /** `YYYY-MM-DD` or null. */
    readonly nextStepDate: string | null;
    readonly contactId: string | null;
    readonly opportunityId: string | null;
    /** From opening the form to saving, time out of sight left out; null when it was not measured. */
    readonly reportSeconds: number | null;
}

/** A report as it is written: null leaves a field as it is, an empty text clears it. */
export interface VisitReportWrite {
    readonly outcome: string | null;
    readonly notes: string | null;
    readonly concerns: string | null;
    readonly nextStep: string | null;
    /** `YYYY-MM-DD`. */
    readonly nextStepDate: string | null;
    readonly contactId: string | null;
    readonly opportunityId: string | null;
    readonly reportSeconds: number | null;
}

/** Where the device was at check-in, as it was computed there. Degrees WGS 84. */
export interface CheckInPlace {
    readonly latitude: number;
    readonly longitude: number;
    readonly accuracyMetres: number | null;
    /** To the customer; null when its place is not known. */
    readonly distanceMetres: number | null;
    /** As `onSiteOf` of the visit rules says. */
    readonly onSite: 'on-site' | 'remote' | 'unknown';
}

/**
 * One step of one visit, argument of `VisitController.save`. Sending it again changes nothing: `clientKey` names the visit
 * it may create, `at` the step.
 */
export interface VisitWrite {
    /** At most 64 characters; `ClientKey__c` of a visit that this write creates. */
    readonly clientKey: string;
    /** Null: the person's planned visit of that day to the record, else a new one. */
    readonly visitId: string | null;
    /** Account, lead, opportunity, or a visit whose customer is meant; may be null with `visitId`. */
    readonly recordId: string | null;
    readonly action: VisitWriteAction;
    /** When it happened by the device's clock, in whole seconds. */
    readonly at: string;
    /** Of `record`: when the visit began; absent: at the same time as it ended. */
    readonly startedAt?: string | null;
    /** Of `check-in` and `record`; absent: as planned, in person otherwise. */
    readonly mode?: VisitMode;
    /** Absent or null: the device gave no position. */
    readonly place?: CheckInPlace | null;
    readonly report?: VisitReportWrite | null;
    /** Of `replan`. */
    readonly plannedStart?: string;
    readonly plannedEnd?: string;
    readonly skipReason?: string;
    /** When the device last read the visit; a report on a visit that somebody else changed since is a conflict. */
    readonly seenAt?: string | null;
    /** The person saw the conflict and wants this nevertheless. */
    readonly isForced?: boolean;
}

export interface VisitWriteAnswer {
    readonly visitId: string;
    readonly status: VisitState;
    readonly isNew: boolean;
    /** It had been written before; nothing changed. */
    readonly isRepeat: boolean;
}

/**
 * Why a write was held back, in the problem `visit-changed` (409). `settled`: another step was written meanwhile;
 * `handed-over`: it is somebody else's now; `gone`: deleted or out of sight; `changed`: another person edited the report.
 */
export interface VisitConflict {
    readonly reason: 'settled' | 'handed-over' | 'gone' | 'changed';
    readonly status: VisitState | null;
    readonly changedBy: string | null;
    readonly changedAt: string | null;
}

export interface Choice {
    readonly value: string;
    readonly label: string;
}

/** In the language of the person. */
export interface VisitChoices {
    readonly outcomes: readonly Choice[];
    readonly modes: readonly Choice[];
    readonly skipReasons: readonly Choice[];
    readonly requiredFields: readonly ReportField[];
}

/** A stop of the person's day, planned or not, done or not. */
export interface VisitStop {
    /** Null while it exists on this device only. */
    readonly visitId: string | null;
    readonly clientKey: string;
    /** The customer: account or lead; null when the visit has none. */
    readonly recordId: string | null;
    readonly objectApiName: 'Account' | 'Lead' | null;
    readonly name: string;
    /** Street and town. */
    readonly address: string;
    readonly phone: string | null;
    readonly latitude: number | null;
    readonly longitude: number | null;
    readonly status: VisitState;
    readonly mode: VisitMode;
    readonly source: 'Manual' | 'Plan' | 'Detected';
    readonly plannedStart: string | null;
    readonly plannedEnd: string | null;
    readonly actualStart: string | null;
    readonly actualEnd: string | null;
    readonly isOnSite: boolean;
    readonly distanceMetres: number | null;
    readonly accuracyMetres: number | null;
    readonly hasPosition: boolean;
    readonly skipReason: string | null;
    readonly report: VisitReportValues;
}

/** Answer of `VisitController.getDay`. */
export interface VisitDay extends VisitChoices {
    /** `YYYY-MM-DD` in the person's time zone. */
    readonly date: string;
    /** When this was read. */
    readonly readAt: string;
    readonly stops: readonly VisitStop[];
    /** The person's reports that are not saved yet, of all devices; null: the person may keep none in Salesforce. */
    readonly drafts: readonly StoredDraft[] | null;
    /** From when on a stop counts as late or missed, as on the manager's board. */
    readonly rules: BoardSettings;
    /** Of the person's reports of the last 30 days, newest first, at most 200. */
    readonly reportSeconds: readonly number[];
}

/** A visit that was begun on some day, whoever or whatever wrote it down. One of `VisitController.getVisitsOfDay`. */
export interface DayVisit {
    readonly visitId: string;
    readonly recordId: string | null;
    readonly name: string;
    readonly mode: VisitMode;
    readonly source: VisitStop['source'];
    readonly startsAt: string;
    /** Null while it goes on. */
    readonly endsAt: string | null;
}

/** A report of the person that is not saved yet. */
export interface StoredDraft {
    /** Of the visit. */
    readonly clientKey: string;
    /** JSON with `editedAt` (ISO 8601, UTC, milliseconds) and `deviceId`; the rest is the page's own. */
    readonly text: string;
}

/** Argument of `VisitController.saveDraft`. Sending it again changes nothing; the newest of all devices wins. */
export interface DraftWrite extends StoredDraft {
    /** `editedAt` of the version that this one was made from; null: none. */
    readonly replaces: string | null;
}

export interface DraftAnswer {
    /** False: a newer one of another device stays. */
    readonly isKept: boolean;
    /** Text of another device's version that this one did not know: the newer one, or the one that was overwritten. */
    readonly other: string | null;
}

/** Something that was agreed with a customer and is not done. */
export interface OpenPromise {
    readonly text: string;
    /** `YYYY-MM-DD` or null. */
    readonly dueDate: string | null;
    readonly source: 'visit' | 'task' | 'deal';
}

export interface PreviousVisit {
    readonly visitId: string;
    readonly date: string;
    /** In the language of the person. */
    readonly outcome: string;
    readonly notes: string;
    readonly concerns: string;
    readonly visitorName: string;
}

/** What to know on arrival, and what a report is filled with. One of `VisitController.getBriefings` per customer. */
export interface VisitBriefing {
    readonly recordId: string;
    readonly previous: PreviousVisit | null;
    readonly promises: readonly OpenPromise[];
    readonly contacts: readonly { readonly contactId: string; readonly name: string; readonly title: string }[];
    readonly deals: readonly {
        readonly opportunityId: string;
        readonly name: string;
        readonly stage: string;
        readonly nextStep: string;
    }[];
}

/** A customer that an unplanned visit can go to. */
export interface FoundCustomer {
    readonly recordId: string;
    readonly objectApiName: 'Account' | 'Lead';
    readonly name: string;
    readonly address: string;
    readonly latitude: number | null;
    readonly longitude: number | null;
    readonly phone: string | null;
}

/** Argument of `VisitController.findCustomers`. Without text: those around the position, else the last visited. */
export interface FindCustomersRequest {
    readonly text: string;
    readonly latitude: number | null;
    readonly longitude: number | null;
}

/** Answer of `VisitController.getRecord`: what a record's page needs to check in. */
export interface VisitRecord {
    readonly customer: FoundCustomer;
    /** The person's visit here that is in progress, or null. */
    readonly openVisitId: string | null;
    readonly briefing: VisitBriefing;
}
