import { beforeAll, describe, expect, it } from '@jest/globals';
import path from 'node:path';
import { createDemoOrg, type Org, type UserContext } from '../index.ts';
import { changeOwner, createTasks, selectionSummary } from './selectionActions.ts';
import { AuraHandledError } from './types.ts';

const NOW = Date.parse('2026-03-02T09:00:00Z');
let org: Org;
let rep: UserContext;
let other: UserContext;
let accountId: string;
let foreignId: string;
let leadId: string;

beforeAll(() => {
    org = createDemoOrg({ clock: { now: () => NOW }, forceAppDir: path.join(process.cwd(), 'force-app') });
    rep = addUser('rep');
    other = addUser('other');
    accountId = insert('Account', { Name: 'Alpina AG', OwnerId: rep.userId });
    foreignId = insert('Account', { Name: 'Fremd AG', OwnerId: other.userId });
    leadId = insert('Lead', { LastName: 'Hof', Company: 'Hof AG', OwnerId: rep.userId });
    const deal = { AccountId: accountId, OwnerId: rep.userId, CloseDate: '2026-05-01' };
    insert('Opportunity', { ...deal, Name: 'Open', StageName: 'Qualification', Amount: 12000 });
    insert('Opportunity', { ...deal, Name: 'Won', StageName: 'Closed Won', Amount: 5000 });
});

describe('actions on selected records', () => {
    it('sums open deals only', () => {
        expect(selectionSummary(org, rep, [accountId, leadId])).toEqual({ openDeals: 1, openAmount: 12000 });
    });

    it('makes one task a record, at the account or the lead', () => {
        const request = { recordIds: [accountId, leadId], subject: ' Call ', dueDate: '2026-03-09' };
        expect(createTasks(org, rep, request)).toEqual({ doneCount: 2, unchangedCount: 0, refused: [] });
        const { records } = org.query('SELECT Subject, ActivityDate, WhatId, WhoId, OwnerId FROM Task ORDER BY Id');
        const common = { Subject: 'Call', ActivityDate: '2026-03-09', OwnerId: rep.userId };
        expect(records[0]).toMatchObject({ ...common, WhatId: accountId });
        expect(records[1]).toMatchObject({ ...common, WhoId: leadId });
    });

    it('refuses an empty subject and too many records', () => {
        const request = { recordIds: [accountId], subject: ' ', dueDate: '2026-03-09' };
        expect(() => createTasks(org, rep, request)).toThrow(AuraHandledError);
        const many = Array.from({ length: 201 }, () => accountId);
        expect(() => changeOwner(org, rep, { recordIds: many, ownerId: other.userId, isPreview: true })).toThrow(
            /At most 200/
        );
    });

    it('previews without writing, then changes the owner; records of others stay', () => {
        const request = { recordIds: [accountId, foreignId, leadId], ownerId: other.userId, isPreview: true };
        const ownerOf = () => org.query(`SELECT OwnerId FROM Account WHERE Id = '${accountId}'`).records[0]!['OwnerId'];
        const preview = changeOwner(org, rep, request);
        expect(preview.doneCount).toBe(2);
        expect(ownerOf()).toBe(rep.userId);
        expect(changeOwner(org, rep, { ...request, isPreview: false })).toEqual(preview);
        expect(ownerOf()).toBe(other.userId);
    });
});

function insert(objectName: string, record: Record<string, unknown>): string {
    const [saved] = org.insert(objectName, [record]);
    if (!saved?.id) throw new Error(JSON.stringify(saved?.errors));
    return saved.id;
}

function addUser(name: string): UserContext {
    const [profile] = org.query(`SELECT Id FROM Profile WHERE Name = 'Standard User'`).records;
    const userId = insert('User', {
        Username: `${name}@selection.example`,
        LastName: name,
        Email: `${name}@selection.example`,
        ProfileId: profile!['Id'],
        IsActive: true,
        TimeZoneSidKey: 'Europe/Vaduz',
        LocaleSidKey: 'de_CH',
        LanguageLocaleKey: 'en_US',
        EmailEncodingKey: 'UTF-8',
        Alias: name
    });
    const [set] = org.query(`SELECT Id FROM PermissionSet WHERE Name = 'Fieldmap_Rep'`).records;
    insert('PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: set!['Id'] });
    return org.userContext(userId);
}
