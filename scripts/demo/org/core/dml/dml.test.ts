import { describe, expect, it } from '@jest/globals';
import { customField, makeTestOrg } from '../testOrg.ts';
import type { TestOrg } from '../testOrg.ts';
import type { ChangeEvent, SaveResult } from '../types.ts';

const statusOf = (result: SaveResult | undefined): string | undefined => result?.errors[0]?.statusCode;
const one = ({ org }: TestOrg, soql: string): Record<string, unknown> => org.query(soql).records[0] ?? {};

describe('insert', () => {
    it('fills stamps, owner and defaults', () => {
        const test = makeTestOrg();
        const [result] = test.org.insert('Lead', [{ LastName: 'Ito', FirstName: 'Aki', Company: 'C' }], {
            user: test.rep1
        });
        expect(one(test, `SELECT FIELDS(ALL) FROM Lead WHERE Id = '${result?.id}' LIMIT 1`)).toMatchObject({
            Name: 'Aki Ito',
            Status: 'Open - Not Contacted',
            OwnerId: test.rep1.userId,
            CreatedById: test.rep1.userId,
            CreatedDate: '2026-11-04T12:00:30.500+0000',
            SystemModstamp: '2026-11-04T12:00:30.500+0000',
            IsDeleted: false,
            IsConverted: false
        });
    });

    it.each([
        [{}, 'REQUIRED_FIELD_MISSING'],
        [{ Name: 'x', Nope__c: 1 }, 'INVALID_FIELD'],
        [{ Name: 'x'.repeat(256) }, 'STRING_TOO_LONG'],
        [{ Name: 'x', AnnualRevenue: 'many' }, 'JSON_PARSER_ERROR'],
        [{ Name: 'x', OwnerId: 'nobody' }, 'MALFORMED_ID'],
        [{ Name: 'x', OwnerId: '0015g0000000009AAA' }, 'MALFORMED_ID'],
        [{ Name: 'x', ParentId: '0015g0000000009AAA' }, 'INVALID_CROSS_REFERENCE_KEY'],
        [{ Name: 'x', CreatedDate: '2026-01-01T00:00:00Z' }, 'INVALID_FIELD_FOR_INSERT_UPDATE'],
        [{ Name: 'x', Id: '0015g0000000009AAA' }, 'INVALID_FIELD_FOR_INSERT_UPDATE']
    ])('refuses %j with %s', (record, status) => {
        expect(statusOf(makeTestOrg().org.insert('Account', [record])[0])).toBe(status);
    });

    it('saves the good and names the bad, or saves none', () => {
        const test = makeTestOrg();
        const records = [{ Name: 'good' }, {}, { Name: 'also good' }];
        const some = test.org.insert('Account', records, { allOrNone: false });
        expect(some.map((result) => result.success)).toEqual([true, false, true]);
        const none = test.org.insert('Account', records);
        expect(none.map(statusOf)).toEqual([
            'ALL_OR_NONE_OPERATION_ROLLED_BACK',
            'REQUIRED_FIELD_MISSING',
            'ALL_OR_NONE_OPERATION_ROLLED_BACK'
        ]);
        expect(test.org.count('SELECT COUNT() FROM Account')).toBe(2);
    });
});

describe('upsert by external id', () => {
    const withKey = (): TestOrg => {
        const test = makeTestOrg();
        const flags = '<length>40</length><externalId>true</externalId><unique>true</unique>';
        test.org.deployMetadata([customField('Account', 'Key__c', 'Text', flags)]);
        return test;
    };

    it('makes once, changes after, and a repeat leaves one record', () => {
        const { org } = withKey();
        const save = (Name: string): SaveResult | undefined =>
            org.upsertByExternalId('Account', 'Key__c', [{ Key__c: 'k', Name }])[0];
        const [first, second] = [save('a'), save('b')];
        expect([first?.created, second?.created]).toEqual([true, false]);
        expect(second?.id).toBe(first?.id);
        expect(org.query('SELECT Name FROM Account').records.map((record) => record['Name'])).toEqual(['b']);
    });

    it('refuses the same key twice in one call, and a missing key', () => {
        const { org } = withKey();
        const records = [{ Key__c: 'k', Name: 'a' }, { Key__c: 'k', Name: 'b' }, { Name: 'c' }];
        const results = org.upsertByExternalId('Account', 'Key__c', records, { allOrNone: false });
        expect(results.map(statusOf)).toEqual([undefined, 'DUPLICATE_VALUE', 'MISSING_ARGUMENT']);
    });

    it('finds parents by their external id', () => {
        const { org } = withKey();
        const [parent] = org.insert('Account', [{ Name: 'p', Key__c: 'parent' }]);
        const children = [
            { LastName: 'json', Account: { Key__c: 'parent' } },
            { LastName: 'csv', 'Account.Key__c': 'parent' }
        ];
        org.insert('Contact', children);
        expect(org.count(`SELECT COUNT() FROM Contact WHERE AccountId = '${parent?.id}'`)).toBe(2);
        const [lost] = org.insert('Contact', [{ LastName: 'x', Account: { Key__c: 'none' } }]);
        expect(lost?.errors[0]?.message).toMatch(/Foreign key external ID: none not found/);
    });
});

describe('opportunities', () => {
    it('take figures from the stage and leave history when it changes', () => {
        const test = makeTestOrg();
        const values = { Name: 'o', StageName: 'Prospecting', CloseDate: '2026-12-31', Amount: 100 };
        const [result] = test.org.insert('Opportunity', [values]);
        test.advance(60_000);
        test.org.update('Opportunity', [{ Id: result?.id, StageName: 'Closed Won' }]);
        test.org.update('Opportunity', [{ Id: result?.id, NextStep: 'no history for this' }]);
        expect(one(test, 'SELECT FIELDS(ALL) FROM Opportunity LIMIT 1')).toMatchObject({
            IsClosed: true,
            IsWon: true,
            Probability: 100,
            ForecastCategoryName: 'Closed',
            LastStageChangeDate: '2026-11-04T12:01:30.500+0000'
        });
        const history = test.org.query(
            'SELECT StageName, Probability FROM OpportunityHistory ORDER BY CreatedDate, Id'
        );
        expect(history.records.map((record) => record['StageName'])).toEqual(['Prospecting', 'Closed Won']);
    });
});

describe('delete', () => {
    it('takes children along and brings them back', () => {
        const test = makeTestOrg();
        const [account] = test.org.insert('Account', [{ Name: 'a' }]);
        test.org.insert('Contact', [{ LastName: 'c', AccountId: account?.id }]);
        const live = (): number[] =>
            ['Account', 'Contact'].map((name) => test.org.count(`SELECT COUNT() FROM ${name}`));
        test.advance(1000);
        test.org.delete('Account', [account?.id ?? '']);
        expect(live()).toEqual([0, 0]);
        expect(statusOf(test.org.delete('Account', [account?.id ?? ''])[0])).toBe('ENTITY_IS_DELETED');
        test.org.undelete('Account', [account?.id ?? '']);
        expect(live()).toEqual([1, 1]);
    });
});

describe('open transactions', () => {
    it('are seen at commit with the stamps of their operations', () => {
        const test = makeTestOrg();
        const tx = test.org.begin();
        tx.insert('Account', [{ Name: 'late' }]);
        test.advance(600_000);
        expect(test.org.count('SELECT COUNT() FROM Account')).toBe(0);
        tx.commit();
        expect(one(test, 'SELECT SystemModstamp FROM Account')['SystemModstamp']).toBe('2026-11-04T12:00:30.500+0000');
    });

    it('leave nothing when rolled back', () => {
        const { org } = makeTestOrg();
        const tx = org.begin();
        tx.insert('Account', [{ Name: 'never' }]);
        tx.rollback();
        tx.commit();
        expect(org.count('SELECT COUNT() FROM Account')).toBe(0);
    });
});

describe('change events', () => {
    it('come in order of commit with the changed fields', () => {
        const test = makeTestOrg();
        const events: ChangeEvent[] = [];
        const stop = test.org.onChange((batch) => events.push(...batch));
        const [account] = test.org.insert('Account', [{ Name: 'a' }]);
        test.org.update('Account', [{ Id: account?.id, Phone: '1' }]);
        stop();
        test.org.delete('Account', [account?.id ?? '']);
        expect(events.map((event) => event.changeType)).toEqual(['CREATE', 'UPDATE']);
        expect(events[1]?.changedFields).toEqual(['Phone']);
    });
});
