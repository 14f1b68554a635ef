import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Sync } from '../../middleware/src/sync/index.ts';
import { difference, SAME } from './support/compare.ts';
import type { World } from './support/world.ts';
import { openWorld } from './support/world.ts';

/* The org's API budget. The guard of each scenario is named; it was taken out and the test failed. */
let world: World;
beforeAll(async () => {
    world = await openWorld();
});
afterEach(() => world.reset());
afterAll(() => world.close());

const accounts = (count: number) =>
    Array.from({ length: count }, (_item, index) => ({ Name: `a${index}`, OwnerId: world.repId }));
const usage = () => world.demo.context.usage;
const status = (sync: Sync) => sync.status(world.org.orgId);
/** The org allows so many calls more than it has counted, of which sync may use half. */
const allowMore = (calls: number): void => {
    usage().dailyLimit = usage().used + calls;
};
const shareAfter = (calls: number): number => (usage().used + calls) / usage().dailyLimit;

// Guard: begin() of createApiBudget() without the calls that are under way.
test('many calls side by side never go over the share', async () => {
    world.insert('Account', accounts(50));
    allowMore(1000);
    const most = usage().used + 25;
    const sync = world.sync({
        orgs: [{ ...world.connection, apiShare: shareAfter(25) }],
        settings: { parallelObjects: 8 }
    });
    await expect(sync.runOnce(world.org.orgId)).rejects.toMatchObject({ code: 'API_SHARE_USED' });
    expect(usage().used).toBeLessThanOrEqual(most);
    expect(usage().used).toBeGreaterThan(most - 5);
});

test('what is used, what the limit is and where sync stops can be seen, and why it stopped', async () => {
    allowMore(1000);
    const share = shareAfter(12);
    const sync = world.sync({ orgs: [{ ...world.connection, apiShare: share }] });
    await expect(sync.runOnce(world.org.orgId)).rejects.toMatchObject({ code: 'API_SHARE_USED' });
    expect(await status(sync)).toMatchObject({
        state: 'failed',
        errorCode: 'API_SHARE_USED',
        api: { used: usage().used, limit: usage().dailyLimit, share }
    });
});

// Guard: read() that keeps the first count (calls of others are not seen).
test('calls of other programs count: the share is of the whole', async () => {
    const sync = world.sync({ orgs: [{ ...world.connection, apiShare: 0.5 }] });
    await sync.runOnce(world.org.orgId);
    usage().dailyLimit = usage().used * 2 + 20;
    for (let call = 0; call < 40; call += 1) {
        usage().count();
    }
    const before = usage().used;
    await expect(sync.runOnce(world.org.orgId)).rejects.toMatchObject({ code: 'API_SHARE_USED' });
    // One answer tells the new count.
    expect(usage().used - before).toBeLessThanOrEqual(1);
});

describe('when the share is used up', () => {
    // Guard: afterFailure() that tries again at once for errors of kind limit.
    test('change events make no calls either, and polling goes on from where it was when there are calls again', async () => {
        let seconds = 0;
        const now = () => new Date(world.now());
        const clock = { now, monotonicSeconds: () => seconds };
        const sync = world.sync({
            clock,
            orgs: [{ ...world.connection, apiShare: 0.5 }],
            settings: { intervalSeconds: 3600, eventSettleSeconds: 0.1, eventRetrySeconds: 0.05 }
        });
        sync.start();
        await until(async () => {
            const { state, events } = await status(sync);
            return state === 'idle' && events.objects.includes('Account');
        });
        await new Promise((resolve) => setTimeout(resolve, 200));
        await until(async () => (await status(sync)).state === 'idle');
        usage().dailyLimit = usage().used + 1;
        // The next answer tells that nothing is left.
        await sync.runOnce(world.org.orgId, 'quick').catch(() => undefined);
        const before = usage().used;
        world.tick(1);
        for (let index = 0; index < 5; index += 1) {
            world.insert('Account', accounts(1));
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
        expect(usage().used).toBe(before);
        usage().dailyLimit = 100_000;
        seconds += 3600;
        await sync.runOnce(world.org.orgId, 'quick').catch(() => undefined);
        await sync.runOnce(world.org.orgId, 'quick');
        expect(await difference(world, 'Account')).toEqual(SAME);
    });
});

async function until(check: () => Promise<boolean>): Promise<void> {
    const end = performance.now() + 30_000;
    while (!(await check())) {
        if (performance.now() > end) {
            throw new Error(`It did not happen: ${check.toString()}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}
