import type { FindCustomersRequest, FoundCustomer } from '#kernel/contracts';
import type { SObjectRecord } from '../core/types.ts';
import type { ApexContext } from './types.ts';

const MAX_FOUND = 20;
const MAX_ROWS = 500;
/** About 3.3 km, in degrees of latitude. */
const REACH = 0.03;
const ACCOUNT_FIELDS = `Id, Name, Phone, BillingStreet, BillingCity, BillingLatitude, BillingLongitude,
    VisitPlace__Latitude__s, VisitPlace__Longitude__s`;
const LEAD_FIELDS = 'Id, Name, Phone, Street, City, Latitude, Longitude';

type Person = Pick<ApexContext, 'org' | 'user'>;
type Values = Readonly<Record<string, unknown>>;

/** What VisitCustomerSelector.find does. */
export function findCustomers(person: Person, { text, latitude, longitude }: FindCustomersRequest): FoundCustomer[] {
    if (text.trim() !== '') return byName(person, text.trim());
    return latitude === null || longitude === null ? visitedLast(person) : around(person, latitude, longitude);
}

/** What VisitCustomerSelector.ofRecord does. */
export function customerOfRecord(person: Person, recordId: string): FoundCustomer | null {
    const object = person.org.schema.objectOfId(recordId)?.name;
    if (object === 'FieldVisit__c') {
        const [visit] = rows(person, 'SELECT Account__c, Lead__c FROM FieldVisit__c WHERE Id = :recordId', {
            recordId
        });
        return byId(person, visit?.['Account__c'] ?? visit?.['Lead__c']);
    }
    if (object === 'Opportunity') {
        const [deal] = rows(person, 'SELECT AccountId FROM Opportunity WHERE Id = :recordId', { recordId });
        return byId(person, deal?.['AccountId']);
    }
    return byId(person, recordId);
}

/** Of a visit whose account and lead fields were read. */
export function customerOfVisit(visit: Values): FoundCustomer | null {
    if (visit['Account__c']) return ofAccount(visit['Account__c'], (visit['Account__r'] ?? {}) as Values);
    return visit['Lead__c'] ? ofLead(visit['Lead__c'], (visit['Lead__r'] ?? {}) as Values) : null;
}

function byId(person: Person, recordId: unknown): FoundCustomer | null {
    const id = String(recordId ?? '');
    const object = person.org.schema.objectOfId(id)?.name;
    if (object === 'Account') return accounts(person, [id])[0] ?? null;
    if (object !== 'Lead') return null;
    const [lead] = rows(person, `SELECT ${LEAD_FIELDS} FROM Lead WHERE Id = :id`, { id });
    return lead ? ofLead(id, lead) : null;
}

function byName(person: Person, text: string): FoundCustomer[] {
    const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    const found = rows(
        person,
        `SELECT ${ACCOUNT_FIELDS} FROM Account WHERE Name LIKE :pattern`,
        { pattern },
        `ORDER BY Name, Id LIMIT ${MAX_FOUND}`
    ).map((account) => ofAccount(account['Id'], account));
    const leads = rows(
        person,
        `SELECT ${LEAD_FIELDS} FROM Lead WHERE IsConverted = false AND Name LIKE :pattern`,
        { pattern },
        `ORDER BY Name, Id LIMIT ${MAX_FOUND}`
    ).map((lead) => ofLead(lead['Id'], lead));
    return [...found, ...leads];
}

function around(person: Person, latitude: number, longitude: number): FoundCustomer[] {
    const box = (lat: string, lng: string): string =>
        `${lat} >= :south AND ${lat} <= :north AND ${lng} >= :west AND ${lng} <= :east`;
    const bindings = {
        ...{ south: latitude - REACH, north: latitude + REACH },
        ...{ west: longitude - 2 * REACH, east: longitude + 2 * REACH }
    };
    return rows(
        person,
        `SELECT ${ACCOUNT_FIELDS} FROM Account WHERE ((${box('VisitPlace__Latitude__s', 'VisitPlace__Longitude__s')})
        OR (VisitPlace__Latitude__s = null AND ${box('BillingLatitude', 'BillingLongitude')}))`,
        bindings,
        `ORDER BY Id LIMIT ${MAX_ROWS}`
    ).map((account) => ofAccount(account['Id'], account));
}

function visitedLast(person: Person): FoundCustomer[] {
    const visits = rows(
        person,
        `SELECT Account__c FROM FieldVisit__c
        WHERE OwnerId = :userId AND Status__c = 'Completed' AND Account__c != null`,
        { userId: person.user.userId },
        `ORDER BY ActualStart__c DESC NULLS LAST LIMIT ${MAX_FOUND}`
    );
    return accounts(person, [...new Set(visits.map((visit) => String(visit['Account__c'])))]);
}

function accounts(person: Person, ids: readonly string[]): FoundCustomer[] {
    return rows(person, `SELECT ${ACCOUNT_FIELDS} FROM Account WHERE Id IN :ids`, { ids }, 'ORDER BY Name, Id').map(
        (account) => ofAccount(account['Id'], account)
    );
}

function rows({ org, user }: Person, query: string, bindings: Values, end = ''): SObjectRecord[] {
    return org.query(`${query} WITH USER_MODE ${end}`, { user, bindings }).records;
}

function ofAccount(recordId: unknown, account: Values): FoundCustomer {
    return {
        recordId: String(recordId),
        objectApiName: 'Account',
        name: String(account['Name'] ?? ''),
        address: addressOf(account['BillingStreet'], account['BillingCity']),
        latitude: numberOf(account['VisitPlace__Latitude__s'] ?? account['BillingLatitude']),
        longitude: numberOf(account['VisitPlace__Longitude__s'] ?? account['BillingLongitude']),
        phone: account['Phone'] ? String(account['Phone']) : null
    };
}

function ofLead(recordId: unknown, lead: Values): FoundCustomer {
    return {
        recordId: String(recordId),
        objectApiName: 'Lead',
        name: String(lead['Name'] ?? ''),
        address: addressOf(lead['Street'], lead['City']),
        latitude: numberOf(lead['Latitude']),
        longitude: numberOf(lead['Longitude']),
        phone: lead['Phone'] ? String(lead['Phone']) : null
    };
}

function addressOf(...parts: readonly unknown[]): string {
    return parts.filter(Boolean).join(', ');
}

function numberOf(value: unknown): number | null {
    return typeof value === 'number' ? value : null;
}
