import type { Database } from '../platform/database.ts';
import type { Logger } from '../platform/logger.ts';
import { openPglite } from './adapters/openPglite.ts';
import { openPostgresql } from './adapters/postgresqlDatabase.ts';
import { migrate } from './migrate.ts';
import { StoreError } from './storeDatabase.ts';

export interface OpenDatabaseOptions {
    /** PostgreSQL connection URL; wins over `directory`. */
    readonly databaseUrl?: string | undefined;
    /** Directory of the embedded store (PGlite). */
    readonly directory?: string | undefined;
    readonly logger: Logger;
}

/**
 * The store, open and migrated to this version.
 *
 * Errors: `StoreError` with the next step, when the store cannot be used.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
    const { databaseUrl, directory, logger } = options;
    if (databaseUrl === undefined && directory === undefined) {
        throw new StoreError('No store is configured. Set FIELDMAP_STORE_DIR or DATABASE_URL.');
    }
    const database =
        databaseUrl === undefined ? await openPglite(directory as string) : await openPostgresql(databaseUrl, logger);
    try {
        await migrate(database, logger);
        return database;
    } catch (error) {
        await database.close();
        throw error;
    }
}
