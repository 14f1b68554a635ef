import { afterEach, describe, expect, test } from '@jest/globals';
import {
    MINUTE,
    account,
    accounts,
    clean,
    events,
    feed,
    isEqual,
    listening,
    openSync,
    settled,
    streamOf,
    until,
    world
} from './support/eventWorld.ts';

/* Streams of their own, see changeEvents.test.ts. */
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
