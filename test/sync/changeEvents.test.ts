import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Sync } from '../../middleware/src/sync/index.ts';
import {
    MINUTE,
    account,
    accounts,
    clean,
    events,
    feed,
    isEqual,
    listening,
    passes,
    replayId,
    streamOf,
    until,
    world
} from './support/eventWorld.ts';

/*
 * Change Data Capture by the Pub/Sub API of the demo org. The scheduled poll runs once at the start and then not for an
 * hour, so what arrives here came by events, or by a pass that the events asked for. The guard of each scenario is named;
 * it was taken out and the test failed.
 */
describe('one stream', () => {
    let sync: Sync;
    beforeAll(async () => {
        sync = await listening();
    }, 120_000);
    afterAll(clean);

    // Guard: applyNotices() without applyPage().
    describe('C1 a change is seen by its event alone', () => {
        test('new, changed, deleted, brought back, within two seconds and without a pass', async () => {
            const [kept, gone] = world.insert('Account', accounts(2));
            await until(() => isEqual());
            const before = await passes();
            const startedAt = performance.now();
            world.insert('Account', [account('new', { BillingLatitude: 47.1, BillingLongitude: 9.5 })]);
            world.tick(1);
            world.update('Account', [{ Id: kept, CustomerClass__c: 'A' }]);
            world.org.delete('Account', [gone as string]);
            await until(() => isEqual());
            expect(performance.now() - startedAt).toBeLessThan(2000);
            world.tick(1);
            world.org.undelete('Account', [gone as string]);
            await until(() => isEqual());
            expect(await passes()).toBe(before);
            expect((await streamOf(sync)).state).toBe('live');
        });

        // Guard: FOLLOWERS without OpportunityHistory.
        test('the history of a deal, which has no events, comes with the deal', async () => {
            const [accountId] = world.insert('Account', accounts(1));
            const deal = { Name: 'd', OwnerId: world.repId, AccountId: accountId, StageName: 'Prospecting' };
            const [id] = world.insert('Opportunity', [{ ...deal, CloseDate: '2026-12-01' }]);
            await until(() => isEqual('Opportunity'));
            world.tick(1);
            world.update('Opportunity', [{ Id: id, StageName: 'Qualification' }]);
            await until(() => isEqual('Opportunity'));
            await until(() => isEqual('OpportunityHistory'));
        });

        // Guard: readWanted() without readDeletions().
        test('a record that left the recycle bin before it could be read', async () => {
            const [id] = world.insert('Account', accounts(3));
            await until(() => isEqual());
            world.tick(2 * MINUTE);
            world.org.delete('Account', [id as string]);
            world.org.hardDelete('Account', [id as string]);
            await until(() => isEqual());
        });

        test('an event of several records at once', async () => {
            const ids = world.insert('Account', accounts(3));
            await until(() => isEqual());
            feed().withhold(3);
            world.tick(1);
            world.update(
                'Account',
                ids.map((Id) => ({ Id, CustomerClass__c: 'C' }))
            );
            feed().publishGap('UPDATE', 'Account', ids);
            await until(() => isEqual());
        });
    });

    // Guard: saveProgress() before the data instead of with it; the stream opened without `after`.
    test('C2 the stream is killed: it goes on behind the last event that was stored', async () => {
        world.insert('Account', [account('before')]);
        await until(() => isEqual());
        const before = await replayId();
        const polled = await passes();
        events().kill();
        world.tick(1);
        world.insert('Account', [account('while down')]);
        await until(() => isEqual());
        await until(async () => (await streamOf(sync)).objects.includes('Account'));
        expect((await streamOf(sync)).code).toBe('EVENTS_UNAVAILABLE');
        await until(async () => (await replayId()) !== before);
        expect(await passes()).toBeGreaterThan(polled);
    });

    describe('C2 data and replay id are one', () => {
        // Guard: the same.
        test('events whose data could not be stored come again', async () => {
            world.insert('Account', [account('known')]);
            await until(() => isEqual());
            const before = await replayId();
            const { restarts } = await streamOf(sync);
            world.fault({ kind: 'html' }, 'GET .*/query(All)?\\?.*FROM%20Account', { count: 5 });
            world.tick(1);
            world.insert('Account', [account('new')]);
            await until(async () => (await streamOf(sync)).restarts > restarts);
            expect(await replayId()).toBe(before);
            await until(() => isEqual());
            await until(async () => (await replayId()) !== before);
        });
    });

    // Guard: follow() without renewSession().
    test('C4 the session of the stream ends: a new one is taken', async () => {
        // No other call may notice it first and sign in anew.
        const refused = { kind: 'error', status: 400, errorCode: 'EXCEEDED_ID_LIMIT' } as const;
        world.fault(refused, '/services/data/v', { count: null });
        world.demo.context.sessions.expireAll();
        await until(async () => (await streamOf(sync)).code === 'INVALID_SESSION_ID');
        await until(async () => (await streamOf(sync)).objects.length === feed().selection.size);
        world.demo.faults.clear();
        world.tick(1);
        world.insert('Account', [account('after')]);
        await until(() => isEqual());
    });

    describe('C7 the org lost count', () => {
        // Guard: groupNotices() that leaves gap events out.
        test('GAP_UPDATE: the record is read', async () => {
            const [id] = world.insert('Account', accounts(1));
            await until(() => isEqual());
            const before = await passes();
            feed().withhold(1);
            world.tick(1);
            world.update('Account', [{ Id: id, CustomerClass__c: 'B' }]);
            feed().publishGap('GAP_UPDATE', 'Account', [id as string]);
            await until(() => isEqual());
            expect(await passes()).toBe(before);
        });

        // Guard: applyNotices() without needsReconcile.
        test('GAP_OVERFLOW: all ids of the object are compared, so that rows without a trace are found', async () => {
            const ids = world.insert('Account', accounts(30));
            await until(() => isEqual());
            world.tick(1);
            world.org.hardDelete('Account', ids.slice(0, 2));
            feed().overflowAbove = 5;
            world.insert('Account', accounts(10));
            feed().overflowAbove = 100_000;
            await until(() => isEqual());
        });

        test('a wildcard instead of ids: the same', async () => {
            const ids = world.insert('Account', accounts(30));
            await until(() => isEqual());
            world.tick(1);
            world.org.hardDelete('Account', ids.slice(0, 1));
            feed().publishGap('GAP_DELETE', 'Account', ['001*']);
            await until(() => isEqual());
        });
    });

    // Guard: the same as C8.
    test('many changes while passes run: the same in the end, by whichever way', async () => {
        const ids = world.insert('Account', accounts(40));
        for (let round = 0; round < 5; round += 1) {
            world.tick(1);
            const run = sync.runOnce(world.org.orgId, 'quick');
            ids.forEach((Id, index) => world.update('Account', [{ Id, AnnualRevenue: round * 100 + index }]));
            world.org.delete('Account', [ids.pop() as string]);
            await run;
        }
        await until(() => isEqual());
    });
});
