import fs from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { accountMapping } from './account.ts';
import { eventMapping } from './event.ts';
import { MAPPINGS, readable, selectSoql, toRow } from './index.ts';
import { permissionSetAssignmentMapping } from './permissionSetAssignment.ts';
import { userRoleMapping } from './userRole.ts';

const everything = (): boolean => true;

describe('every mapping', () => {
    const directory = 'middleware/src/store/migrations';
    const migrations = fs.readdirSync(directory).map((file) => fs.readFileSync(`${directory}/${file}`, 'utf8'));
    const migration = migrations.join('\n');
    test.each(MAPPINGS.map((mapping) => [mapping.objectApiName, mapping] as const))(
        '%s fills only columns that its table has',
        (_name, mapping) => {
            const table = new RegExp(`CREATE TABLE ${mapping.table} \\(([\\s\\S]*?)\\n\\);`).exec(migration)?.[1] ?? '';
            const later = [...migration.matchAll(new RegExp(`ALTER TABLE ${mapping.table}\\s([^;]*);`, 'g'))];
            const known = [
                ...[...table.matchAll(/^ {4}([a-z_]+) /gm)].map((match) => match[1]),
                ...later.flatMap(([, text = '']) =>
                    [...text.matchAll(/ADD COLUMN ([a-z_]+)/g)].map((match) => match[1])
                )
            ];
            expect(known).toEqual(expect.arrayContaining([...Object.keys(mapping.columns), ...mapping.keyColumns]));
        }
    );
});

describe('fields that cannot be read', () => {
    test('are left out of the query and of the written columns', () => {
        const target = readable(accountMapping, (field) => field !== 'CustomerClass__c' && field !== 'MasterRecordId');
        expect(target.isReadable).toBe(true);
        expect(target.missingFields).toEqual(['CustomerClass__c']);
        expect(target.columns).not.toContain('customer_class');
        expect(selectSoql(target)).not.toContain('CustomerClass__c');
    });

    test('a column with alternatives lives on the one that is left', () => {
        const target = readable(accountMapping, (field) => !field.startsWith('VisitPlace__'));
        expect(target.columns).toContain('latitude');
        expect(toRow(target, { ...account, BillingLatitude: 47, BillingLongitude: 9 })).toMatchObject({
            latitude: 47,
            longitude: 9
        });
    });

    test('without a required one the object is unreadable', () => {
        expect(readable(accountMapping, (field) => field !== 'OwnerId').isReadable).toBe(false);
    });
});

const account = {
    Id: '001000000000001AAA',
    OwnerId: '005000000000001AAA',
    CreatedDate: '2026-01-01T00:00:00.000+0000',
    SystemModstamp: '2026-01-02T00:00:00.000+0000',
    IsDeleted: false
};

describe('toRow', () => {
    test('a record without a required value is no row', () => {
        const target = readable(accountMapping, everything);
        expect(toRow(target, { ...account, OwnerId: null })).toBeNull();
    });

    test('an all-day Event starts with its day', () => {
        const row = toRow(readable(eventMapping, everything), {
            ...account,
            IsAllDayEvent: true,
            ActivityDate: '2026-03-04'
        });
        expect(row).toMatchObject({ starts_at: '2026-03-04T00:00:00.000Z', is_all_day: true });
    });

    test('a role is live whenever it is read, though the object has no deletion mark', () => {
        const target = readable(userRoleMapping, (field) => field !== 'IsDeleted');
        expect(toRow(target, { Id: '00E1', SystemModstamp: account.SystemModstamp })).toMatchObject({
            is_deleted: false
        });
        expect(selectSoql(target)).not.toContain('IsDeleted');
    });
});

test('conditions are kept apart by brackets', () => {
    const target = readable(permissionSetAssignmentMapping, everything);
    expect(selectSoql(target, 'A = 1 OR B = 2')).toContain(
        "WHERE (PermissionSet.Name LIKE 'Fieldmap%') AND (A = 1 OR B = 2)"
    );
});
