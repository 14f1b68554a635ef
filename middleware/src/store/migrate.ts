import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from '../platform/logger.ts';
import { StoreError } from './storeDatabase.ts';
import type { StoreDatabase } from './storeDatabase.ts';

/** One numbered SQL file. */
export interface Migration {
    /** `0001_mirror`. */
    readonly name: string;
    readonly sql: string;
    readonly checksum: string;
}

/** Any number will do, as long as every process of the product takes the same. */
const MIGRATION_LOCK = 4_200_001;
const FILE_NAME = /^\d{4}_[a-z0-9_]+\.sql$/;

/**
 * The SQL files that ship with the product, in order. They stay in the source tree because the compiler copies no SQL;
 * both `middleware/src/store` and `lib/middleware/src/store` find them from the package's root.
 */
export function readMigrations(directory = migrationsDirectory()): Migration[] {
    return fs
        .readdirSync(directory)
        .filter((file) => FILE_NAME.test(file))
        .sort()
        .map((file) => {
            const sql = fs.readFileSync(path.join(directory, file), 'utf8').replaceAll('\r\n', '\n');
            return { name: file.slice(0, -4), sql, checksum: createHash('sha256').update(sql).digest('hex') };
        });
}

function migrationsDirectory(): string {
    let directory = path.dirname(fileURLToPath(import.meta.url));
    while (!fs.existsSync(path.join(directory, 'package.json'))) {
        const parent = path.dirname(directory);
        if (parent === directory) {
            throw new StoreError('The installation is incomplete: the package root was not found. Install again.');
        }
        directory = parent;
    }
    return path.join(directory, 'middleware/src/store/migrations');
}

/**
 * Brings the store to this version: all missing files in one transaction, so an interrupted upgrade changes nothing.
 *
 * Errors: `StoreError` when the store was written by a newer version or an applied file has changed since.
 */
export async function migrate(
    database: StoreDatabase,
    logger: Logger,
    migrations: readonly Migration[] = readMigrations()
): Promise<void> {
    await database.runScript(
        'CREATE TABLE IF NOT EXISTS schema_migrations (' +
            'name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())'
    );
    const applied = await database.transaction((tx) => applyMissing(tx, migrations));
    if (applied.length > 0) {
        logger.info({ migrations: applied }, 'store migrated');
    }
}

async function applyMissing(tx: StoreDatabase, migrations: readonly Migration[]): Promise<string[]> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    const rows = await tx.query<{ name: string; checksum: string }>('SELECT name, checksum FROM schema_migrations');
    const recorded = new Map(rows.map((row) => [row.name, row.checksum]));
    assertSameVersion(recorded, migrations);
    const missing = migrations.filter((migration) => !recorded.has(migration.name));
    for (const migration of missing) {
        await tx.runScript(migration.sql);
        await tx.execute('INSERT INTO schema_migrations (name, checksum) VALUES ($1, $2)', [
            migration.name,
            migration.checksum
        ]);
    }
    return missing.map((migration) => migration.name);
}

function assertSameVersion(recorded: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
    const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
    for (const [name, checksum] of recorded) {
        const expected = known.get(name);
        if (expected === undefined) {
            throw new StoreError(
                `The store was written by a newer version of Fieldmap (it has ${name}). Install that version again, ` +
                    'or start with an empty store: everything in it is rebuilt from Salesforce.'
            );
        }
        if (expected !== checksum) {
            throw new StoreError(
                `The store was made by another build of Fieldmap (${name} differs). ` +
                    'Start with an empty store: everything in it is rebuilt from Salesforce.'
            );
        }
    }
}
