import type { BoardSettings, VisitOnBoard } from '#kernel/contracts';
import type { SObjectRecord } from '../core/types.ts';
import { inUserMode } from './mapProblem.ts';
import { teamIds } from './teamMembers.ts';
import type { ApexClassStandIn, ApexContext } from './types.ts';
import { moveStop, type MoveRequest } from './visitBoardMover.ts';

const MAX_VISITS = 5000;
const LATE_AFTER_MINUTES = 15;

/** Stand-in of VisitBoardController.cls with VisitBoardSelector.cls. */
export const visitBoardController: ApexClassStandIn = {
    getBoard: inUserMode(async (context, { fromAt, toAt }) => {
        const visits = visitsBetween(context, String(fromAt), String(toAt));
        return JSON.stringify({
            now: new Date(context.clock.now()).toISOString(),
            people: people(context),
            visits: visits.slice(0, MAX_VISITS),
            isTruncated: visits.length > MAX_VISITS,
            rules: boardSettings(context)
        });
    }),
    moveStop: inUserMode(async (context, { requestJson }) =>
        JSON.stringify(moveStop(context, JSON.parse(String(requestJson)) as MoveRequest))
    )
};

/** What VisitBoardSelector.settings does. */
export function boardSettings(context: Pick<ApexContext, 'org'>): BoardSettings {
    return {
        lateAfterMinutes: Number(setting(context, 'lateAfterMinutes') ?? LATE_AFTER_MINUTES),
        dayEndsAt: setting(context, 'dayEndsAt') ?? '17:30'
    };
}

function setting({ org }: Pick<ApexContext, 'org'>, name: string): string | null {
    const [row] = org.query('SELECT Value__c FROM FieldmapSetting__mdt WHERE DeveloperName = :name', {
        bindings: { name }
    }).records;
    return row?.['Value__c'] ? String(row['Value__c']) : null;
}

function people(context: ApexContext): unknown[] {
    const { records } = context.org.query(
        `SELECT Id, Name, UserRole.Name, MobilePhone, Phone, TimeZoneSidKey FROM User WHERE Id IN :ids
        WITH USER_MODE ORDER BY Name, Id`,
        { user: context.user, bindings: { ids: teamIds(context) } }
    );
    return records.map((each) => ({
        userId: each['Id'],
        name: each['Name'],
        roleName: (each['UserRole'] as { Name?: string } | null)?.Name ?? '',
        phone: each['MobilePhone'] ?? each['Phone'] ?? null,
        timeZone: each['TimeZoneSidKey']
    }));
}

function visitsBetween(context: ApexContext, fromAt: string, toAt: string): VisitOnBoard[] {
    const { records } = context.org.query(
        `SELECT Id, OwnerId, Account__c, Account__r.Name, Account__r.VisitPlace__Latitude__s,
            Account__r.VisitPlace__Longitude__s, Account__r.BillingLatitude, Account__r.BillingLongitude,
            Lead__c, Lead__r.Name, Lead__r.Latitude, Lead__r.Longitude, Status__c, Mode__c, Outcome__c, SkipReason__c,
            IsOnSite__c, PlannedStart__c, PlannedEnd__c, ActualStart__c, ActualEnd__c
        FROM FieldVisit__c
        WHERE OwnerId IN :ids AND ((PlannedStart__c >= :fromAt AND PlannedStart__c < :toAt)
            OR (ActualStart__c >= :fromAt AND ActualStart__c < :toAt))
        WITH USER_MODE
        ORDER BY PlannedStart__c ASC NULLS LAST, ActualStart__c ASC, Id ASC LIMIT ${MAX_VISITS + 1}`,
        { user: context.user, bindings: { ids: teamIds(context), fromAt, toAt } }
    );
    return records.map(toVisit);
}

function toVisit(row: SObjectRecord): VisitOnBoard {
    const account = row['Account__r'] as Record<string, unknown> | null;
    const lead = row['Lead__r'] as Record<string, unknown> | null;
    const isLead = !row['Account__c'] && Boolean(row['Lead__c']);
    const recordId = text(isLead ? row['Lead__c'] : row['Account__c']);
    return {
        visitId: String(row['Id']),
        ownerId: String(row['OwnerId']),
        recordId,
        objectApiName: recordId === null ? null : isLead ? 'Lead' : 'Account',
        name: text((isLead ? lead : account)?.['Name']),
        place: isLead
            ? place(lead?.['Latitude'], lead?.['Longitude'])
            : (place(account?.['VisitPlace__Latitude__s'], account?.['VisitPlace__Longitude__s']) ??
              place(account?.['BillingLatitude'], account?.['BillingLongitude'])),
        status: row['Status__c'] as VisitOnBoard['status'],
        mode: text(row['Mode__c']),
        outcome: text(row['Outcome__c']),
        skipReason: text(row['SkipReason__c']),
        isOnSite: row['IsOnSite__c'] === true,
        plannedStart: instant(row['PlannedStart__c']),
        plannedEnd: instant(row['PlannedEnd__c']),
        actualStart: instant(row['ActualStart__c']),
        actualEnd: instant(row['ActualEnd__c'])
    };
}

function text(value: unknown): string | null {
    return typeof value === 'string' && value !== '' ? value : null;
}

function instant(value: unknown): string | null {
    return typeof value === 'string' ? value.replace('+0000', 'Z') : null;
}

function place(latitude: unknown, longitude: unknown): VisitOnBoard['place'] {
    return typeof latitude === 'number' && typeof longitude === 'number' ? { latitude, longitude } : null;
}
