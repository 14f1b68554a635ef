import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { PGlite } from '@electric-sql/pglite';
import type { Database } from '../../platform/database.ts';
import { silentLogger } from '../../platform/logger.ts';
import { pgliteDatabase, pgliteOptions } from '../adapters/pgliteDatabase.ts';
import { openPostgresql } from '../adapters/postgresqlDatabase.ts';
import { migrate, readMigrations } from '../migrate.ts';

/** Name of an engine and a way to get a fresh, migrated, empty database on it. */
export interface TestEngine {
    readonly name: 'pglite' | 'postgresql';
    open(): Promise<Database>;
}

const CACHE = path.resolve('.cache/test-store');

/**
 * Engines that database tests run on: PGlite in memory, and PostgreSQL when FIELDMAP_TEST_DATABASE_URL names a server
 * on which databases may be made. Use as `describe.each(testEngines())('… on $name', ({ open }) => …)`.
 */
export function testEngines(): TestEngine[] {
    const url = process.env['FIELDMAP_TEST_DATABASE_URL'];
    const pglite: TestEngine = { name: 'pglite', open: openTestPglite };
    return url === undefined ? [pglite] : [pglite, { name: 'postgresql', open: () => openTestPostgresql(url) }];
}

/**
 * A fresh, migrated database in memory, or on the server of FIELDMAP_TEST_DATABASE_URL when FIELDMAP_TEST_STORE is
 * `postgresql`. Ask once per test file (about half a second) and close it at the end.
 */
export async function openTestDatabase(): Promise<Database> {
    const url = process.env['FIELDMAP_TEST_DATABASE_URL'];
    if (process.env['FIELDMAP_TEST_STORE'] !== 'postgresql') {
        return openTestPglite();
    }
    if (url === undefined) {
        throw new Error('FIELDMAP_TEST_STORE=postgresql needs the server in FIELDMAP_TEST_DATABASE_URL.');
    }
    return openTestPostgresql(url);
}

async function openTestPglite(): Promise<Database> {
    const template = await pgliteTemplate();
    return pgliteDatabase(await PGlite.create({ ...pgliteOptions(false), loadDataDir: template }));
}

/** Dump of a migrated database, made once per set of migrations: unpacking it is far quicker than initdb. */
async function pgliteTemplate(): Promise<Blob> {
    const version = readMigrations().map((migration) => migration.checksum.slice(0, 6));
    const file = path.join(CACHE, `${version.join('-')}.tar`);
    if (!fs.existsSync(file)) {
        const pg = await PGlite.create(pgliteOptions(false));
        await migrate(pgliteDatabase(pg), silentLogger);
        const dump = await pg.dumpDataDir('none');
        await pg.close();
        fs.mkdirSync(CACHE, { recursive: true });
        const partial = `${file}.${randomBytes(4).toString('hex')}`;
        fs.writeFileSync(partial, Buffer.from(await dump.arrayBuffer()));
        fs.renameSync(partial, file);
    }
    return new Blob([fs.readFileSync(file)]);
}

async function openTestPostgresql(url: string): Promise<Database> {
    const name = `fieldmap_test_${randomBytes(6).toString('hex')}`;
    const server = await openPostgresql(url, silentLogger);
    await server.execute(`CREATE DATABASE ${name}`);
    const own = new URL(url);
    own.pathname = `/${name}`;
    const database = await openPostgresql(own.href, silentLogger);
    await migrate(database, silentLogger);
    return {
        ...database,
        close: async () => {
            await database.close();
            await server.execute(`DROP DATABASE ${name}`);
            await server.close();
        }
    };
}
