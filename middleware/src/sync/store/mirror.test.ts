import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Database } from '../../platform/database.ts';
import { testEngines } from '../../store/testing/testDatabase.ts';
import { accountMapping } from '../mapping/account.ts';
import { readable } from '../mapping/index.ts';
import { userRoleMapping } from '../mapping/userRole.ts';
import { visitCadenceMapping } from '../mapping/visitCadence.ts';
import { liveRowCount, markDeleted, replaceSnapshot, upsertRows } from './mirror.ts';

const ORG = '00D000000000001EAA';
const accounts = readable(accountMapping, () => true);

function account(id: string, stamp: string, change: Record<string, string | number | boolean | null> = {}) {
    const row = Object.fromEntries(accounts.columns.map((name) => [name, null as string | number | boolean | null]));
    return { ...row, id, owner_id: '005A', created_at: stamp, system_modstamp: stamp, is_deleted: false, ...change };
}

describe.each(testEngines())('the mirror on $name', ({ open }) => {
    let database: Database;
    beforeAll(async () => {
        database = await open();
    });
    afterAll(() => database.close());
    beforeEach(async () => {
        await database.execute('DELETE FROM accounts');
    });
    const classOf = async (id: string): Promise<unknown> =>
        (await database.query('SELECT customer_class FROM accounts WHERE id = $1', [id]))[0]?.['customer_class'];

    test('a newer version replaces, an older one is ignored, the same one changes nothing', async () => {
        const newer = account('001A', '2026-11-02T00:00:00.000Z', { customer_class: 'A' });
        const older = account('001A', '2026-11-01T00:00:00.000Z', { customer_class: 'B' });
        expect(await upsertRows(database, ORG, accounts, [newer])).toEqual({ written: 1, unchanged: 0 });
        expect(await upsertRows(database, ORG, accounts, [older])).toEqual({ written: 0, unchanged: 1 });
        expect(await upsertRows(database, ORG, accounts, [newer])).toEqual({ written: 0, unchanged: 1 });
        expect(await classOf('001A')).toBe('A');
    });

    test('of two versions in one page the newer one counts', async () => {
        const page = [
            account('001A', '2026-11-02T00:00:00.000Z', { customer_class: 'A' }),
            account('001A', '2026-11-01T00:00:00.000Z', { customer_class: 'B' })
        ];
        await upsertRows(database, ORG, accounts, page);
        expect(await classOf('001A')).toBe('A');
    });

    test('a column that cannot be read keeps what it holds', async () => {
        await upsertRows(database, ORG, accounts, [
            account('001A', '2026-11-01T00:00:00.000Z', { customer_class: 'A' })
        ]);
        const blind = readable(accountMapping, (field) => field !== 'CustomerClass__c');
        await upsertRows(database, ORG, blind, [
            account('001A', '2026-11-02T00:00:00.000Z', { customer_class: 'X', type: 'New' })
        ]);
        const [row] = await database.query('SELECT customer_class, type FROM accounts');
        expect(row).toEqual({ customer_class: 'A', type: 'New' });
    });

    test('a deletion loses against a later undelete and against nothing else', async () => {
        await upsertRows(database, ORG, accounts, [
            account('001A', '2026-11-01T00:00:00.900Z'),
            account('001B', '2026-11-03T00:00:00.000Z')
        ]);
        const deletions = ['001A', '001B', '001C'].map((id) => ({ id, deletedAt: new Date('2026-11-01T00:00:00Z') }));
        expect(await markDeleted(database, ORG, 'accounts', deletions)).toEqual(['001A']);
        expect(await liveRowCount(database, ORG, accountMapping)).toBe(1);
    });

    test('a snapshot marks what is gone and brings back what returned', async () => {
        const roles = readable(userRoleMapping, (field) => field !== 'IsDeleted');
        const role = (id: string) => ({
            id,
            parent_role_id: null,
            system_modstamp: '2026-11-01T00:00:00.000Z',
            is_deleted: false
        });
        await replaceSnapshot(database, ORG, roles, [role('00EA'), role('00EB')]);
        expect(await replaceSnapshot(database, ORG, roles, [role('00EA')])).toEqual({ written: 0, removed: 1 });
        expect(await replaceSnapshot(database, ORG, roles, [role('00EA'), role('00EB')])).toEqual({
            written: 1,
            removed: 0
        });
        expect(await liveRowCount(database, ORG, userRoleMapping)).toBe(2);
    });

    test('settings rows that are gone are removed, of this org only', async () => {
        const cadences = readable(visitCadenceMapping, () => true);
        const cadence = (name: string) => ({ customer_class: name, interval_days: 14, visit_minutes: 30 });
        await replaceSnapshot(database, 'other', cadences, [cadence('A')]);
        await replaceSnapshot(database, ORG, cadences, [cadence('A'), cadence('B')]);
        await replaceSnapshot(database, ORG, cadences, [cadence('B')]);
        const rows = await database.query('SELECT org_id, customer_class FROM visit_cadences ORDER BY org_id');
        expect(rows).toEqual([
            { org_id: ORG, customer_class: 'B' },
            { org_id: 'other', customer_class: 'A' }
        ]);
    });
});
