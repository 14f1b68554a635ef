import type { PlannedVisitWrite } from '../../planning/ports.ts';
import { flagOf, instantOf, textOf } from '../mapping/columns.ts';
import type { OrgRecord } from '../ports.ts';

/** Planned visits as Salesforce records, and back again for comparison. Pure. */

export function toFieldVisit(write: PlannedVisitWrite): OrgRecord {
    return {
        ClientKey__c: write.clientKey,
        OwnerId: write.ownerId,
        ...(write.objectApiName === 'Account' ? { Account__c: write.recordId } : { Lead__c: write.recordId }),
        Status__c: 'Planned',
        Mode__c: 'In Person',
        Source__c: 'Plan',
        PlannedStart__c: new Date(write.startsAt).toISOString(),
        PlannedEnd__c: new Date(write.endsAt).toISOString(),
        PlanId__c: write.planId,
        PlanSequence__c: write.sequence
    };
}

/** The subject names nobody: the customer is the related record. */
const EVENT_SUBJECT = 'Visit';

export function toEvent(write: PlannedVisitWrite): OrgRecord {
    return {
        Subject: EVENT_SUBJECT,
        OwnerId: write.ownerId,
        ...(write.objectApiName === 'Account' ? { WhatId: write.recordId } : { WhoId: write.recordId }),
        StartDateTime: new Date(write.startsAt).toISOString(),
        EndDateTime: new Date(write.endsAt).toISOString(),
        FieldVisitKey__c: write.clientKey
    };
}

export const VISIT_FIELDS =
    'Id, ClientKey__c, OwnerId, Account__c, Lead__c, PlannedStart__c, PlannedEnd__c, EventId__c, IsDeleted';

/** What a person may have changed of a planned visit. */
export function visitValues(write: PlannedVisitWrite): OrgRecord {
    const { OwnerId, Account__c, Lead__c, PlannedStart__c, PlannedEnd__c } = toFieldVisit(write);
    const target = write.objectApiName === 'Account' ? { Account__c } : { Lead__c };
    return { OwnerId, ...target, PlannedStart__c, PlannedEnd__c };
}

/** What the org holds under a client key. */
export interface ExistingVisit {
    readonly id: string;
    readonly eventId: string | null;
    /** Null when it is as it was written; else why it must not be touched. */
    readonly conflict: 'deleted' | 'changed' | null;
    /** The values of {@link visitValues} as the org has them. */
    readonly theirs: OrgRecord;
}

export function compareVisit(write: PlannedVisitWrite, record: OrgRecord): ExistingVisit {
    const target = textOf(record, write.objectApiName === 'Account' ? 'Account__c' : 'Lead__c');
    const isSame =
        target === write.recordId &&
        textOf(record, 'OwnerId') === write.ownerId &&
        instantOf(record, 'PlannedStart__c') === new Date(write.startsAt).toISOString() &&
        instantOf(record, 'PlannedEnd__c') === new Date(write.endsAt).toISOString();
    return {
        id: textOf(record, 'Id') ?? '',
        eventId: textOf(record, 'EventId__c'),
        conflict: flagOf(record, 'IsDeleted') === true ? 'deleted' : isSame ? null : 'changed',
        theirs: Object.fromEntries(Object.keys(visitValues(write)).map((name) => [name, record[name] ?? null]))
    };
}

/** A SOQL list of text values. Keys are our own, but quotes are escaped all the same. */
export function soqlList(values: readonly string[]): string {
    return values.map((value) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`).join(', ');
}
