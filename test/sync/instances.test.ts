import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { difference, SAME } from './support/compare.ts';
import type { World } from './support/world.ts';
import { openWorld } from './support/world.ts';

/* Several instances, other orgs, random work. The guard of each scenario is named; it was taken out and the test failed. */
let world: World;
beforeAll(async () => {
    world = await openWorld();
});
afterEach(() => world.reset());
afterAll(() => world.close());

const expectEqual = async (objectApiName = 'Account'): Promise<void> => {
    expect(await difference(world, objectApiName)).toEqual(SAME);
};
const account = (name: string) => ({ Name: name, OwnerId: world.repId });

// Guard: readToken() without comparing org ids.
test('D6 another org answers (a refreshed sandbox): nothing is written', async () => {
    world.insert('Account', [account('a')]);
    const connection = { ...world.connection, orgId: '00D000000000XXXEAA' };
    const sync = world.sync({ orgs: [connection] });
    await expect(sync.runOnce(connection.orgId)).rejects.toMatchObject({ code: 'ORG_CHANGED' });
    expect(await world.database.query('SELECT id FROM accounts')).toEqual([]);
    expect(await sync.status(connection.orgId)).toMatchObject({ state: 'failed', errorCode: 'ORG_CHANGED' });
});

// Guard: takeLease() that always gives a lease.
test('D10 of two instances one works; when it falls silent the other takes over and the first can write no more', async () => {
    world.org.loadRecords(
        'Account',
        Array.from({ length: 3000 }, (_item, index) => account(`a${index}`))
    );
    let release = (): void => undefined;
    const paused = new Promise<void>((resolve) => {
        release = resolve;
    });
    let isPaused = false;
    const stuck: typeof fetch = async (input, init) => {
        if (!isPaused && String(input).includes('locator=')) {
            isPaused = true;
            await paused;
        }
        return fetch(input, init);
    };
    const first = world.sync({ fetch: stuck, instanceId: 'first' });
    const second = world.sync({ instanceId: 'second' });
    const running = first.runOnce(world.org.orgId);
    running.catch(() => undefined);
    while (!isPaused) {
        await new Promise((resolve) => setTimeout(resolve, 5));
    }
    try {
        expect(await second.runOnce(world.org.orgId)).toEqual({ outcome: 'busy' });
        await world.database.execute("UPDATE sync_leases SET expires_at = now() - interval '1 second'");
        expect(await second.runOnce(world.org.orgId)).toMatchObject({ outcome: 'done' });
        await world.database.execute(
            "UPDATE sync_leases SET holder = 'second', expires_at = now() + interval '1 minute'"
        );
        await world.database.execute(
            `INSERT INTO sync_leases (org_id, purpose, holder, expires_at) VALUES ($1, 'pull', 'second', now() + interval '1 minute')
             ON CONFLICT (org_id, purpose) DO NOTHING`,
            [world.org.orgId]
        );
    } finally {
        release();
    }
    await expect(running).rejects.toMatchObject({ name: 'LeaseLost' });
    await expectEqual();
});

// Guard: safeBound() without the answer of getUpdated. The seed is fixed, so a failure repeats.
test('S25 a thousand random operations with late commits and faults converge', async () => {
    const sync = world.sync();
    const random = seeded(12_345);
    const pick = (count: number): number => Math.floor(random() * count);
    world.insert(
        'Account',
        Array.from({ length: 200 }, (_item, index) => account(`s${index}`))
    );
    await sync.runOnce(world.org.orgId);
    let open: { commit(): void; at: number }[] = [];
    for (let step = 0; step < 1000; step += 1) {
        world.tick(pick(20));
        const ids = [...world.org.rows('Account')].filter((row) => row['IsDeleted'] !== true).map((row) => row.Id);
        const id = ids[pick(ids.length)] as string;
        const choice = pick(20);
        if (choice < 6) {
            world.insert('Account', [account(`r${step}`)]);
        } else if (choice < 12) {
            world.update('Account', [{ Id: id, Industry: `i${step}`.slice(0, 40) }]);
        } else if (choice < 14) {
            world.org.delete('Account', [id]);
        } else if (choice < 15) {
            world.org.hardDelete('Account', [id]);
        } else if (choice < 17) {
            const transaction = world.org.begin();
            transaction.insert('Account', [account(`late${step}`)]);
            open.push({ commit: () => transaction.commit(), at: step + pick(200) });
        }
        open.filter((item) => item.at <= step).forEach((item) => item.commit());
        open = open.filter((item) => item.at > step);
        if (step % 50 === 0) {
            if (pick(3) === 0) {
                world.fault({ kind: 'html' }, 'GET .*/queryAll');
            }
            if (pick(3) === 0) {
                world.fault({ kind: 'cutBody', afterBytes: 500 }, 'GET .*/queryAll');
            }
            await sync.runOnce(world.org.orgId, step % 100 === 0 ? 'thorough' : 'quick');
        }
    }
    open.forEach((item) => item.commit());
    world.tick(180);
    await sync.runOnce(world.org.orgId);
    await expectEqual();
});

/** Park and Miller: small, repeatable, good enough to shuffle operations. */
function seeded(seed: number): () => number {
    let state = seed;
    return () => {
        state = (state * 48_271) % 2_147_483_647;
        return state / 2_147_483_647;
    };
}
