import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AreaFigures } from '#kernel/contracts';
import { areaFiguresSchema } from '../../contracts/index.ts';
import type { Caller } from '../../platform/caller.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { createTerritories } from '../../territories/index.ts';
import { createGreatCircleTravel } from '../../travel/index.ts';
import { account, insertSmallOrg, SMALL_ORG } from '../testing/smallOrg.ts';
import { testEngines } from '../testing/testDatabase.ts';
import { createFiguresSource } from './figuresSource.ts';

const { orgId, manager, rep1, rep2, timeZone, now } = SMALL_ORG;
const callerOf = (userId: string, ...others: string[]): Caller => ({
    orgId,
    userId,
    visibleUserIds: new Set([userId, ...others]),
    timeZone,
    isAdmin: false
});

describe.each(testEngines())('figures of accounts on $name', ({ open }) => {
    let database: Database;
    let read: (caller: Caller, afterId?: string, limit?: number) => Promise<AreaFigures>;
    beforeAll(async () => {
        database = await open();
        await insertSmallOrg(database);
        const territories = createTerritories({
            source: createFiguresSource(database),
            travel: createGreatCircleTravel(),
            estimate: createGreatCircleTravel,
            clock: fixedClock(now)
        });
        read = (caller, afterId, limit = 100) =>
            territories.figures(caller, { days: 90, limit, ...(afterId !== undefined && { afterId }) });
    });
    afterAll(async () => database.close());

    it('counts visits and orders of the last 90 days as worked out by hand', async () => {
        const figures = await read(callerOf(manager, rep1, rep2));
        expect(areaFiguresSchema.parse(figures)).toEqual(figures);
        expect(figures).toMatchObject({ from: '2026-01-02', today: '2026-04-01', nextAfterId: null });
        expect(figures.accountIds).toEqual([1, 2, 3, 4, 5, 6, 7].map(account));
        // Account 1: 30 and 31 March, 23 March; 4 ends before it starts; 11 lies ahead; 15 is a day too old.
        expect(figures.visits).toEqual([3, 1, 0, 4, 0, 0, 0]);
        // Deals 1 and 7, 2, 6 (another currency is an order too), 4; deal 5 closes on Friday.
        expect(figures.orders).toEqual([2, 1, 0, 0, 1, 0, 1]);
        expect(figures.visitsAYear[2]).toBe(0);
        expect(figures.visitsAYear[0]).toBeGreaterThan(0);
        expect(figures.overdueDays[2]).toBeNull();
    });

    it('shows nobody more than the accounts of those they may see', async () => {
        expect((await read(callerOf(rep1))).accountIds).toEqual([1, 2, 3].map(account));
        expect((await read(callerOf(rep2))).accountIds).toEqual([4, 5, 6, 7].map(account));
    });

    it('gives every account exactly once, page by page', async () => {
        const ids: string[] = [];
        let afterId: string | undefined;
        do {
            const page = await read(callerOf(manager, rep1, rep2), afterId, 3);
            ids.push(...page.accountIds);
            afterId = page.nextAfterId ?? undefined;
        } while (afterId !== undefined);
        expect(ids).toEqual([1, 2, 3, 4, 5, 6, 7].map(account));
    });
});
