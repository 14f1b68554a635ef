import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testEngines } from './testing/testDatabase.ts';
import { silentLogger } from '../platform/logger.ts';
import { migrate, readMigrations } from './migrate.ts';
import type { Migration } from './migrate.ts';
import type { StoreDatabase } from './storeDatabase.ts';

const extra = (name: string, sql: string, checksum = name): Migration => ({ name, sql, checksum });

describe.each(testEngines())('migrations on $name', ({ open }) => {
    let database: StoreDatabase;
    beforeAll(async () => {
        database = (await open()) as StoreDatabase;
    });
    afterAll(async () => database.close());

    test('running again changes nothing', async () => {
        const before = await database.query('SELECT * FROM schema_migrations ORDER BY name');
        await migrate(database, silentLogger);
        expect(await database.query('SELECT * FROM schema_migrations ORDER BY name')).toEqual(before);
        expect(before.length).toBe(readMigrations().length);
    });

    test('a failing file undoes those before it in the same run', async () => {
        const shipped = readMigrations();
        const run = migrate(database, silentLogger, [
            ...shipped,
            extra('9001_good', 'CREATE TABLE half (a int)'),
            extra('9002_bad', 'CREATE TABLE half_too (a int); SELECT nonsense')
        ]);
        await expect(run).rejects.toThrow('nonsense');
        await migrate(database, silentLogger);
        expect(await database.query("SELECT to_regclass('half') AS half, to_regclass('half_too') AS too")).toEqual([
            { half: null, too: null }
        ]);
    });

    test('a store of a newer version is refused in words', async () => {
        const shipped = readMigrations();
        await migrate(database, silentLogger, [...shipped, extra('9003_future', 'CREATE TABLE future (a int)')]);
        await expect(migrate(database, silentLogger)).rejects.toThrow(
            /newer version of Fieldmap \(it has 9003_future\)/
        );
        await database.execute("DELETE FROM schema_migrations WHERE name = '9003_future'");
    });

    test('an applied file that changed is refused in words', async () => {
        const [first, ...rest] = readMigrations();
        const changed = [{ ...(first as Migration), checksum: 'other' }, ...rest];
        await expect(migrate(database, silentLogger, changed)).rejects.toThrow(/another build of Fieldmap/);
    });
});
