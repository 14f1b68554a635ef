import { beforeEach, describe, expect, it } from '@jest/globals';
import path from 'node:path';
import { createDemoOrg, type Org, type UserContext } from '../index.ts';
import { cancelVisits, moveVisits, nameEvents, restoreVisits } from './plannedVisits.ts';

const NINE = '2026-11-23T08:00:00.000Z';
const TEN = '2026-11-23T09:00:00.000Z';
let org: Org;
let user: UserContext;
let visitId: string;
let eventId: string;

function insert(objectName: string, record: Record<string, unknown>): string {
    const [saved] = org.insert(objectName, [record]);
    if (!saved?.id) throw new Error(JSON.stringify(saved));
    return saved.id;
}

function addUser(language: string): UserContext {
    const [profile] = org.query(`SELECT Id FROM Profile WHERE Name = 'Standard User'`).records;
    const userId = insert('User', {
        Username: `${language}@visits.example`,
        LastName: language,
        Email: `${language}@visits.example`,
        ProfileId: profile?.['Id'],
        IsActive: true,
        TimeZoneSidKey: 'Europe/Vaduz',
        LocaleSidKey: 'de_CH',
        LanguageLocaleKey: language,
        EmailEncodingKey: 'UTF-8',
        Alias: language
    });
    const [set] = org.query(`SELECT Id FROM PermissionSet WHERE Name = 'Fieldmap_Rep'`).records;
    insert('PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: set?.['Id'] });
    return org.userContext(userId);
}

const visit = (): Record<string, unknown> => org.row('FieldVisit__c', visitId) ?? {};
const event = (): Record<string, unknown> => org.row('Event', eventId) ?? {};
const instant = (value: unknown): number => Date.parse(String(value));

beforeEach(() => {
    org = createDemoOrg({ clock: { now: () => Date.parse(NINE) }, forceAppDir: path.join(process.cwd(), 'force-app') });
    user = addUser('en_US');
    const accountId = insert('Account', { Name: 'Alpina {0} & Söhne', OwnerId: user.userId });
    const times = { OwnerId: user.userId };
    eventId = insert('Event', { ...times, Subject: 'Visit', StartDateTime: NINE, EndDateTime: TEN });
    visitId = insert('FieldVisit__c', {
        ...times,
        Account__c: accountId,
        Status__c: 'Planned',
        PlannedStart__c: NINE,
        PlannedEnd__c: TEN,
        EventId__c: eventId
    });
});

describe('planned visits in user mode', () => {
    it('gives the calendar entry the name of the customer in the language of the person', () => {
        nameEvents({ org, user }, [visitId]);
        expect(event()['Subject']).toBe('Visit: Alpina {0} & Söhne');
        org.update('User', [{ Id: user.userId, LanguageLocaleKey: 'ja' }]);
        nameEvents({ org, user }, [visitId]);
        expect(event()['Subject']).toBe('訪問：Alpina {0} & Söhne');
    });

    it('moves a visit with its calendar entry, and no visit that is done', () => {
        const move = { visitId, startsAt: TEN, endsAt: '2026-11-23T11:00:00+01:00' };
        moveVisits({ org, user }, [move]);
        expect([instant(visit()['PlannedStart__c']), instant(event()['StartDateTime'])]).toEqual([
            Date.parse(TEN),
            Date.parse(TEN)
        ]);
        org.update('FieldVisit__c', [{ Id: visitId, Status__c: 'Completed' }]);
        moveVisits({ org, user }, [{ ...move, startsAt: NINE }]);
        expect(instant(visit()['PlannedStart__c'])).toBe(Date.parse(TEN));
    });

    it('cancels and takes back', () => {
        cancelVisits({ org, user }, [visitId]);
        expect([visit()['Status__c'], event()['IsDeleted']]).toEqual(['Cancelled', true]);
        restoreVisits({ org, user }, [visitId]);
        expect([visit()['Status__c'], event()['IsDeleted']]).toEqual(['Planned', false]);
    });
});
