import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Sync, SyncOptions } from '../../middleware/src/sync/index.ts';
import type { EventStreamStatus } from '../../middleware/src/sync/ports.ts';
import { difference, SAME } from './support/compare.ts';
import type { World } from './support/world.ts';
import { openWorld } from './support/world.ts';

/*
 * Change Data Capture by the Pub/Sub API of the demo org. The scheduled poll runs once at the start and then not for an
 * hour, so what arrives here came by events, or by a pass that the events asked for. The guard of each scenario is named;
 * it was taken out and the test failed.
 */
let world: World;
beforeAll(async () => {
    world = await openWorld();
});
afterAll(() => world.close());

const MINUTE = 60;
const events = () => world.demo.events as NonNullable<typeof world.demo.events>;
const feed = () => events().feed;
const account = (name: string, more: Record<string, unknown> = {}) => ({ Name: name, OwnerId: world.repId, ...more });
const accounts = (count: number) => Array.from({ length: count }, (_item, index) => account(`a${index}`));

/** Waits for something that happens by itself. */
async function until(check: () => Promise<boolean>, seconds = 20): Promise<void> {
    const end = performance.now() + seconds * 1000;
    while (!(await check())) {
        if (performance.now() > end) {
            throw new Error(`It did not happen within ${seconds} s: ${check.toString()}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}

const isEqual = async (objectApiName = 'Account') =>
    JSON.stringify(await difference(world, objectApiName)) === JSON.stringify(SAME);
const streamOf = async (sync: Sync): Promise<EventStreamStatus> => (await sync.status(world.org.orgId)).events;
const passes = async (): Promise<number> => {
    const [row] = await world.database.query<{ count: string }>(
        "SELECT count(*) AS count FROM sync_runs WHERE kind = 'pass'"
    );
    return Number(row?.count);
};
const replayId = async (): Promise<string | null> => {
    const [row] = await world.database.query<{ replay_id: string | null }>(
        "SELECT replay_id FROM sync_event_streams WHERE object_api_name = 'Account'"
    );
    return row?.replay_id ?? null;
};

const SETTINGS = { intervalSeconds: 3600, eventSettleSeconds: 0.2, eventRetrySeconds: 0.05, leaseSeconds: 5 };

function openSync(options: Partial<SyncOptions> = {}): Sync {
    return world.sync({ ...options, settings: { ...SETTINGS, ...options.settings } });
}

/** A sync that listens and has nothing left to do. */
async function listening(options: Partial<SyncOptions> = {}): Promise<Sync> {
    const sync = openSync(options);
    sync.start();
    await settled(sync);
    return sync;
}

async function settled(sync: Sync): Promise<void> {
    await until(async () => {
        const { state, events: stream } = await sync.status(world.org.orgId);
        return state === 'idle' && stream.objects.length === feed().selection.size;
    }, 90);
    // The pass that a new stream asks for.
    await new Promise((resolve) => setTimeout(resolve, 150));
    await until(async () => (await sync.status(world.org.orgId)).state === 'idle');
}

const clean = async (): Promise<void> => {
    await world.reset();
    feed().overflowAbove = 100_000;
    feed().withhold(0);
};

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

describe('streams of their own', () => {
    afterEach(clean);

    test('C2 a middleware that was stopped reads what came meanwhile', async () => {
        const sync = await listening();
        world.insert('Account', [account('known')]);
        await until(() => isEqual());
        await sync.stop();
        world.tick(1);
        world.insert('Account', [account('meanwhile')]);
        const notPolled = { kind: 'error', status: 400, errorCode: 'EXCEEDED_ID_LIMIT' } as const;
        world.fault(notPolled, 'POST .*/composite/batch|GET .*/updated', { count: null });
        openSync().start();
        await until(() => isEqual());
    });

    // Guard: onSettled() without the pass for a stream that begins anew.
    test('C3 the replay id is too old: a pass reads the changes, and it can be seen', async () => {
        const sync = await listening();
        world.insert('Account', [account('known')]);
        await until(() => isEqual());
        await sync.stop();
        world.tick(4 * 24 * 60 * MINUTE);
        world.insert('Account', [account('long ago')]);
        feed().forget();
        const second = openSync({ settings: { intervalSeconds: 3600 } });
        second.start();
        await until(async () => (await streamOf(second)).code === 'REPLAY_ID_INVALID');
        await until(() => isEqual());
        await settled(second);
        world.tick(1);
        world.insert('Account', [account('live again')]);
        await until(() => isEqual());
        expect((await second.status(world.org.orgId)).alerts.map(({ code }) => code)).not.toContain('EVENTS_MISSED');
    });

    // Guard: ask() for more before the batch has been dealt with.
    test('C5 never more events are under way than asked for', async () => {
        const sync = await listening({ settings: { eventWindow: 3 } });
        world.fault({ kind: 'slow', delayMs: 60 }, 'GET .*Id%20IN', { count: null });
        world.demo.requests.clear();
        for (let index = 0; index < 20; index += 1) {
            world.insert('Account', [account(`b${index}`)]);
        }
        await until(() => isEqual());
        expect((await streamOf(sync)).events).toBe(20);
        const idsAtOnce = world.demo.requests.entries
            .filter(({ url }) => url.includes('Id%20IN'))
            .map(({ url }) => url.split("'%2C'").length);
        expect(idsAtOnce.length).toBeGreaterThan(1);
        expect(Math.max(...idsAtOnce)).toBeLessThanOrEqual(3);
    });

    // Guard: the timer of openFetchQueue().
    test('C6 a stream that goes silent without an error is opened anew', async () => {
        const sync = await listening({ settings: { eventSilenceSeconds: 1.2 } });
        world.insert('Account', [account('before')]);
        await until(() => isEqual());
        events().stall();
        world.tick(1);
        world.insert('Account', [account('unheard')]);
        await until(() => isEqual());
        expect((await streamOf(sync)).code).toBe('EVENTS_SILENT');
        await until(async () => (await streamOf(sync)).objects.length === feed().selection.size);
        const { restarts } = await streamOf(sync);
        // Signs of life keep a quiet stream open.
        await new Promise((resolve) => setTimeout(resolve, 2400));
        expect((await streamOf(sync)).restarts).toBe(restarts);
    });

    describe('C8 events and polling at the same time', () => {
        // Guard: `notOlder` of onConflict() in store/mirror.ts.
        test('an answer to an event that arrives after a newer poll does not win', async () => {
            const [id] = world.insert('Account', accounts(1));
            let release: () => void = () => undefined;
            const released = new Promise<void>((resolve) => (release = resolve));
            let isHeld = false;
            const holding: typeof fetch = async (input, init) => {
                const response = await fetch(input, init);
                if (!isHeld && String(input).includes('Id%20IN')) {
                    isHeld = true;
                    await released;
                }
                return response;
            };
            const sync = await listening({ fetch: holding });
            world.tick(1);
            world.update('Account', [{ Id: id, CustomerClass__c: 'A' }]);
            await until(async () => isHeld);
            world.tick(1);
            feed().withhold(1);
            world.update('Account', [{ Id: id, CustomerClass__c: 'B' }]);
            await sync.runOnce(world.org.orgId, 'quick');
            expect(await isEqual()).toBe(true);
            release();
            await until(async () => (await streamOf(sync)).events === 1);
            expect(await isEqual()).toBe(true);
        });
    });

    describe('an org without change events', () => {
        test.each(['auto', 'on'] as const)('is polled; nothing fails (%s)', async (changeEvents) => {
            feed().isOffered = false;
            try {
                const sync = openSync({ changeEvents });
                world.insert('Account', accounts(2));
                sync.start();
                await until(async () => (await streamOf(sync)).state === 'unavailable');
                await until(() => isEqual());
                await until(async () => (await sync.status(world.org.orgId)).state === 'idle');
                const { error, alerts } = await sync.status(world.org.orgId);
                expect(error).toBeNull();
                const refused = alerts.filter(({ code }) => code === 'EVENTS_NOT_OFFERED');
                expect(refused.some(({ objectApiName }) => objectApiName === 'Account')).toBe(changeEvents === 'on');
            } finally {
                feed().isOffered = true;
            }
        });

        test.each([
            ['without an address', {}],
            ['switched off', { changeEvents: 'off' as const }]
        ])('%s: no stream is opened', async (name, options) => {
            const { eventsEndpoint, ...plain } = world.connection;
            const orgs = [name === 'switched off' ? { ...plain, eventsEndpoint: eventsEndpoint ?? '' } : plain];
            const sync = openSync({ ...options, orgs });
            sync.start();
            await until(async () => (await sync.status(world.org.orgId)).state === 'idle');
            expect(events().openStreams()).toBe(0);
            expect((await streamOf(sync)).state).toBe('off');
        });
    });
});
