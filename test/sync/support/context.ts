import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { systemClock } from '../../../middleware/src/platform/clock.ts';
import { silentLogger } from '../../../middleware/src/platform/logger.ts';
import type { RunContext } from '../../../middleware/src/sync/context.ts';
import { connectOrg } from '../../../middleware/src/sync/salesforce/connectOrg.ts';
import { DEFAULT_SYNC_SETTINGS } from '../../../middleware/src/sync/settings.ts';
import { takeLease } from '../../../middleware/src/sync/store/lease.ts';
import type { World } from './world.ts';

/** What a step of a run works with, signed in at the demo org; for steps that are tested by themselves. */
export async function openContext(world: World, parts: Partial<RunContext> = {}): Promise<RunContext> {
    const sleep = (): Promise<void> => yieldToOthers();
    const lease = await takeLease(world.database, world.org.orgId, 'test', 'test', 600);
    if (lease === null) {
        throw new Error('The test holds its lease already.');
    }
    return {
        orgId: world.org.orgId,
        client: await connectOrg(world.connection, {
            fetch,
            clock: systemClock,
            random: () => 0.5,
            logger: silentLogger,
            sleep
        }),
        database: world.database,
        lease,
        clock: { now: () => new Date(world.now()), monotonicSeconds: () => performance.now() / 1000 },
        logger: silentLogger,
        settings: DEFAULT_SYNC_SETTINGS,
        sleep,
        isThorough: true,
        describes: new Map(),
        heads: new Map(),
        onProgress: () => undefined,
        signal: new AbortController().signal,
        ...parts
    };
}
