import { describe, expect, it } from '@jest/globals';
import { generatedIds, seedCompany, type SeedingOrg } from './seedCompany.ts';

const FIELDS = new Set(['Name', 'OwnerId', 'Account__c', 'ClientKey__c', 'PlannedStart__c']);

describe('seedCompany', () => {
    it('takes the ids of the org, leaves out what cannot be given, and goes on after a refusal', async () => {
        const nextId = generatedIds();
        const [user, good, bad] = [nextId('X'), nextId('X'), nextId('X')] as [string, string, string];
        const created: Record<string, unknown>[] = [];
        const org: SeedingOrg = {
            createableFields: async () => FIELDS,
            create: async (objectName, records) =>
                records.map((record) => {
                    created.push({ objectName, ...record });
                    return record['Name'] === 'Bad'
                        ? { id: null, reason: 'duplicate' }
                        : { id: `001real${created.length}`, reason: '' };
                })
        };
        const result = await seedCompany(org, {
            ownerIds: ['005rep'],
            since: '2026-11-01',
            say: () => undefined,
            batches: [
                { objectApiName: 'Profile', records: [{ Id: nextId('X') }] },
                { objectApiName: 'User', records: [{ Id: user }] },
                {
                    objectApiName: 'Account',
                    records: [
                        { Id: good, Name: 'Good', OwnerId: user, CreatedDate: '2025-01-01' },
                        { Id: bad, Name: 'Bad', OwnerId: user }
                    ]
                },
                {
                    objectApiName: 'FieldVisit__c',
                    records: [
                        { Id: nextId('X'), ClientKey__c: 'a', Account__c: good, PlannedStart__c: '2026-11-02T09:00:00Z' },
                        { Id: nextId('X'), ClientKey__c: 'b', Account__c: bad, PlannedStart__c: '2026-11-03T09:00:00Z' },
                        { Id: nextId('X'), ClientKey__c: 'old', Account__c: good, PlannedStart__c: '2026-10-31T09:00:00Z' }
                    ]
                }
            ]
        });
        expect(created).toEqual([
            { objectName: 'Account', Name: 'Good', OwnerId: '005rep' },
            { objectName: 'Account', Name: 'Bad', OwnerId: '005rep' },
            { objectName: 'FieldVisit__c', ClientKey__c: 'a', Account__c: '001real1', PlannedStart__c: '2026-11-02T09:00:00Z' },
            { objectName: 'FieldVisit__c', ClientKey__c: 'b', PlannedStart__c: '2026-11-03T09:00:00Z' }
        ]);
        expect(result).toEqual({
            created: { Account: 1, FieldVisit__c: 2 },
            refused: { Account: 1 },
            reasons: ['Account: duplicate']
        });
    });
});
