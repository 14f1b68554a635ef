import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Database } from '../../platform/database.ts';
import { testEngines } from '../testing/testDatabase.ts';
import { countLedger } from './countLedger.ts';

describe.each(testEngines())('counts of requests on $name', ({ open }) => {
    let database: Database;
    beforeAll(async () => {
        database = await open();
    });
    afterAll(async () => database.close());

    test('adds up what processes tell, by window, and forgets old ones', async () => {
        const ledger = countLedger(database);
        const of = (counter: string, windowStart: number, requests: number) => ({ counter, windowStart, requests });
        await Promise.all([
            ledger.add([of('org:a', 60_000, 2), of('org:b', 60_000, 1)]),
            ledger.add([of('org:b', 60_000, 4), of('org:a', 60_000, 3)])
        ]);
        expect(await ledger.add([of('org:a', 60_000, 1), of('org:a', 120_000, 7)])).toEqual([
            of('org:a', 60_000, 6),
            of('org:a', 120_000, 7)
        ]);
        await ledger.forgetBefore(120_000);
        expect(await ledger.add([of('org:a', 60_000, 1), of('org:a', 120_000, 1)])).toEqual([
            of('org:a', 60_000, 1),
            of('org:a', 120_000, 8)
        ]);
    });
});
