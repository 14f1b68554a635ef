import type { ReportField, VisitChoices, VisitDay, VisitReportValues, VisitState, VisitStop } from '#kernel/contracts';
import type { SObjectRecord } from '../core/types.ts';
import { LayerFields } from './layerFields.ts';
import type { ApexContext } from './types.ts';
import { boardSettings } from './visitBoardController.ts';
import { ownDrafts } from './visitDrafts.ts';
import { customerOfVisit } from './visitCustomers.ts';

const REMOTE_MODES = ['Phone', 'Online'];
const REPORT_FIELDS: Readonly<Record<ReportField, string>> = {
    outcome: 'Outcome__c',
    notes: 'Notes__c',
    concerns: 'Concerns__c',
    nextStep: 'NextStep__c',
    nextStepDate: 'NextStepDate__c',
    contactId: 'Contact__c'
};
const STOP_FIELDS = `Id, ClientKey__c, Account__c, Account__r.Name, Account__r.Phone, Account__r.BillingStreet,
    Account__r.BillingCity, Account__r.BillingLatitude, Account__r.BillingLongitude, Account__r.VisitPlace__Latitude__s,
    Account__r.VisitPlace__Longitude__s, Lead__c, Lead__r.Name, Lead__r.Phone, Lead__r.Street, Lead__r.City,
    Lead__r.Latitude, Lead__r.Longitude, Opportunity__c, Contact__c, Status__c, Mode__c, Source__c, PlannedStart__c,
    PlannedEnd__c, ActualStart__c, ActualEnd__c, IsOnSite__c, CheckInDistance__c, CheckInAccuracy__c,
    CheckIn__Latitude__s, SkipReason__c, Outcome__c, Notes__c, Concerns__c, NextStep__c, NextStepDate__c,
    ReportSeconds__c`;

/** What VisitDaySelector.today does. */
export function visitsOfToday(context: ApexContext): VisitDay {
    const { org, user, clock } = context;
    const options = { user, bindings: { userId: user.userId } };
    const { records } = org.query(
        `SELECT ${STOP_FIELDS} FROM FieldVisit__c WHERE OwnerId = :userId AND Status__c != 'Cancelled'
        AND (PlannedStart__c = TODAY OR ActualStart__c = TODAY OR Status__c = 'In Progress') WITH USER_MODE
        ORDER BY PlannedStart__c ASC NULLS LAST, ActualStart__c ASC NULLS LAST, Id ASC LIMIT 100`,
        options
    );
    const measured = org.query(
        `SELECT ReportSeconds__c FROM FieldVisit__c WHERE OwnerId = :userId AND ReportSeconds__c != null
        AND ActualStart__c = LAST_N_DAYS:30 WITH USER_MODE ORDER BY ActualStart__c DESC LIMIT 200`,
        options
    ).records;
    return {
        date: new Intl.DateTimeFormat('en-CA', { timeZone: user.timeZone }).format(clock.now()),
        readAt: new Date(clock.now()).toISOString(),
        stops: records.map(stopOf),
        rules: boardSettings(context),
        drafts: ownDrafts(context),
        reportSeconds: measured.map((visit) => Number(visit['ReportSeconds__c'])),
        ...visitChoices(context)
    };
}

/** What VisitChoices.forReading does. */
export function visitChoices({ org, user }: Pick<ApexContext, 'org' | 'user'>): VisitChoices {
    const fields = new LayerFields(org, user, 'FieldVisit__c');
    return {
        outcomes: fields.options('Outcome__c'),
        modes: fields.options('Mode__c').filter(({ value }) => REMOTE_MODES.includes(value)),
        skipReasons: fields.options('SkipReason__c'),
        requiredFields: requiredFields({ org })
    };
}

/** What VisitChoices.missingIn does. */
export function missingFields(context: Pick<ApexContext, 'org'>, visit: Readonly<Record<string, unknown>>): string[] {
    return requiredFields(context).filter((name) => !visit[REPORT_FIELDS[name]]);
}

function requiredFields({ org }: Pick<ApexContext, 'org'>): ReportField[] {
    const [setting] = org.query(
        "SELECT Value__c FROM FieldmapSetting__mdt WHERE DeveloperName = 'reportRequiredFields'"
    ).records;
    const wanted = String(setting?.['Value__c'] ?? '')
        .split(',')
        .map((name) => name.trim());
    return (Object.keys(REPORT_FIELDS) as ReportField[]).filter((name) => wanted.includes(REPORT_FIELDS[name]));
}

/** What VisitDaySelector.openVisitAt does. */
export function openVisitAt({ org, user }: ApexContext, customerId: string): string | null {
    const [visit] = org.query(
        `SELECT Id FROM FieldVisit__c WHERE OwnerId = :userId AND Status__c = 'In Progress'
        AND (Account__c = :customerId OR Lead__c = :customerId) WITH USER_MODE
        ORDER BY ActualStart__c DESC NULLS LAST LIMIT 1`,
        { user, bindings: { userId: user.userId, customerId } }
    ).records;
    return visit ? String(visit['Id']) : null;
}

function stopOf(visit: SObjectRecord): VisitStop {
    const customer = customerOfVisit(visit);
    const text = (field: string): string | null => (visit[field] ? String(visit[field]) : null);
    const number = (field: string): number | null => (typeof visit[field] === 'number' ? visit[field] : null);
    return {
        visitId: String(visit['Id']),
        clientKey: text('ClientKey__c') ?? String(visit['Id']),
        recordId: customer?.recordId ?? null,
        objectApiName: customer?.objectApiName ?? null,
        name: customer?.name ?? '',
        address: customer?.address ?? '',
        phone: customer?.phone ?? null,
        latitude: customer?.latitude ?? null,
        longitude: customer?.longitude ?? null,
        status: String(visit['Status__c']) as VisitState,
        mode: (text('Mode__c') ?? 'In Person') as VisitStop['mode'],
        source: (text('Source__c') ?? 'Manual') as VisitStop['source'],
        plannedStart: iso(text('PlannedStart__c')),
        plannedEnd: iso(text('PlannedEnd__c')),
        actualStart: iso(text('ActualStart__c')),
        actualEnd: iso(text('ActualEnd__c')),
        isOnSite: visit['IsOnSite__c'] === true,
        distanceMetres: number('CheckInDistance__c'),
        accuracyMetres: number('CheckInAccuracy__c'),
        hasPosition: number('CheckIn__Latitude__s') !== null,
        skipReason: text('SkipReason__c'),
        report: reportOf(visit)
    };
}

function reportOf(visit: SObjectRecord): VisitReportValues {
    const text = (field: string): string => (visit[field] ? String(visit[field]) : '');
    const seconds = visit['ReportSeconds__c'];
    return {
        outcome: text('Outcome__c') || null,
        notes: text('Notes__c'),
        concerns: text('Concerns__c'),
        nextStep: text('NextStep__c'),
        nextStepDate: text('NextStepDate__c') || null,
        contactId: text('Contact__c') || null,
        opportunityId: text('Opportunity__c') || null,
        reportSeconds: typeof seconds === 'number' ? seconds : null
    };
}

/** As Apex writes it in JSON. */
function iso(value: string | null): string | null {
    return value?.replace(/\+0000$/, 'Z') ?? null;
}
