import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Database } from '../platform/database.ts';
import { maintainStore } from './maintain.ts';
import { testEngines } from './testing/testDatabase.ts';

describe.each(testEngines())('maintenance on $name', ({ name, open }) => {
    let database: Database;
    beforeAll(async () => {
        database = await open();
        await database.execute('CREATE TABLE worn (id integer)');
        await database.execute('INSERT INTO worn SELECT generate_series(1, 500)');
        await database.execute('DELETE FROM worn WHERE id > 10');
    });
    afterAll(async () => database.close());

    test('counts rows anew on the embedded store and leaves a server alone', async () => {
        const rows = async () => {
            const [row] = await database.query<{ n: number }>(
                "SELECT reltuples::int AS n FROM pg_class WHERE relname = 'worn'"
            );
            return row?.n;
        };
        expect(await rows()).toBe(-1);
        await maintainStore(database);
        expect(await rows()).toBe(name === 'pglite' ? 10 : -1);
    });
});
