import type { OpenPromise, VisitBriefing } from '#kernel/contracts';
import type { SObjectRecord } from '../core/types.ts';
import { platformWords } from './platformWords.ts';
import type { ApexContext } from './types.ts';

const MAX_LISTED = 5;
const VISIT_FIELDS =
    'Id, Account__c, Lead__c, ActualStart__c, Outcome__c, Notes__c, Concerns__c, NextStep__c, NextStepDate__c, Owner.Name';

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };
type Draft = Writable<VisitBriefing> & {
    promises: OpenPromise[];
    contacts: VisitBriefing['contacts'][number][];
    deals: VisitBriefing['deals'][number][];
};
type Person = Pick<ApexContext, 'org' | 'user'>;

/** A visit that the briefing is for is not previous; null leaves out nothing. */
interface LeftOut {
    /** Whose visits of today the page shows itself. */
    readonly ownerId: string | null;
    /** The record whose page it is. */
    readonly visitId: string | null;
}

/** What VisitBriefingSelector.cls does for the person's day. */
export function briefingsOfDay(person: Person, recordIds: readonly string[]): VisitBriefing[] {
    return briefingsOf(person, recordIds, { ownerId: person.user.userId, visitId: null });
}

/** What VisitBriefingSelector.cls does for the page of a record of the customer. */
export function briefingOfRecord(person: Person, customerId: string, recordId: string): VisitBriefing {
    return briefingsOf(person, [customerId], { ownerId: null, visitId: recordId })[0]!;
}

function briefingsOf(person: Person, recordIds: readonly string[], leftOut: LeftOut): VisitBriefing[] {
    const briefings = new Map<string, Draft>(
        recordIds.map((recordId) => [recordId, { recordId, previous: null, promises: [], contacts: [], deals: [] }])
    );
    addVisits(person, briefings, leftOut);
    addTasks(person, briefings);
    addContacts(person, briefings);
    addDeals(person, briefings);
    return [...briefings.values()];
}

function rows(
    { org, user }: Person,
    query: string,
    briefings: ReadonlyMap<string, Draft>,
    bindings: Readonly<Record<string, string | null>> = {}
): SObjectRecord[] {
    return org.query(query, { user, bindings: { ...bindings, recordIds: [...briefings.keys()] } }).records;
}

function addVisits(person: Person, briefings: ReadonlyMap<string, Draft>, leftOut: LeftOut): void {
    const word = platformWords(person.org, person.user);
    const visits = rows(
        person,
        `SELECT ${VISIT_FIELDS} FROM FieldVisit__c
        WHERE Status__c = 'Completed' AND Id != :visitId AND (ActualStart__c < TODAY OR OwnerId != :ownerId)
        AND (Account__c IN :recordIds OR Lead__c IN :recordIds)
        WITH USER_MODE ORDER BY ActualStart__c DESC NULLS LAST, Id DESC LIMIT 2000`,
        briefings,
        { ...leftOut }
    );
    for (const visit of visits) {
        const text = (field: string): string => (visit[field] ? String(visit[field]) : '');
        const briefing = briefings.get(text('Account__c') || text('Lead__c'));
        if (!briefing || briefing.previous !== null) continue;
        briefing.previous = {
            visitId: text('Id'),
            date: text('ActualStart__c').replace(/\+0000$/, 'Z'),
            outcome: word(text('Outcome__c')),
            notes: text('Notes__c'),
            concerns: text('Concerns__c'),
            visitorName: String((visit['Owner'] as { Name?: string } | null)?.Name ?? '')
        };
        if (text('NextStep__c') !== '') {
            const dueDate = text('NextStepDate__c') || null;
            briefing.promises.push({ text: text('NextStep__c'), dueDate, source: 'visit' });
        }
    }
}

function addTasks(person: Person, briefings: ReadonlyMap<string, Draft>): void {
    const tasks = rows(
        person,
        `SELECT WhatId, WhoId, Subject, ActivityDate FROM Task
        WHERE IsClosed = false AND (WhatId IN :recordIds OR WhoId IN :recordIds)
        WITH USER_MODE ORDER BY ActivityDate ASC NULLS LAST, Id LIMIT 1000`,
        briefings
    );
    for (const task of tasks) {
        const briefing = briefings.get(String(task['WhatId'])) ?? briefings.get(String(task['WhoId']));
        if (!briefing || briefing.promises.length >= MAX_LISTED || !task['Subject']) continue;
        const dueDate = task['ActivityDate'] ? String(task['ActivityDate']) : null;
        briefing.promises.push({ text: String(task['Subject']), dueDate, source: 'task' });
    }
}

function addContacts(person: Person, briefings: ReadonlyMap<string, Draft>): void {
    const contacts = rows(
        person,
        `SELECT Id, AccountId, Name, Title FROM Contact WHERE AccountId IN :recordIds
        WITH USER_MODE ORDER BY Name, Id LIMIT 1000`,
        briefings
    );
    for (const contact of contacts) {
        briefings.get(String(contact['AccountId']))?.contacts.push({
            contactId: String(contact['Id']),
            name: String(contact['Name']),
            title: String(contact['Title'] ?? '')
        });
    }
}

function addDeals(person: Person, briefings: ReadonlyMap<string, Draft>): void {
    const word = platformWords(person.org, person.user);
    const deals = rows(
        person,
        `SELECT Id, AccountId, Name, StageName, NextStep FROM Opportunity
        WHERE AccountId IN :recordIds AND IsClosed = false WITH USER_MODE ORDER BY CloseDate, Id LIMIT 1000`,
        briefings
    );
    for (const deal of deals) {
        const briefing = briefings.get(String(deal['AccountId']));
        if (!briefing || briefing.deals.length >= MAX_LISTED) continue;
        briefing.deals.push({
            opportunityId: String(deal['Id']),
            name: String(deal['Name']),
            stage: word(String(deal['StageName'])),
            nextStep: String(deal['NextStep'] ?? '')
        });
    }
}
