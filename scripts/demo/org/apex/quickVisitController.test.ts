import { beforeAll, describe, expect, it } from '@jest/globals';
import path from 'node:path';
import type { QuickVisitAnswer, QuickVisitChoices } from '#kernel/contracts';
import { createDemoOrg, type Org, type UserContext } from '../index.ts';
import { quickVisitController } from './quickVisitController.ts';
import type { ApexContext } from './types.ts';

const NOW = Date.parse('2026-03-02T09:00:00Z');
let org: Org;
let rep: UserContext;
let accountId: string;

beforeAll(() => {
    org = createDemoOrg({ clock: { now: () => NOW }, forceAppDir: path.join(process.cwd(), 'force-app') });
    const [profile] = org.query(`SELECT Id FROM Profile WHERE Name = 'Standard User'`).records;
    const userId = insert('User', {
        ...{ Username: 'rep@quick.example', LastName: 'rep', Email: 'rep@quick.example', IsActive: true },
        ...{ ProfileId: profile!['Id'], TimeZoneSidKey: 'Europe/Vaduz', LocaleSidKey: 'de_CH' },
        LanguageLocaleKey: 'en_US'
    });
    const [set] = org.query(`SELECT Id FROM PermissionSet WHERE Name = 'Fieldmap_Rep'`).records;
    insert('PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: set!['Id'] });
    rep = org.userContext(userId);
    accountId = insert('Account', { Name: 'Alpina AG', OwnerId: userId });
});

describe('QuickVisitController stand-in', () => {
    it('checks in with a position, then completes', async () => {
        const position = { latitude: 47.1, longitude: 9.5, accuracyMetres: 12.5, distanceMetres: 40, isOnSite: true };
        const { visitId, isNew } = await ask<QuickVisitAnswer>('checkIn', { recordId: accountId, ...position });
        expect(isNew).toBe(true);
        expect(org.row('FieldVisit__c', visitId)).toMatchObject({ Status__c: 'In Progress', IsOnSite__c: true });
        await ask('complete', { visitId, outcome: 'Order', notes: 'Signed' });
        expect(org.row('FieldVisit__c', visitId)).toMatchObject({ Status__c: 'Completed', Outcome__c: 'Order' });
    });

    it('starts the planned visit of today instead of a second one', async () => {
        const visit = { Account__c: accountId, OwnerId: rep.userId, ClientKey__c: 'p1', Status__c: 'Planned' };
        const planned = insert('FieldVisit__c', { ...visit, PlannedStart__c: '2026-03-02T13:00:00.000+0000' });
        expect(await ask('checkIn', { recordId: accountId })).toEqual({ visitId: planned, isNew: false });
        const other = insert('FieldVisit__c', { ...visit, ClientKey__c: 'p2' });
        expect(await ask('checkIn', { recordId: other })).toEqual({ visitId: other, isNew: false });
    });

    it('records a call at a lead, an opportunity and where a visit goes', async () => {
        const leadId = insert('Lead', { LastName: 'Hof', Company: 'Hof AG', OwnerId: rep.userId });
        const deal = { AccountId: accountId, Name: 'Deal', StageName: 'Qualification', CloseDate: '2026-05-01' };
        const dealId = insert('Opportunity', { ...deal, OwnerId: rep.userId });
        const call = { mode: 'Phone', outcome: 'Information Given', notes: 'Called' };
        const at = async (recordId: string) => {
            const { visitId } = await ask<QuickVisitAnswer>('logContact', { recordId, ...call });
            return org.row('FieldVisit__c', visitId);
        };
        expect(await at(leadId)).toMatchObject({ Lead__c: leadId, Mode__c: 'Phone', Status__c: 'Completed' });
        const visit = await at(dealId);
        expect(visit).toMatchObject({ Opportunity__c: dealId, Account__c: accountId });
        expect(await at(visit!.Id)).toMatchObject({ Account__c: accountId });
        await expect(at(rep.userId)).rejects.toThrow('invalid-request');
        await expect(ask('logContact', { recordId: leadId, mode: 'In Person' })).rejects.toThrow('mode must be');
    });

    it('offers outcomes and remote modes', async () => {
        const choices = await ask<QuickVisitChoices>('getChoices', {});
        expect(choices.modes.map(({ value }) => value).sort()).toEqual(['Online', 'Phone']);
        expect(choices.outcomes.length).toBeGreaterThan(3);
    });
});

async function ask<T>(method: string, request: object): Promise<T> {
    const context: ApexContext = {
        org,
        user: rep,
        clock: org.clock,
        callMiddleware: () => Promise.reject(new Error('none'))
    };
    return JSON.parse(
        String(await quickVisitController[method]!(context, { requestJson: JSON.stringify(request) }))
    ) as T;
}

function insert(objectName: string, record: Record<string, unknown>): string {
    const [saved] = org.insert(objectName, [record]);
    if (!saved?.id) throw new Error(JSON.stringify(saved?.errors));
    return saved.id;
}
