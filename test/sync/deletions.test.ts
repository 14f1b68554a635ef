import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Sync } from '../../middleware/src/sync/index.ts';
import { difference, mirroredIds, SAME } from './support/compare.ts';
import type { World } from './support/world.ts';
import { openWorld } from './support/world.ts';

/* Deletions, merges and conversions. The guard of each scenario is named; it was taken out and the test failed. */
let world: World;
beforeAll(async () => {
    world = await openWorld();
});
afterEach(() => world.reset());
afterAll(() => world.close());

const MINUTE = 60;
const accounts = (count: number) =>
    Array.from({ length: count }, (_item, index) => ({ Name: `a${index}`, OwnerId: world.repId }));
const run = (sync: Sync) => sync.runOnce(world.org.orgId);
const alertCodes = async (sync: Sync): Promise<string[]> =>
    (await sync.status(world.org.orgId)).alerts.map((alert) => alert.code);
const expectEqual = async (objectApiName = 'Account'): Promise<void> => {
    expect(await difference(world, objectApiName)).toEqual(SAME);
};

// Guard: upsertRows() that leaves is_deleted alone on rows it knows.
test('S07 a record goes to the recycle bin and comes back', async () => {
    const ids = world.insert('Account', accounts(5));
    const sync = world.sync();
    await run(sync);
    world.tick(MINUTE);
    world.org.delete('Account', [ids[3] as string]);
    await run(sync);
    await expectEqual();
    world.tick(MINUTE);
    world.org.undelete('Account', [ids[3] as string]);
    await run(sync);
    expect(await mirroredIds(world, 'Account')).toHaveLength(5);
    await expectEqual();
});

// Guard: increment() without readDeletions().
test('S08 a record is deleted for good', async () => {
    const ids = world.insert('Account', accounts(5));
    const sync = world.sync();
    await run(sync);
    world.tick(MINUTE);
    world.org.hardDelete('Account', [ids[3] as string]);
    world.tick(MINUTE);
    await run(sync);
    expect(await mirroredIds(world, 'Account')).toHaveLength(4);
    await expectEqual();
});

// Guard: needsReconcile not set when the delete log answers INVALID_REPLICATION_DATE.
test('S09 the delete log was purged: all ids are compared', async () => {
    const ids = world.insert('Account', accounts(5));
    const sync = world.sync();
    await run(sync);
    world.tick(MINUTE);
    world.org.hardDelete('Account', [ids[3] as string]);
    world.org.faults.purgeDeleteLog();
    world.tick(MINUTE);
    await run(sync);
    await expectEqual();
    expect(await alertCodes(sync)).toContain('DELETE_LOG_PURGED');
});

// Guard: applyPage() without followMerges().
test('S10 accounts are merged: the loser is gone and its children follow', async () => {
    const [master, loser] = world.insert('Account', accounts(2));
    world.insert('Contact', [{ LastName: 'c', AccountId: loser, OwnerId: world.repId }]);
    world.insert('FieldVisit__c', [{ Account__c: loser, OwnerId: world.repId, Status__c: 'Planned' }]);
    const sync = world.sync();
    await run(sync);
    world.tick(MINUTE);
    world.org.merge('Account', master as string, [loser as string]);
    world.tick(MINUTE);
    // Visits cannot be read in this pass, as if the org had moved them without a stamp.
    const integrationUser = world.org.findUser(world.demo.integrationUsername)?.userId as string;
    world.org.faults.hidden.set(integrationUser, new Set(['FieldVisit__c']));
    await run(sync);
    const [moved] = await world.database.query('SELECT account_id FROM field_visits');
    expect(moved).toEqual({ account_id: master });
    world.org.faults.hidden.clear();
    await run(sync);
    for (const objectApiName of ['Account', 'Contact', 'FieldVisit__c']) {
        await expectEqual(objectApiName);
    }
});

// Guard: followMerges() without the comparison of stamps. Found by the soak test.
test('S10 a contact comes back from the bin and points to the account that was merged meanwhile', async () => {
    const [master, loser] = world.insert('Account', [
        { Name: 'master', OwnerId: world.repId },
        { Name: 'loser', OwnerId: world.repId }
    ]) as [string, string];
    const [contactId] = world.insert('Contact', [{ LastName: 'c', AccountId: loser, OwnerId: world.repId }]);
    const sync = world.sync();
    await run(sync);
    world.tick(MINUTE);
    world.org.delete('Contact', [contactId as string]);
    world.tick(MINUTE);
    world.org.merge('Account', master, [loser]);
    world.tick(MINUTE);
    world.org.undelete('Contact', [contactId as string]);
    expect(world.org.row('Contact', contactId as string)).toMatchObject({ AccountId: loser });
    await run(sync);
    await expectEqual('Contact');
    // Far behind the watermark: the contact is not read again, the merge is.
    world.tick(60 * MINUTE);
    await run(sync);
    await sync.requestReload(world.org.orgId, ['Account']);
    world.tick(60 * MINUTE);
    await run(sync);
    await expectEqual('Contact');
});

// Guard: Bulk jobs with the operation query instead of queryAll.
test('S13 archived Events are not deletions', async () => {
    const [id] = world.insert('Event', [
        {
            Subject: 'old',
            OwnerId: world.repId,
            StartDateTime: '2025-01-01T10:00:00.000Z',
            EndDateTime: '2025-01-01T11:00:00.000Z'
        }
    ]);
    const sync = world.sync();
    await run(sync);
    world.tick(MINUTE);
    world.org.archive('Event', [id as string]);
    await run(sync);
    world.tick(MINUTE);
    expect(await sync.reconcile(world.org.orgId, ['Event'])).toMatchObject({ Event: { compared: 1, gone: 0 } });
    expect(await mirroredIds(world, 'Event')).toHaveLength(1);
});

// Guard: markGone() without the hold.
test('S21 a mass disappearance is held for a person', async () => {
    world.insert('Account', accounts(100));
    const sync = world.sync();
    await run(sync);
    world.tick(MINUTE);
    const withoutAccounts: typeof fetch = async (input, init) => {
        const response = await fetch(input, init);
        return /\/results\?/.test(String(input))
            ? new Response('"Id","SystemModstamp"\n', { headers: { 'sforce-numberofrecords': '0' } })
            : response;
    };
    const blind = world.sync({ fetch: withoutAccounts });
    expect(await blind.reconcile(world.org.orgId, ['Account'])).toMatchObject({ Account: { gone: 0, held: 100 } });
    expect(await mirroredIds(world, 'Account')).toHaveLength(100);
    expect(await alertCodes(sync)).toContain('MASS_DISAPPEARANCE_HELD');
    expect(await sync.confirmHeldDeletions(world.org.orgId, 'Account')).toBe(100);
    expect(await mirroredIds(world, 'Account')).toHaveLength(0);
    expect(await alertCodes(sync)).not.toContain('MASS_DISAPPEARANCE_HELD');
});

// Guard: upsertRows() that skips rows with the stamp it knows.
test('D2 an owner changes without a stamp: reading anew finds it', async () => {
    const [id] = world.insert('Account', accounts(3));
    const sync = world.sync();
    await run(sync);
    world.tick(20 * MINUTE);
    await run(sync);
    const integrationUser = world.org.findUser(world.demo.integrationUsername)?.userId;
    world.org.faults.patchSilently('Account', id as string, { OwnerId: integrationUser });
    await run(sync);
    expect((await difference(world, 'Account')).changed).toHaveLength(1);
    await sync.requestReload(world.org.orgId, ['Account']);
    await run(sync);
    await expectEqual();
});

// Guard: isReloadDue() without haveSettingsChanged().
test('D8 a stage is renamed and deals change without a stamp', async () => {
    const [accountId] = world.insert('Account', accounts(1));
    const [dealId] = world.insert('Opportunity', [
        { Name: 'd', OwnerId: world.repId, AccountId: accountId, StageName: 'Prospecting', CloseDate: '2026-12-01' }
    ]);
    const sync = world.sync();
    await run(sync);
    world.tick(20 * MINUTE);
    await run(sync);
    world.tick(MINUTE);
    const stage = [...world.org.rows('OpportunityStage')].find((row) => row['ApiName'] === 'Prospecting');
    world.org.faults.patchSilently('OpportunityStage', stage?.Id as string, { ApiName: 'First Contact' });
    world.org.faults.patchSilently('Opportunity', dealId as string, { StageName: 'First Contact' });
    await run(sync);
    await expectEqual('Opportunity');
    world.org.faults.patchSilently('OpportunityStage', stage?.Id as string, { ApiName: 'Prospecting' });
});

// Guard: leadMapping without converted_account_id.
test('D1 a lead is converted', async () => {
    const [leadId] = world.insert('Lead', [
        { LastName: 'l', Company: 'c', OwnerId: world.repId, Status: 'Open - Not Contacted' }
    ]);
    const sync = world.sync();
    await run(sync);
    world.tick(MINUTE);
    const converted = world.org.convertLead({ leadId: leadId as string, convertedStatus: 'Closed - Converted' });
    await run(sync);
    for (const objectApiName of ['Lead', 'Account', 'Contact', 'Opportunity']) {
        await expectEqual(objectApiName);
    }
    const [lead] = await world.database.query('SELECT is_converted, converted_account_id FROM leads');
    expect(lead).toEqual({ is_converted: true, converted_account_id: converted.accountId });
});

// Guard: syncObject() that reads snapshots only once (role and permission stay).
test('D5 a person leaves: deactivated, moved to another role, permission withdrawn', async () => {
    const [set] = [...world.org.rows('PermissionSet')].filter((row) => row['Name'] === 'Fieldmap_Rep');
    const assigned = { AssigneeId: world.repId, PermissionSetId: set?.Id };
    const [assignmentId] = world.insert('PermissionSetAssignment', [assigned]);
    const permissions = () =>
        world.database.query('SELECT id FROM permission_assignments WHERE NOT is_deleted AND assignee_id = $1', [
            world.repId
        ]);
    const [roleId] = world.org.loadRecords('UserRole', [{ Name: 'r', DeveloperName: 'r' }]);
    const sync = world.sync();
    await run(sync);
    expect(await permissions()).toEqual([{ id: assignmentId }]);
    world.tick(MINUTE);
    world.org.delete('PermissionSetAssignment', [assignmentId as string]);
    world.update('User', [{ Id: world.repId, IsActive: false, UserRoleId: roleId }]);
    await run(sync);
    expect(await permissions()).toEqual([]);
    const [user] = await world.database.query('SELECT is_active, role_id FROM users WHERE id = $1', [world.repId]);
    expect(user).toEqual({ is_active: false, role_id: roleId });
    await expectEqual('UserRole');
    world.update('User', [{ Id: world.repId, IsActive: true }]);
});
