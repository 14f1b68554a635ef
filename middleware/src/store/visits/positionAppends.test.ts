import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from '../../platform/database.ts';
import type { Recording } from '../../visits/ports.ts';
import { testEngines } from '../testing/testDatabase.ts';
import { createVisitStore } from './index.ts';
import { ALWAYS, NOON_MS, ORG, openVisitWorld, OTHER_REP, REP, saveSetting, VADUZ } from './testing/visitWorld.ts';
import type { VisitWorld } from './testing/visitWorld.ts';

const never = new AbortController().signal;
const points = (count: number, latitude = VADUZ.latitude, fromMs = NOON_MS) =>
    Array.from({ length: count }, (_, i) => ({
        ...{ atMs: fromMs + i * 10_000, latitude, longitude: VADUZ.longitude, accuracyMetres: 10 }
    }));

describe.each(testEngines())('batches of positions on $name', ({ open }) => {
    let database: Database;
    let world: VisitWorld;
    beforeAll(async () => {
        database = await open();
    });
    beforeEach(async () => {
        world = await openVisitWorld(database);
        await world.visits.changeTracking({ ...world.caller, userId: OTHER_REP }, ALWAYS);
    });
    afterAll(async () => database.close());

    const read = async (userId: string): Promise<Recording> => {
        const recording = await createVisitStore(database).recording(ORG, userId);
        return recording!;
    };

    it('a batch that the store refuses takes no other with it', async () => {
        const store = createVisitStore(database);
        const [mine, others] = [await read(REP), await read(OTHER_REP)];
        await database.execute('ALTER TABLE positions ADD CONSTRAINT broken CHECK (latitude < 50) NOT VALID');
        try {
            const answers = await Promise.allSettled([
                store.append(mine, points(6)),
                store.append(others, points(6, 51)),
                store.append(mine, points(6, VADUZ.latitude, NOON_MS + 600_000)),
                store.append(others, points(3))
            ]);
            expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 'failed'))).toEqual([
                6,
                'failed',
                6,
                3
            ]);
        } finally {
            await database.execute('ALTER TABLE positions DROP CONSTRAINT broken');
        }
    });

    const changes: [string, () => Promise<unknown>][] = [
        ['the consent', () => world.visits.changeTracking(world.caller, { ...ALWAYS, isConsented: false })],
        ['the hours', () => world.visits.changeTracking(world.caller, { ...ALWAYS, dayEndsAt: '17:00' })],
        ['a device', () => world.visits.addDevice(world.caller, 'Phone')],
        ['the user', () => database.execute(`UPDATE users SET system_modstamp = now() + interval '1 minute'`)],
        ["the org's hours", () => saveSetting(database, 'dayEndsAt', '16:00')],
        ['that all is erased', () => world.visits.eraseMyData(world.caller)]
    ];
    it.each(changes)('nothing is kept of a person of whom %s changed since', async (_what, change) => {
        const store = createVisitStore(database);
        const before = await read(REP);
        expect(await store.append(before, points(2))).toBe(2);
        await change();
        expect(await store.append(before, points(2, VADUZ.latitude, NOON_MS + 600_000))).toBeNull();
        const rows = await database.query('SELECT 1 FROM positions WHERE at_ms > $1', [NOON_MS + 300_000]);
        expect(rows).toEqual([]);
    });

    it('taking positions and looking for stays in them leave the person as read', async () => {
        const before = await read(REP);
        await world.visits.takeBatch(world.caller, { positions: [] });
        await createVisitStore(database).append(before, points(100));
        world.clock.advanceSeconds(600);
        await world.visits.work(never);
        expect((await read(REP)).revision).toBe(before.revision);
    });

    it('a withdrawn consent holds for the next batch, and a given one too, whatever was known of the person', async () => {
        const batch = (minute: number) => ({
            positions: [{ at: new Date(NOON_MS + minute * 60_000).toISOString(), ...VADUZ }]
        });
        expect(await world.visits.takeBatch(world.caller, batch(1))).toMatchObject({ accepted: 1 });
        const other = world.openInstance(); // another process: nothing is said to the first one
        await other.changeTracking(world.caller, { ...ALWAYS, isConsented: false });
        expect(await world.visits.takeBatch(world.caller, batch(2))).toMatchObject({
            refused: [{ reason: 'no-consent' }]
        });
        await other.changeTracking(world.caller, ALWAYS);
        expect(await world.visits.takeBatch(world.caller, batch(3))).toMatchObject({ accepted: 1 });
        const [row] = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM positions');
        expect(row).toEqual({ n: 1 });
    });
});
