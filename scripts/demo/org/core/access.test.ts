import { describe, expect, it } from '@jest/globals';
import { component, customField, makeTestOrg } from './testOrg.ts';
import type { TestOrg } from './testOrg.ts';
import type { UserContext } from './types.ts';

const names = ({ org }: TestOrg, user: UserContext, objectName = 'Account'): unknown[] =>
    org.query(`SELECT Name FROM ${objectName} ORDER BY Name`, { user }).records.map((record) => record['Name']);

function withAccounts(): TestOrg {
    const test = makeTestOrg();
    test.org.loadRecords('Account', [
        { Name: 'of manager', OwnerId: test.manager.userId },
        { Name: 'of rep1', OwnerId: test.rep1.userId },
        { Name: 'of rep2', OwnerId: test.rep2.userId }
    ]);
    return test;
}

describe('record visibility', () => {
    it('is own records and those of everyone below in the role hierarchy', () => {
        const test = withAccounts();
        expect(names(test, test.rep1)).toEqual(['of rep1']);
        expect(names(test, test.manager)).toEqual(['of manager', 'of rep1', 'of rep2']);
        expect(names(test, test.admin)).toHaveLength(3);
    });

    it('follows a change of role and a share by hand', () => {
        const test = withAccounts();
        test.org.update('User', [{ Id: test.rep2.userId, UserRoleId: test.manager.roleId }]);
        expect(names(test, test.org.userContext(test.manager.userId))).toEqual(['of manager', 'of rep1']);
        const [shared] = test.org.query("SELECT Id FROM Account WHERE Name = 'of rep2'").records;
        test.org.insert('AccountShare', [
            { AccountId: shared?.['Id'], UserOrGroupId: test.rep1.userId, AccountAccessLevel: 'Read' }
        ]);
        expect(names(test, test.rep1)).toEqual(['of rep1', 'of rep2']);
    });

    it('lets a rep change only what is theirs', () => {
        const test = withAccounts();
        const idOf = (name: string): unknown =>
            test.org.query('SELECT Id FROM Account WHERE Name = :name', { bindings: { name } }).records[0]?.['Id'];
        const save = (name: string): string | undefined =>
            test.org.update('Account', [{ Id: idOf(name), Phone: '1' }], { user: test.rep1 })[0]?.errors[0]?.statusCode;
        expect([save('of rep1'), save('of rep2')]).toEqual([undefined, 'INVALID_CROSS_REFERENCE_KEY']);
    });

    it('shows stage history only of visible opportunities', () => {
        const test = withAccounts();
        const opportunity = { Name: 'deal', StageName: 'Prospecting', CloseDate: '2026-12-31' };
        test.org.insert('Opportunity', [{ ...opportunity, OwnerId: test.rep1.userId }]);
        const count = (user: UserContext): number => test.org.count('SELECT COUNT() FROM OpportunityHistory', { user });
        expect([count(test.rep1), count(test.rep2), count(test.manager)]).toEqual([1, 0, 1]);
    });
});

describe('field and object permissions', () => {
    const deployScore = ({ org }: TestOrg): void => {
        const messages = org.deployMetadata([
            customField('Account', 'Score__c', 'Number', '<precision>3</precision><scale>0</scale>'),
            component('CustomObject', 'Thing__c', '<label>Thing</label><sharingModel>ReadWrite</sharingModel>'),
            component(
                'PermissionSet',
                'Scores',
                `<label>Scores</label>
                 <fieldPermissions><field>Account.Score__c</field><readable>true</readable><editable>false</editable></fieldPermissions>
                 <objectPermissions><object>Thing__c</object><allowRead>true</allowRead></objectPermissions>`
            )
        ]);
        expect(messages.map((message) => message.problem)).toEqual([null, null, null]);
    };
    const assign = ({ org }: TestOrg, user: UserContext): void => {
        const [set] = org.query("SELECT Id FROM PermissionSet WHERE Name = 'Scores'").records;
        org.insert('PermissionSetAssignment', [{ AssigneeId: user.userId, PermissionSetId: set?.['Id'] }]);
    };

    it('makes a field unknown without a grant, in queries, describe and changes', () => {
        const test = withAccounts();
        deployScore(test);
        const { org, rep1 } = test;
        expect(() => org.query('SELECT Score__c FROM Account', { user: rep1 })).toThrow(/No such column 'Score__c'/);
        expect(() => org.query('SELECT Id FROM Account WHERE Score__c > 1', { user: rep1 })).toThrow(/Score__c/);
        const described = org.describe('Account', rep1)['fields'] as { name: string }[];
        expect(described.some((field) => field.name === 'Score__c')).toBe(false);
        const [result] = org.insert('Account', [{ Name: 'x', Score__c: 1 }], { user: rep1 });
        expect(result?.errors[0]?.statusCode).toBe('INVALID_FIELD');
        expect(org.query('SELECT Score__c FROM Account').totalSize).toBe(3);
    });

    it('grants by permission set, read without edit', () => {
        const test = withAccounts();
        deployScore(test);
        assign(test, test.rep1);
        const rep1 = test.org.userContext(test.rep1.userId);
        expect(rep1.permissionSets).toEqual(['Scores']);
        expect(test.org.query('SELECT Score__c FROM Account', { user: rep1 }).totalSize).toBe(1);
        const [result] = test.org.insert('Account', [{ Name: 'x', Score__c: 1 }], { user: rep1 });
        expect(result?.errors[0]?.statusCode).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
    });

    it('hides an object without read permission and refuses changes without edit permission', () => {
        const test = withAccounts();
        deployScore(test);
        expect(() => test.org.query('SELECT Id FROM Thing__c', { user: test.rep1 })).toThrow(
            /'Thing__c' is not supported/
        );
        assign(test, test.rep1);
        expect(test.org.query('SELECT Id FROM Thing__c', { user: test.rep1 }).totalSize).toBe(0);
        const [result] = test.org.insert('Thing__c', [{ Name: 'x' }], { user: test.rep1 });
        expect(result?.errors[0]?.statusCode).toBe('INSUFFICIENT_ACCESS');
    });

    it('takes a field away from one user for tests', () => {
        const test = withAccounts();
        test.org.faults.hidden.set(test.admin.userId, new Set(['Account.Phone']));
        expect(() => test.org.query('SELECT Phone FROM Account', { user: test.admin })).toThrow(/'Phone'/);
        test.org.faults.hidden.clear();
        expect(test.org.query('SELECT Phone FROM Account', { user: test.admin }).totalSize).toBe(3);
    });
});
