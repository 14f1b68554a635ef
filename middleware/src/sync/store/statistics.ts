import type { Database } from '../../platform/database.ts';

/**
 * Tells the planner how large tables have become. After a first load it still believes them empty and would compare
 * every row with every other; the embedded store has no autovacuum that would do this by itself. Outside transactions.
 */
export async function refreshStatistics(database: Database, tables: readonly string[]): Promise<void> {
    for (const table of tables) {
        // The embedded store never takes back the room of old row versions either.
        await database.execute(database.kind === 'pglite' ? `VACUUM (ANALYZE) ${table}` : `ANALYZE ${table}`);
    }
}
