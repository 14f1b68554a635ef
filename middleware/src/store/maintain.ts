import type { Database } from '../platform/database.ts';

/**
 * Does what PostgreSQL's autovacuum does and PGlite, which has one process only, does not: frees the space of replaced
 * rows and refreshes the statistics that query plans need. One table at a time, so that requests get in between.
 *
 * Limits: nothing on a PostgreSQL server, which looks after itself.
 */
export async function maintainStore(database: Database, signal?: AbortSignal): Promise<void> {
    if (database.kind !== 'pglite') {
        return;
    }
    const tables = await database.query<{ name: string }>(
        "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
    );
    for (const { name } of tables) {
        signal?.throwIfAborted();
        await database.execute(`VACUUM (ANALYZE) ${name}`);
    }
}
