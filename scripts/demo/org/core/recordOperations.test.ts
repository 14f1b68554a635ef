import { describe, expect, it } from '@jest/globals';
import { makeTestOrg } from './testOrg.ts';
import type { TestOrg } from './testOrg.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('getUpdated', () => {
    it('covers only up to the oldest open transaction', () => {
        const test = makeTestOrg();
        const tx = test.org.begin();
        tx.insert('Account', [{ Name: 'late' }]);
        test.advance(40 * MINUTE);
        test.org.insert('Account', [{ Name: 'other' }]);
        const covered = (): string =>
            test.org.getUpdated('Account', test.now() - DAY, test.now() + MINUTE).latestDateCovered;
        expect(covered()).toBe('2026-11-04T12:00:00.000+0000');
        tx.commit();
        expect(covered()).toBe('2026-11-04T12:40:00.000+0000');
    });

    it('lists live changes of the window, and only what the user sees', () => {
        const test = makeTestOrg();
        test.org.loadRecords('Account', [
            { Name: 'old', OwnerId: test.rep1.userId, SystemModstamp: '2026-11-01T00:00:00Z' },
            { Name: 'new', OwnerId: test.rep1.userId },
            { Name: 'other', OwnerId: test.rep2.userId }
        ]);
        test.advance(MINUTE);
        const ids = (user: TestOrg['rep1'] | null): number =>
            test.org.getUpdated('Account', test.now() - 10 * MINUTE, test.now(), user).ids.length;
        expect([ids(null), ids(test.rep1)]).toEqual([2, 1]);
    });

    it('refuses windows that are too short or too old', () => {
        const { org, now } = makeTestOrg();
        expect(() => org.getUpdated('Account', now() - 1000, now())).toThrow(/at least one minute/);
        expect(() => org.getUpdated('Account', now() - 31 * DAY, now())).toThrow(/30 days/);
    });
});

describe('getDeleted', () => {
    it('knows soft and hard deletions until the log is purged', () => {
        const test = makeTestOrg();
        const [soft = '', hard = ''] = test.org.loadRecords('Account', [{ Name: 'a' }, { Name: 'b' }]);
        test.org.delete('Account', [soft]);
        test.org.hardDelete('Account', [hard]);
        test.advance(MINUTE);
        const deleted = (from: number): string[] =>
            test.org.getDeleted('Account', from, test.now() + MINUTE).deletedRecords.map((record) => record.id);
        expect(deleted(test.now() - DAY).sort()).toEqual([soft, hard].sort());
        expect(test.org.row('Account', hard)).toBeUndefined();
        test.org.faults.purgeDeleteLog();
        expect(() => deleted(test.now() - DAY)).toThrow(
            expect.objectContaining({ errorCode: 'INVALID_REPLICATION_DATE' })
        );
    });
});

describe('merge', () => {
    it('moves children to the master and marks the loser', () => {
        const { org } = makeTestOrg();
        const [master = '', loser = ''] = org.loadRecords('Account', [{ Name: 'm' }, { Name: 'l' }]);
        org.loadRecords('Opportunity', [
            { Name: 'o', AccountId: loser, StageName: 'Prospecting', CloseDate: '2026-12-31' }
        ]);
        org.loadRecords('Event', [{ WhatId: loser, StartDateTime: '2026-11-01T10:00:00Z', DurationInMinutes: 60 }]);
        org.merge('Account', master, [loser]);
        expect(org.row('Account', loser)).toMatchObject({ IsDeleted: true, MasterRecordId: master });
        expect(org.count(`SELECT COUNT() FROM Opportunity WHERE AccountId = '${master}'`)).toBe(1);
        expect(org.count(`SELECT COUNT() FROM Event WHERE WhatId = '${master}'`)).toBe(1);
        expect(() => org.merge('Account', master, [master])).toThrow(/expected a master/);
    });
});

describe('convertLead', () => {
    it('makes account, contact and opportunity and links them', () => {
        const { org, rep1 } = makeTestOrg();
        const [leadId = ''] = org.loadRecords('Lead', [
            { LastName: 'Doe', Company: 'Acme', City: 'Vaduz', Latitude: 47.1, Longitude: 9.5, OwnerId: rep1.userId }
        ]);
        const result = org.convertLead({ leadId, convertedStatus: 'Closed - Converted' });
        expect(org.row('Lead', leadId)).toMatchObject({
            IsConverted: true,
            ConvertedAccountId: result.accountId,
            ConvertedOpportunityId: result.opportunityId
        });
        expect(org.row('Account', result.accountId)).toMatchObject({
            Name: 'Acme',
            BillingLatitude: 47.1,
            OwnerId: rep1.userId
        });
        const again = (): unknown => org.convertLead({ leadId, convertedStatus: 'Closed - Converted' });
        expect(again).toThrow(/converted lead/);
    });

    it('refuses a status that is not a converted one', () => {
        const { org } = makeTestOrg();
        const [leadId = ''] = org.loadRecords('Lead', [{ LastName: 'Doe', Company: 'Acme' }]);
        expect(() => org.convertLead({ leadId, convertedStatus: 'Working - Contacted' })).toThrow(
            /invalid convertedStatus/
        );
    });
});

describe('archive', () => {
    it('takes events out of query and leaves them in queryAll', () => {
        const { org } = makeTestOrg();
        const [id = ''] = org.loadRecords('Event', [{ StartDateTime: '2025-01-01T10:00:00Z', DurationInMinutes: 60 }]);
        org.archive('Event', [id]);
        expect(org.count('SELECT COUNT() FROM Event')).toBe(0);
        expect(org.count('SELECT COUNT() FROM Event', { includeDeleted: true })).toBe(1);
    });
});
