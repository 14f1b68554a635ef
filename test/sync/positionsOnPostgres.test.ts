import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Database } from '../../middleware/src/platform/database.ts';
import { silentLogger } from '../../middleware/src/platform/logger.ts';
import { openDatabase } from '../../middleware/src/store/index.ts';
import { openVisitWorld, type VisitWorld } from '../../middleware/src/store/visits/testing/visitWorld.ts';
import { TrackBuilder } from '../../middleware/src/visits/testing/tracks.ts';
import type { PostgresServer } from '../../scripts/quality/postgresServer.ts';
import { findPostgres, startPostgres } from '../../scripts/quality/postgresServer.ts';

const isAvailable = findPostgres() !== null && process.env['FIELDMAP_TEST_POSTGRES'] !== '0';
const describeOnServer = isAvailable ? describe : describe.skip;
const HOUR_SECONDS = 3_600;
const never = new AbortController().signal;

/** The server's files are the server's; what is ours is that the rows are gone, and that a dump can leave them out. */
describeOnServer('raw positions on a PostgreSQL server', () => {
    let directory: string;
    let server: PostgresServer;
    let database: Database;
    let world: VisitWorld;
    beforeAll(async () => {
        directory = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldmap-positions-postgres-'));
        fs.chmodSync(directory, 0o755);
        server = await startPostgres(path.join(directory, 'server'));
        database = await openDatabase({ databaseUrl: server.url, logger: silentLogger });
        world = await openVisitWorld(database);
    });
    afterAll(async () => {
        await database.close();
        await server.stop();
        fs.rmSync(directory, { recursive: true, force: true });
    });

    const rows = async (): Promise<number> =>
        (await database.query<{ n: number }>('SELECT count(*)::int AS n FROM positions'))[0]!.n;

    test('several processes take batches side by side; none is lost, none counts twice', async () => {
        const points = track();
        const processes = [world.visits, world.openInstance(), world.openInstance()];
        const reports = await Promise.all(
            points.map((point, i) =>
                processes[i % 3]!.takeBatch(world.caller, {
                    positions: [point, points[(i + 1) % points.length]!].map(({ atMs, ...place }) => ({
                        at: new Date(atMs).toISOString(),
                        ...place
                    }))
                })
            )
        );
        expect(reports.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(points.length);
        expect(reports.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(points.length);
        expect(await rows()).toBe(points.length);
    });

    test('the documented dump holds none of them', () => {
        const whole = dump();
        const without = dump('--exclude-table-data=positions');
        const latitudes = track()
            .filter((_, i) => i % 40 === 3)
            .map(({ latitude }) => String(latitude));
        expect(latitudes.filter((latitude) => !whole.includes(latitude))).toEqual([]);
        expect(latitudes.filter((latitude) => without.includes(latitude))).toEqual([]);
    });

    test('they are gone before their time, with every stay as it was', async () => {
        const day = { fromDate: '2026-11-17', toDate: '2026-11-17' };
        const before = (await world.visits.stays(world.caller, day)).stays.map(({ stayKey, endsAt }) => [
            stayKey,
            endsAt
        ]);
        expect(before).toHaveLength(2);
        world.clock.advanceSeconds(19.5 * HOUR_SECONDS);
        await world.visits.retain(never);
        expect(await rows()).toBe(0);
        const after = (await world.visits.stays(world.caller, day)).stays.map(({ stayKey, endsAt }) => [
            stayKey,
            endsAt
        ]);
        expect(after).toEqual(before);
        const latitude = String(track()[43]!.latitude);
        expect(dump()).not.toContain(latitude);
    });

    function track() {
        const start = { latitude: 47.141, longitude: 9.5209 - 0.0264 };
        return new TrackBuilder(start, Date.parse('2026-11-17T11:00:00Z')).drive(2).stay(30).drive(6).stay(25).drive(3)
            .points;
    }

    /** What `pg_dump` writes. */
    function dump(...options: readonly string[]): string {
        const program = path.join(findPostgres() ?? '', 'pg_dump');
        const { status, stdout, stderr } = spawnSync(program, ['--dbname', server.url, ...options], {
            encoding: 'utf8',
            maxBuffer: 64 * 1024 * 1024
        });
        if (status !== 0) throw new Error(stderr);
        return stdout;
    }
});
