import fs from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from '../../platform/database.ts';
import { silentLogger } from '../../platform/logger.ts';
import { TrackBuilder } from '../../visits/testing/tracks.ts';
import { openDatabase } from '../openDatabase.ts';
import { NOON_MS, openVisitWorld, saveSetting, VADUZ } from './testing/visitWorld.ts';
import type { VisitWorld } from './testing/visitWorld.ts';

const DAY = { fromDate: '2026-11-17', toDate: '2026-11-17' };
const HOUR_SECONDS = 3_600;
const never = new AbortController().signal;

/** The store as it is run: a directory of files, with its write-ahead log. */
describe('no raw position outlives its hours, in the files of the store either', () => {
    let directory: string;
    let database: Database;
    let world: VisitWorld;
    beforeAll(async () => {
        directory = mkdtempSync(path.join(tmpdir(), 'fieldmap-retention-'));
        database = await openDatabase({ directory, logger: silentLogger });
    }, 60_000);
    beforeEach(async () => {
        world = await openVisitWorld(database);
    });
    afterAll(async () => {
        await database.close();
        rmSync(directory, { recursive: true, force: true });
    });

    const track = (): ReturnType<TrackBuilder['drive']> =>
        new TrackBuilder({ latitude: VADUZ.latitude, longitude: VADUZ.longitude - 0.0264 }, NOON_MS)
            .drive(2)
            .stay(30)
            .drive(6)
            .stay(25)
            .drive(3);
    const rawCount = async (): Promise<number> =>
        Number((await database.query<{ count: string }>('SELECT count(*) AS count FROM positions'))[0]!.count);

    it('is gone before its time, with every stay as it was', async () => {
        const { points } = track();
        await world.send(points);
        const before = (await world.visits.stays(world.caller, DAY)).stays;
        await database.execute('CHECKPOINT');
        expect(filesWith(directory, points[30]!.latitude)).not.toEqual([]);
        for (let hours = 0; hours < 18; hours += 6) {
            world.clock.advanceSeconds(6 * HOUR_SECONDS);
            await world.visits.retain(never);
            const oldestMs = world.clock.now().getTime() - 24 * HOUR_SECONDS * 1000;
            const [row] = await database.query<{ oldest: string | null }>('SELECT min(at_ms) AS oldest FROM positions');
            expect(Number(row!.oldest ?? Infinity)).toBeGreaterThan(oldestMs);
        }
        world.clock.advanceSeconds(1.5 * HOUR_SECONDS);
        await world.visits.retain(never);
        expect(await rawCount()).toBe(0);
        expect(points.filter(({ latitude }, i) => i % 50 === 7 && filesWith(directory, latitude).length > 0)).toEqual(
            []
        );
        const after = (await world.visits.stays(world.caller, DAY)).stays;
        const facts = (stays: typeof after): unknown[] =>
            stays.map(({ stayKey, startsAt, endsAt, latitude, longitude }) => [
                stayKey,
                startsAt,
                endsAt,
                latitude,
                longitude
            ]);
        expect(facts(after)).toEqual(facts(before));
        expect((await world.visits.day(world.caller, '2026-11-17')).kilometres).toBeGreaterThan(5);
    }, 60_000);

    it('keeps positions for the hours that the org says', async () => {
        await saveSetting(database, 'rawPositionHours', '8');
        await world.send(track().points);
        await world.visits.retain(never);
        expect(await rawCount()).toBeGreaterThan(0);
        world.clock.advanceSeconds(4 * HOUR_SECONDS);
        await world.visits.retain(never);
        expect(await rawCount()).toBe(0);
        const late = await world.visits.takeBatch(world.caller, {
            positions: [{ at: new Date(NOON_MS).toISOString(), ...VADUZ }]
        });
        expect(late).toMatchObject({ accepted: 0, refused: [{ reason: 'too-old' }] });
    }, 60_000);

    it('goes at once when the consent is taken back', async () => {
        const { points } = track();
        await world.send(points);
        await database.execute('CHECKPOINT');
        await world.visits.changeTracking(world.caller, {
            isConsented: false,
            isPausedUntil: null,
            workDays: 'MTWTF--',
            dayStartsAt: '08:00',
            dayEndsAt: '17:00',
            autoConfirmAbove: null,
            dwellMinutes: null
        });
        expect(await rawCount()).toBe(0);
        expect(filesWith(directory, points[30]!.latitude)).toEqual([]);
    }, 60_000);

    it('leaves nothing of a person who erases their data', async () => {
        const { points } = track();
        await world.send(points);
        const { stays } = await world.visits.stays(world.caller, DAY);
        await world.visits.decide(world.caller, {
            stayKey: stays[1]!.stayKey,
            action: 'confirm',
            clientKey: 'decision-1'
        });
        await database.execute(
            `INSERT INTO sync_outbox (org_id, kind, client_key, payload, state)
             VALUES ($1, 'found-visit', 'k', jsonb_build_object('ownerId', $2::text), 'done')`,
            [world.caller.orgId, world.caller.userId]
        );
        const mine = await world.visits.myData(world.caller);
        expect(mine).toMatchObject({ stays: [{}, { decidedAs: 'confirmed' }], placeVisits: [{}] });
        expect(mine.positions.length).toBe(mine.tracking.rawPositionCount);
        const erased = await world.visits.eraseMyData(world.caller);
        expect(erased).toEqual({ positions: mine.positions.length, stays: 2, devices: 0, placeVisits: 1, looks: 0 });
        for (const { latitude } of [points[30]!, ...stays]) {
            expect(filesWith(directory, latitude)).toEqual([]);
        }
        expect(await world.visits.stays(world.caller, DAY)).toEqual({ stays: [] });
        expect(await database.query('SELECT 1 FROM sync_outbox')).toEqual([]);
        expect(await world.visits.tracking(world.caller)).toMatchObject({ isConsented: false, rawPositionCount: 0 });
    }, 60_000);

    it('forgets stays after their days and private ones with the positions', async () => {
        await world.send(track().points);
        const { stays } = await world.visits.stays(world.caller, DAY);
        await world.visits.decide(world.caller, {
            stayKey: stays[0]!.stayKey,
            action: 'private',
            clientKey: 'decision-1'
        });
        world.clock.advanceSeconds(25 * HOUR_SECONDS);
        await world.visits.retain(never);
        expect((await world.visits.stays(world.caller, DAY)).stays).toHaveLength(1);
        world.clock.advanceSeconds(90 * 24 * HOUR_SECONDS);
        await world.visits.retain(never);
        expect((await world.visits.stays(world.caller, DAY)).stays).toEqual([]);
    }, 60_000);
});

/** Files that hold this number, as the server writes it into rows and its log. */
function filesWith(directory: string, value: number): string[] {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(value);
    return fs
        .readdirSync(directory, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .filter((file) => fs.readFileSync(file).includes(bytes));
}
