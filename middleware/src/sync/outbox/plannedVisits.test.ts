import { describe, expect, test } from '@jest/globals';
import type { PlannedVisitWrite } from '../../planning/ports.ts';
import { compareVisit, soqlList, toEvent, toFieldVisit } from './plannedVisits.ts';

const write: PlannedVisitWrite = {
    clientKey: 'plan-1:stop-1',
    stopId: 'stop-1',
    ownerId: '005A',
    recordId: '001A',
    objectApiName: 'Account',
    startsAt: '2026-11-02T09:00:00+01:00',
    endsAt: '2026-11-02T09:45:00+01:00',
    planId: 'plan-1',
    sequence: 1
};

test('a planned visit and its event carry the same key, place in time and customer', () => {
    expect(toFieldVisit(write)).toMatchObject({
        ClientKey__c: 'plan-1:stop-1',
        Account__c: '001A',
        Status__c: 'Planned',
        PlannedStart__c: '2026-11-02T08:00:00.000Z'
    });
    expect(toEvent(write)).toMatchObject({
        FieldVisitKey__c: 'plan-1:stop-1',
        WhatId: '001A',
        StartDateTime: '2026-11-02T08:00:00.000Z'
    });
});

test('a lead is the person of the event, not its subject', () => {
    const lead = { ...write, objectApiName: 'Lead' as const, recordId: '00QA' };
    expect(toFieldVisit(lead)).toMatchObject({ Lead__c: '00QA' });
    expect(toFieldVisit(lead)).not.toHaveProperty('Account__c');
    expect(toEvent(lead)).toMatchObject({ WhoId: '00QA' });
    expect(toEvent(lead)).not.toHaveProperty('WhatId');
});

describe('what the org already has', () => {
    const record = {
        Id: 'a01A',
        OwnerId: '005A',
        Account__c: '001A',
        PlannedStart__c: '2026-11-02T08:00:00.000+0000',
        PlannedEnd__c: '2026-11-02T08:45:00.000+0000',
        EventId__c: '00UA',
        IsDeleted: false
    };
    test.each([
        ['is the same', {}, null],
        ['was moved by a person', { PlannedStart__c: '2026-11-02T10:00:00.000+0000' }, 'changed'],
        ['was given to somebody else', { OwnerId: '005B' }, 'changed'],
        ['was deleted', { IsDeleted: true }, 'deleted']
    ])('%s', (_name, change, conflict) => {
        expect(compareVisit(write, { ...record, ...change })).toMatchObject({ id: 'a01A', eventId: '00UA', conflict });
    });
});

test('quotes in keys cannot leave the SOQL text', () => {
    expect(soqlList(["a'b", 'c\\'])).toBe("'a\\'b', 'c\\\\'");
});
