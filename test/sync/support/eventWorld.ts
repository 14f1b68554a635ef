import { afterAll, beforeAll } from '@jest/globals';
import type { Sync, SyncOptions } from '../../../middleware/src/sync/index.ts';
import type { EventStreamStatus } from '../../../middleware/src/sync/ports.ts';
import { difference, SAME } from './compare.ts';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

/** One world for the test file that imports this. */
export let world: World;
beforeAll(async () => {
    world = await openWorld();
});
afterAll(() => world.close());

export const MINUTE = 60;
export const events = () => world.demo.events as NonNullable<typeof world.demo.events>;
export const feed = () => events().feed;
export const account = (name: string, more: Record<string, unknown> = {}) => ({
    Name: name,
    OwnerId: world.repId,
    ...more
});
export const accounts = (count: number) => Array.from({ length: count }, (_item, index) => account(`a${index}`));

/** Waits for something that happens by itself. */
export async function until(check: () => Promise<boolean>, seconds = 20): Promise<void> {
    const end = performance.now() + seconds * 1000;
    while (!(await check())) {
        if (performance.now() > end) {
            throw new Error(`It did not happen within ${seconds} s: ${check.toString()}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}

export const isEqual = async (objectApiName = 'Account') =>
    JSON.stringify(await difference(world, objectApiName)) === JSON.stringify(SAME);
export const streamOf = async (sync: Sync): Promise<EventStreamStatus> => (await sync.status(world.org.orgId)).events;
export const passes = async (): Promise<number> => {
    const [row] = await world.database.query<{ count: string }>(
        "SELECT count(*) AS count FROM sync_runs WHERE kind = 'pass'"
    );
    return Number(row?.count);
};
export const replayId = async (): Promise<string | null> => {
    const [row] = await world.database.query<{ replay_id: string | null }>(
        "SELECT replay_id FROM sync_event_streams WHERE object_api_name = 'Account'"
    );
    return row?.replay_id ?? null;
};

export const SETTINGS = { intervalSeconds: 3600, eventSettleSeconds: 0.2, eventRetrySeconds: 0.05, leaseSeconds: 5 };

export function openSync(options: Partial<SyncOptions> = {}): Sync {
    return world.sync({ ...options, settings: { ...SETTINGS, ...options.settings } });
}

/** A sync that listens and has nothing left to do. */
export async function listening(options: Partial<SyncOptions> = {}): Promise<Sync> {
    const sync = openSync(options);
    sync.start();
    await settled(sync);
    return sync;
}

export async function settled(sync: Sync): Promise<void> {
    await until(async () => {
        const { state, events: stream } = await sync.status(world.org.orgId);
        return state === 'idle' && stream.objects.length === feed().selection.size;
    }, 90);
    // The pass that a new stream asks for.
    await new Promise((resolve) => setTimeout(resolve, 150));
    await until(async () => (await sync.status(world.org.orgId)).state === 'idle');
}

export const clean = async (): Promise<void> => {
    await world.reset();
    feed().overflowAbove = 100_000;
    feed().withhold(0);
};
