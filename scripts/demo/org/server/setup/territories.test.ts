import { describe, expect, it } from '@jest/globals';
import { makeTestOrg } from '../../core/testOrg.ts';
import { assignTerritories } from './territories.ts';

describe('assignTerritories', () => {
    it('puts accounts into the territory of their owner’s region, once', () => {
        const { org, rep1 } = makeTestOrg();
        org.update('UserRole', [{ Id: rep1.roleId, Name: 'Sales Rep Balzers' }]);
        const [accountId] = org.loadRecords('Account', [{ Name: 'Alpina AG', OwnerId: rep1.userId }]);
        assignTerritories(org);
        assignTerritories(org);
        const { records } = org.query('SELECT ObjectId, Territory2.Name FROM ObjectTerritory2Association');
        expect(records).toHaveLength(1);
        expect(records[0]).toMatchObject({ ObjectId: accountId, Territory2: { Name: 'Balzers' } });
        expect(org.query('SELECT Id FROM Territory2').totalSize).toBe(2);
    });
});
