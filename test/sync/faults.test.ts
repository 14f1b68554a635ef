import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Sync } from '../../middleware/src/sync/index.ts';
import { difference, SAME } from './support/compare.ts';
import type { World } from './support/world.ts';
import { openWorld } from './support/world.ts';

/* What goes wrong on the wire and in the org. The guard of each scenario is named; it was taken out and the test failed. */
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
const expectEqual = async (objectApiName = 'Account'): Promise<void> => {
    expect(await difference(world, objectApiName)).toEqual(SAME);
};
const watermark = async (): Promise<unknown> =>
    (await world.database.query("SELECT watermark FROM sync_objects WHERE object_api_name = 'Account'"))[0];

/** Loaded once, then 5,000 changed rows wait: three pages by REST. */
async function manyChanges(): Promise<Sync> {
    const sync = world.sync();
    await run(sync);
    world.tick(MINUTE);
    world.org.loadRecords('Account', accounts(5000));
    return sync;
}

// Guard: connection without refreshFn.
test('S14 the session expires between two pages', async () => {
    const sync = await manyChanges();
    world.fault({ kind: 'expireSessions' }, 'GET .*/query(All)?/01g');
    await run(sync);
    await expectEqual();
});

// Guard: createRefreshGuard() without its limit (the test then runs into its time limit).
test('S15 a session that never heals ends in an error', async () => {
    const sync = await manyChanges();
    world.fault({ kind: 'unauthorized' }, 'GET .*/query', { count: null });
    await expect(run(sync)).rejects.toMatchObject({ kind: 'session' });
    expect((await sync.status(world.org.orgId)).state).toBe('failed');
    world.demo.faults.clear();
    await new Promise((resolve) => setTimeout(resolve, 10));
    await run(world.sync());
    await expectEqual();
});

// Guard: retry.maxAttempts 1.
test('S16 a cut body, a reset and a page of HTML in between', async () => {
    const sync = await manyChanges();
    world.fault({ kind: 'cutBody', afterBytes: 9000 }, 'GET .*/queryAll\\?.*Account');
    world.fault({ kind: 'reset' }, 'GET .*/query(All)?/01g');
    world.fault({ kind: 'html' }, 'GET .*/query(All)?/01g', { skip: 1 });
    await run(sync);
    await expectEqual();
});

// Guard: malformed() without parsing JSON answers.
test('S17 half an answer with status 200 is asked for again', async () => {
    const sync = await manyChanges();
    world.fault({ kind: 'truncatedJson' }, 'GET .*/queryAll\\?', { count: 2 });
    await run(sync);
    await expectEqual();
});

// Guard: json() that gives an empty page for what it cannot read.
test('S17 half an answer with status 200 is an error, not an empty page', async () => {
    const sync = await manyChanges();
    const before = await watermark();
    world.fault({ kind: 'truncatedJson' }, 'GET .*/queryAll\\?', { count: null });
    await expect(run(sync)).rejects.toMatchObject({ code: 'MALFORMED_ANSWER' });
    expect(await watermark()).toEqual(before);
    world.demo.faults.clear();
    await run(sync);
    await expectEqual();
});

// Guard: saveObjectState() before the pages instead of with the last one.
test('S18 the org has no calls left: state is kept, the next pass goes on', async () => {
    const sync = await manyChanges();
    const before = await watermark();
    const limit = { kind: 'error', status: 403, errorCode: 'REQUEST_LIMIT_EXCEEDED' } as const;
    world.fault(limit, 'GET .*/query(All)?/01g', { count: null, skip: 1 });
    await expect(run(sync)).rejects.toMatchObject({ kind: 'limit' });
    expect(await watermark()).toEqual(before);
    world.demo.faults.clear();
    await run(world.sync());
    await expectEqual();
});

// Guard: beforeAttempt without budget.check().
test('S19 sync stops at its own share of the calls', async () => {
    world.insert('Account', accounts(10));
    const { usage } = world.demo.context;
    usage.dailyLimit = usage.used + 20;
    const share = (usage.used + 10) / usage.dailyLimit;
    const sync = world.sync({ orgs: [{ ...world.connection, apiShare: share }] });
    await expect(run(sync)).rejects.toMatchObject({ code: 'API_SHARE_USED' });
    expect(usage.used).toBeLessThanOrEqual(share * usage.dailyLimit);
    expect((await sync.status(world.org.orgId)).api).toMatchObject({ limit: usage.dailyLimit });
});

// Guard: firstPage() without the error codes of TOO_MUCH.
test.each([
    ['B2', 'QUERY_TIMEOUT'],
    ['B5', 'OPERATION_TOO_LARGE']
])('%s %s: smaller and smaller parts are asked for', async (_name, errorCode) => {
    const sync = await manyChanges();
    const asked: string[] = [];
    const counting: typeof fetch = (input, init) => {
        const limit = /FROM%20Account.*LIMIT%20(\d+)/.exec(String(input))?.[1];
        asked.push(...(limit === undefined ? [] : [limit]));
        return fetch(input, init);
    };
    world.fault({ kind: 'error', status: 400, errorCode }, 'GET .*/queryAll\\?.*FROM%20Account', { count: 2 });
    await run(world.sync({ fetch: counting }));
    await expectEqual();
    expect(asked).toEqual(['2000', '1000', '1000', '1000', '1000', '1000', '1000']);
    await run(sync);
});

// Guard: readableObject() without describe: INVALID_FIELD ends the pass.
test('S11 a field is hidden: its value is kept, an alert is raised; when it is back all is read again', async () => {
    const [id] = world.insert('Account', [{ Name: 'a', OwnerId: world.repId, Industry: 'Energy' }]);
    const sync = world.sync();
    await run(sync);
    const integrationUser = world.org.findUser(world.demo.integrationUsername)?.userId as string;
    world.org.faults.hidden.set(integrationUser, new Set(['Account.Industry']));
    world.tick(MINUTE);
    world.update('Account', [{ Id: id, Industry: 'Banking', Type: 'Prospect' }]);
    await run(sync);
    const [row] = await world.database.query('SELECT industry, type FROM accounts');
    expect(row).toEqual({ industry: 'Energy', type: 'Prospect' });
    const alerts = async () => (await sync.status(world.org.orgId)).alerts.map((alert) => alert.code);
    expect(await alerts()).toContain('FIELD_HIDDEN');
    world.tick(30 * MINUTE);
    await run(sync);
    world.org.faults.hidden.clear();
    world.tick(MINUTE);
    await run(sync);
    await expectEqual();
    expect(await alerts()).not.toContain('FIELD_HIDDEN');
});

// Guard: describe() that throws on NOT_FOUND instead of giving null (the pass then ends early).
test('D7 an object disappears: the others go on', async () => {
    world.insert('Account', accounts(3));
    const integrationUser = world.org.findUser(world.demo.integrationUsername)?.userId as string;
    world.org.faults.hidden.set(integrationUser, new Set(['SuggestionFeedback__c']));
    const sync = world.sync();
    await run(sync);
    await expectEqual();
    const { alerts, state } = await sync.status(world.org.orgId);
    expect(state).toBe('idle');
    expect(alerts).toContainEqual(
        expect.objectContaining({ code: 'OBJECT_UNREADABLE', objectApiName: 'SuggestionFeedback__c' })
    );
});
