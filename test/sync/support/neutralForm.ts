import type { Org } from '../../../scripts/demo/org/index.ts';

/** Where a column of the neutral form comes from in an org (the first field that has a value), by docs/import.md. */
const SOURCES: Readonly<
    Record<string, { readonly object: string; readonly columns: Readonly<Record<string, string>> }>
> = {
    company: {
        object: 'Organization',
        columns: {
            currency: 'DefaultCurrencyIsoCode',
            timeZone: 'TimeZoneSidKey',
            fiscalYearStartMonth: 'FiscalYearStartMonth'
        }
    },
    roles: { object: 'UserRole', columns: { id: 'Id', parentId: 'ParentRoleId' } },
    users: {
        object: 'User',
        columns: {
            id: 'Id',
            username: 'Username',
            isActive: 'IsActive',
            roleId: 'UserRoleId',
            managerId: 'ManagerId',
            timeZone: 'TimeZoneSidKey',
            locale: 'LocaleSidKey',
            baseLatitude: 'VisitBase__Latitude__s',
            baseLongitude: 'VisitBase__Longitude__s',
            workDays: 'WorkDays__c',
            dayStartsAt: 'DayStartsAt__c',
            dayEndsAt: 'DayEndsAt__c'
        }
    },
    cadences: {
        object: 'VisitCadence__mdt',
        columns: { customerClass: 'CustomerClass__c', intervalDays: 'IntervalDays__c', visitMinutes: 'VisitMinutes__c' }
    },
    settings: { object: 'FieldmapSetting__mdt', columns: { name: 'DeveloperName', value: 'Value__c' } },
    accounts: {
        object: 'Account',
        columns: {
            id: 'Id',
            ownerId: 'OwnerId',
            parentId: 'ParentId',
            type: 'Type',
            industry: 'Industry',
            customerClass: 'CustomerClass__c',
            annualRevenue: 'AnnualRevenue',
            latitude: 'VisitPlace__Latitude__s|BillingLatitude',
            longitude: 'VisitPlace__Longitude__s|BillingLongitude',
            openingHours: 'OpeningHours__c',
            createdAt: 'CreatedDate'
        }
    },
    contacts: { object: 'Contact', columns: { id: 'Id', ownerId: 'OwnerId', accountId: 'AccountId' } },
    deals: {
        object: 'Opportunity',
        columns: {
            id: 'Id',
            ownerId: 'OwnerId',
            accountId: 'AccountId',
            stage: 'StageName',
            amount: 'Amount',
            probability: 'Probability',
            closeDate: 'CloseDate',
            isClosed: 'IsClosed',
            isWon: 'IsWon',
            stageSince: 'LastStageChangeDate',
            createdAt: 'CreatedDate'
        }
    },
    leads: {
        object: 'Lead',
        columns: {
            id: 'Id',
            ownerId: 'OwnerId',
            status: 'Status',
            rating: 'Rating',
            source: 'LeadSource',
            quality: 'LeadQuality__c',
            latitude: 'Latitude',
            longitude: 'Longitude',
            openingHours: 'OpeningHours__c',
            isConverted: 'IsConverted',
            convertedDate: 'ConvertedDate',
            convertedAccountId: 'ConvertedAccountId',
            convertedDealId: 'ConvertedOpportunityId',
            createdAt: 'CreatedDate'
        }
    },
    visits: {
        object: 'FieldVisit__c',
        columns: {
            id: 'Id',
            clientKey: 'ClientKey__c',
            ownerId: 'OwnerId',
            accountId: 'Account__c',
            leadId: 'Lead__c',
            dealId: 'Opportunity__c',
            contactId: 'Contact__c',
            status: 'Status__c',
            outcome: 'Outcome__c',
            mode: 'Mode__c',
            source: 'Source__c',
            plannedStart: 'PlannedStart__c',
            plannedEnd: 'PlannedEnd__c',
            actualStart: 'ActualStart__c',
            actualEnd: 'ActualEnd__c',
            checkInDistanceMetres: 'CheckInDistance__c',
            isOnSite: 'IsOnSite__c',
            isJointVisit: 'IsJointVisit__c',
            planId: 'PlanId__c',
            appointmentId: 'EventId__c',
            createdAt: 'CreatedDate'
        }
    },
    appointments: {
        object: 'Event',
        columns: {
            id: 'Id',
            ownerId: 'OwnerId',
            accountId: 'WhatId',
            startsAt: 'StartDateTime',
            endsAt: 'EndDateTime',
            isAllDay: 'IsAllDayEvent',
            visitKey: 'FieldVisitKey__c'
        }
    },
    decisions: {
        object: 'SuggestionFeedback__c',
        columns: {
            id: 'Id',
            clientKey: 'ClientKey__c',
            ownerId: 'OwnerId',
            accountId: 'Account__c',
            leadId: 'Lead__c',
            decision: 'Decision__c',
            reason: 'Reason__c',
            createdAt: 'CreatedDate'
        }
    },
    oneOnOnes: { object: 'CoachingNote__c', columns: { id: 'Id', personId: 'Rep__c', createdAt: 'CreatedDate' } }
};

export type NeutralRecord = Readonly<Record<string, unknown>>;

/** The records of an org in the neutral form, kind by kind. */
export function neutralForm(org: Org): Map<string, NeutralRecord[]> {
    const kinds = new Map<string, NeutralRecord[]>();
    for (const [kind, { object, columns }] of Object.entries(SOURCES)) {
        const fields = Object.values(columns).flatMap((names) => names.split('|'));
        const soql = `SELECT ${fields.join(', ')} FROM ${object}`;
        const records = org
            .query(soql)
            .records.map((record) =>
                Object.fromEntries(
                    Object.entries(columns).map(([name, names]) => [name, plain(first(record, names.split('|')))])
                )
            );
        kinds.set(kind, records);
    }
    const sets = org.query(
        "SELECT AssigneeId, PermissionSet.Name FROM PermissionSetAssignment WHERE PermissionSet.Name LIKE 'Fieldmap%'"
    ).records;
    kinds.set(
        'permissions',
        sets
            .map((record) => ({
                userId: record['AssigneeId'],
                permissionSet: (record['PermissionSet'] as { Name?: unknown } | null)?.Name
            }))
            .filter(({ permissionSet }) => permissionSet !== 'Fieldmap_Integration')
    );
    return kinds;
}

export function toCsv(records: readonly NeutralRecord[]): string {
    const names = Object.keys(records[0] ?? {});
    const cell = (value: unknown): string => {
        const text = value === null || value === undefined ? '' : String(value);
        return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    return [names.join(','), ...records.map((record) => names.map((name) => cell(record[name])).join(','))].join('\n');
}

function first(record: NeutralRecord, fields: readonly string[]): unknown {
    return fields.map((field) => record[field]).find((value) => value !== null && value !== undefined);
}

/** Times with a colon in their offset, as the form wants them. */
function plain(value: unknown): unknown {
    return typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*\+0000$/.test(value)
        ? new Date(value).toISOString()
        : (value ?? null);
}
