import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Database } from '../../platform/database.ts';
import { testEngines } from '../../store/testing/testDatabase.ts';
import { LeaseLost, takeLease } from './lease.ts';

describe.each(testEngines())('a lease on $name', ({ open }) => {
    let database: Database;
    beforeAll(async () => {
        database = await open();
    });
    afterAll(() => database.close());
    beforeEach(async () => {
        await database.execute('DELETE FROM sync_leases');
    });

    test('is held by one instance until it is released', async () => {
        const first = await takeLease(database, 'org', 'pull', 'a', 60);
        expect(first).not.toBeNull();
        expect(await takeLease(database, 'org', 'pull', 'b', 60)).toBeNull();
        expect(await takeLease(database, 'other', 'pull', 'b', 60)).not.toBeNull();
        await first?.release();
        expect(await takeLease(database, 'org', 'pull', 'b', 60)).not.toBeNull();
    });

    test('goes over when its holder was silent, and the old holder can write nothing more', async () => {
        // Already over: a lease of 0 seconds would still hold within the same tick of the store's clock.
        const first = await takeLease(database, 'org', 'pull', 'a', -1);
        const second = await takeLease(database, 'org', 'pull', 'b', 60);
        expect(second).not.toBeNull();
        await expect(database.transaction((tx) => first!.assertHeld(tx))).rejects.toBeInstanceOf(LeaseLost);
        await expect(first!.renew()).rejects.toBeInstanceOf(LeaseLost);
        await first!.release();
        await expect(database.transaction((tx) => second!.assertHeld(tx))).resolves.toBeUndefined();
    });
});
