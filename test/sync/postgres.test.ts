import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Logger } from '../../middleware/src/platform/logger.ts';
import { silentLogger } from '../../middleware/src/platform/logger.ts';
import { openDatabase } from '../../middleware/src/store/index.ts';
import type { PostgresServer } from '../../scripts/quality/postgresServer.ts';
import { findPostgres, startPostgres } from '../../scripts/quality/postgresServer.ts';
import { difference, SAME } from './support/compare.ts';
import { runKills } from './support/durability/killRounds.ts';
import { startMiddleware } from './support/soak/middlewareProcess.ts';
import type { World } from './support/world.ts';
import { openWorld } from './support/world.ts';

/*
 * What only a server of its own process can show. It is started for this file, with fsync on. Without a PostgreSQL server on
 * the machine the tests are skipped, and `npm test` says so; FIELDMAP_TEST_POSTGRES=0 skips them, too.
 */
const isAvailable = findPostgres() !== null && process.env['FIELDMAP_TEST_POSTGRES'] !== '0';
const describeOnServer = isAvailable ? describe : describe.skip;

describeOnServer('on a PostgreSQL server', () => {
    let server: PostgresServer;
    let world: World;
    let directory: string;
    let databases = 0;
    const newDatabase = async (): Promise<string> => {
        const name = `sync_${(databases += 1)}`;
        const admin = await openDatabase({ databaseUrl: server.url, logger: silentLogger });
        await admin.execute(`CREATE DATABASE ${name}`);
        await admin.close();
        const url = new URL(server.url);
        url.pathname = `/${name}`;
        return url.href;
    };
    const accounts = (count: number): string[] =>
        world.org.loadRecords(
            'Account',
            Array.from({ length: count }, (_item, index) => ({ Name: `a${index}`, OwnerId: world.repId }))
        );
    beforeAll(async () => {
        directory = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldmap-sync-postgres-'));
        fs.chmodSync(directory, 0o755);
        server = await startPostgres(path.join(directory, 'server'));
        world = await openWorld();
    });
    afterAll(async () => {
        await world.close();
        await server.stop();
        fs.rmSync(directory, { recursive: true, force: true });
    });

    // Guard: takeLease() that always gives a lease (the second process then reads in the first one's name), bulkLoad()
    // that starts a new job whenever it is called.
    test('D10 a process is killed in its first load; another one waits for the lease, then goes on', async () => {
        await world.reset();
        accounts(4000);
        const databaseUrl = await newDatabase();
        const setup = (instanceId: string) => ({
            connection: world.connection,
            store: { databaseUrl },
            skewSeconds: 0,
            instanceId,
            leaseSeconds: 2
        });
        const start = (name: string) =>
            startMiddleware(setup(name), path.join(directory, `${name}.json`), () => world.now());
        const [first, second] = [await start('first'), await start('second')];
        const dying = first.send({ kind: 'thorough' });
        const store = await openDatabase({ databaseUrl, logger: silentLogger });
        while ((await store.query('SELECT 1 FROM sync_bulk_jobs WHERE pages > 2')).length === 0) {
            await new Promise((resolve) => setTimeout(resolve, 5));
        }
        const waiting = second.send({ kind: 'thorough' });
        await first.kill();
        expect(await dying).toBeNull();
        expect(await waiting).toEqual({ code: null, acknowledged: [] });
        expect(await difference({ ...world, database: store }, 'Account')).toEqual(SAME);
        await second.kill();
        await store.close();
    }, 120_000);

    // Guard: withClient() without listening to errors of a connection that is in use (the process dies).
    test('the server is killed in a load: the pass fails, the next one goes on with what was stored', async () => {
        await world.reset();
        accounts(4000);
        const databaseUrl = await newDatabase();
        const database = await openDatabase({ databaseUrl, logger: silentLogger });
        let pages = 0;
        const killing: typeof fetch = async (input, init) => {
            // Only Account has a second page.
            if (String(input).includes('locator=') && (pages += 1) === 10) {
                await server.kill();
            }
            return fetch(input, init);
        };
        const failing = world.sync({ database, fetch: killing, settings: { bulkPageRows: 200 } });
        await expect(failing.runOnce(world.org.orgId)).rejects.toThrow();
        await server.start();
        const [job] = await database.query<{ pages: number; rows_read: string }>(
            "SELECT pages, rows_read FROM sync_bulk_jobs WHERE object_api_name = 'Account'"
        );
        const [row] = await database.query<{ n: string }>('SELECT count(*) AS n FROM accounts');
        expect(job?.pages).toBeGreaterThan(3);
        expect(row?.n).toBe(job?.rows_read);
        await database.execute('DELETE FROM sync_leases');
        await world.sync({ database }).runOnce(world.org.orgId);
        expect(await difference({ ...world, database }, 'Account')).toEqual(SAME);
        await database.close();
    }, 120_000);

    test('D11 kill -9 of the middleware on a server', async () => {
        const report = await runKills({ kills: 3, seed: 4, accounts: 1500, databaseUrl: await newDatabase() });
        expect({ differences: report.differences, lostOrDoubled: report.lostOrDoubled }).toEqual({
            differences: {},
            lostOrDoubled: []
        });
    }, 120_000);

    test('a server that would lose acknowledged changes in a power cut is warned about', async () => {
        const unsafe = await startPostgres(path.join(directory, 'unsafe'), ['-c', 'fsync=off']);
        const warnings: unknown[] = [];
        const logger: Logger = { ...silentLogger, warn: (fields: unknown) => void warnings.push(fields) };
        await (await openDatabase({ databaseUrl: server.url, logger })).close();
        expect(warnings).toEqual([]);
        await (await openDatabase({ databaseUrl: unsafe.url, logger })).close();
        expect(warnings).toEqual([{ settings: ['fsync=off'] }]);
        await unsafe.stop();
    }, 60_000);
});
