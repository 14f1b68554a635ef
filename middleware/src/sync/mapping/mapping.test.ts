import fs from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { accountMapping } from './account.ts';
import { coachingNoteMapping } from './coachingNote.ts';
import { eventMapping } from './event.ts';
import { MAPPINGS, readable, selectSoql, toRow } from './index.ts';
import { kpiSettingMapping } from './kpiSetting.ts';
import { objectTerritoryMapping } from './objectTerritory.ts';
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

test('what KPIs read beside: choices of the org, territories, one-on-ones without a word of what was said', () => {
    const choice = {
        DeveloperName: 'Rep_Coverage',
        KpiKey__c: 'coverage',
        Role__c: 'rep',
        SortOrder__c: 20.0,
        IsOn__c: true
    };
    expect(toRow(readable(kpiSettingMapping, everything), { ...choice, MinimumSample__c: '5.0' })).toEqual({
        name: 'Rep_Coverage',
        kpi_key: 'coverage',
        role: 'rep',
        sort_order: 20,
        is_on: true,
        minimum_sample: 5
    });
    const stamp = { SystemModstamp: account.SystemModstamp, IsDeleted: 'false' };
    const territory = { Id: '0TF1', ObjectId: account.Id, Territory2Id: '0MI1', SobjectType: 'Account', ...stamp };
    expect(toRow(readable(objectTerritoryMapping, everything), territory)).toMatchObject({
        object_id: account.Id,
        territory_id: '0MI1',
        is_deleted: false
    });
    const note = {
        Id: 'a0C1',
        Rep__c: account.OwnerId,
        CreatedDate: account.CreatedDate,
        Fact__c: 'private',
        ...stamp
    };
    const row = toRow(readable(coachingNoteMapping, everything), note);
    expect(row).toMatchObject({ rep_id: account.OwnerId, created_at: '2026-01-01T00:00:00.000Z' });
    expect(Object.values(row ?? {})).not.toContain('private');
});

test('conditions are kept apart by brackets', () => {
    const target = readable(permissionSetAssignmentMapping, everything);
    expect(selectSoql(target, 'A = 1 OR B = 2')).toContain(
        "WHERE (PermissionSet.Name LIKE 'Fieldmap%' OR PermissionSetGroup.DeveloperName LIKE 'Fieldmap%') AND (A = 1 OR B = 2)"
    );
});

test('a permission set group counts as the permission set that it holds', () => {
    const target = readable(permissionSetAssignmentMapping, everything);
    const given = { Id: '0Pa1', AssigneeId: '0051', SystemModstamp: '2026-01-01T00:00:00.000Z', IsDeleted: false };
    const nameOf = (more: object): unknown => toRow(target, { ...given, ...more })?.['permission_set_name'];
    expect(nameOf({ PermissionSet: { Name: 'Fieldmap_Rep' }, PermissionSetGroup: null })).toBe('Fieldmap_Rep');
    const group = { DeveloperName: 'Fieldmap_Admin_Group' };
    expect(nameOf({ PermissionSet: { Name: '0PG1' }, PermissionSetGroup: group })).toBe('Fieldmap_Admin');
});
