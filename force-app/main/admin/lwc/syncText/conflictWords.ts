import type { SyncConflict } from 'c/contracts';
import actualEnd from '@salesforce/label/c.Fieldmap_Sync_FieldActualEnd';
import actualStart from '@salesforce/label/c.Fieldmap_Sync_FieldActualStart';
import account from '@salesforce/label/c.Fieldmap_Sync_FieldAccount';
import distance from '@salesforce/label/c.Fieldmap_Sync_FieldDistance';
import end from '@salesforce/label/c.Fieldmap_Sync_FieldEnd';
import lead from '@salesforce/label/c.Fieldmap_Sync_FieldLead';
import onSite from '@salesforce/label/c.Fieldmap_Sync_FieldOnSite';
import owner from '@salesforce/label/c.Fieldmap_Sync_FieldOwner';
import plannedEnd from '@salesforce/label/c.Fieldmap_Sync_FieldPlannedEnd';
import plannedStart from '@salesforce/label/c.Fieldmap_Sync_FieldPlannedStart';
import start from '@salesforce/label/c.Fieldmap_Sync_FieldStart';
import status from '@salesforce/label/c.Fieldmap_Sync_FieldStatus';
import cancelled from '@salesforce/label/c.Fieldmap_Queue_StatusCancelled';
import completed from '@salesforce/label/c.Fieldmap_Week_StatusCompleted';
import inProgress from '@salesforce/label/c.Fieldmap_Week_StatusInProgress';
import planned from '@salesforce/label/c.Fieldmap_Week_StatusPlanned';
import skipped from '@salesforce/label/c.Fieldmap_Week_StatusSkipped';

/** Fields that Fieldmap writes back. */
const FIELDS: Readonly<Record<string, string>> = {
    OwnerId: owner,
    Account__c: account,
    Lead__c: lead,
    PlannedStart__c: plannedStart,
    PlannedEnd__c: plannedEnd,
    StartDateTime: start,
    EndDateTime: end,
    Status__c: status,
    ActualStart__c: actualStart,
    ActualEnd__c: actualEnd,
    IsOnSite__c: onSite,
    CheckInDistance__c: distance
};

/** What people call a field that is written back; one that this version has no word for keeps its API name. */
export function fieldText(apiName: string): string {
    return FIELDS[apiName] ?? apiName;
}

const ORDER = Object.keys(FIELDS);

/** Place of a field in a list that people read: whose, where, when, what. */
export function fieldRank(apiName: string): number {
    const rank = ORDER.indexOf(apiName);
    return rank === -1 ? ORDER.length : rank;
}

const STATUSES: Readonly<Record<string, string>> = {
    Planned: planned,
    'In Progress': inProgress,
    Completed: completed,
    Skipped: skipped,
    Cancelled: cancelled
};

/** What people call a status of a visit. */
export function statusText(value: string): string {
    return STATUSES[value] ?? value;
}

const RECORD_ID = /^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/;

/** Ids whose names a conflict needs. */
export function idsIn({ recordId, mine, theirs }: SyncConflict): string[] {
    const values: readonly unknown[] = [recordId, ...Object.values(mine), ...Object.values(theirs ?? {})];
    return values.filter((value): value is string => typeof value === 'string' && RECORD_ID.test(value));
}
