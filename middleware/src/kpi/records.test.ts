import { describe, expect, test } from '@jest/globals';
import { kpiRecordsQuerySchema } from '../contracts/index.ts';
import { RECORD_LIMIT } from './records.ts';
import { CALLER, kpisOver } from './testing/randomOrg.ts';

/* 4,500 completed visits of one person within two weeks, one a minute: three pages of the rolling period. */
const COUNT = 4500;
const START = Date.parse('2026-05-25T00:00:00Z');
const visits = Array.from({ length: COUNT }, (_item, n) => ({
    ...{ id: `v${n}`, ownerId: 'u1', accountId: null, status: 'Completed', isInPerson: true, isJoint: false },
    ...{ isOnSite: true, outcome: 'Order', plannedAt: null, startsAt: START + n * 60_000, endsAt: null, createdAt: 0 }
}));
const kpis = kpisOver({ accounts: [], visits, deals: [], leads: [] });

describe('the records of a large number', () => {
    test('come in pages that hold each record once, newest first, with the exact count on every page', async () => {
        const pages = await Promise.all(
            [0, RECORD_LIMIT, 2 * RECORD_LIMIT, 3 * RECORD_LIMIT].map((offset) =>
                kpis.records(CALLER, 'visits-completed', { period: 'rolling', offset })
            )
        );
        expect(pages.map(({ numeratorIds }) => numeratorIds.length)).toEqual([2000, 2000, 500, 0]);
        expect(pages.map(({ numeratorCount }) => numeratorCount)).toEqual([COUNT, COUNT, COUNT, COUNT]);
        const ids = pages.flatMap(({ numeratorIds }) => numeratorIds);
        expect(ids).toEqual(visits.map(({ id }) => id).reverse());
    });

    test('a share says what is missing: all of the denominator that is not in the numerator, page by page', async () => {
        const half = visits.map((visit, n) => ({ ...visit, outcome: n % 2 === 0 ? 'Order' : 'Information' }));
        const over = kpisOver({ accounts: [], visits: half, deals: [], leads: [] });
        const [first, second] = await Promise.all(
            [0, RECORD_LIMIT].map((offset) =>
                over.records(CALLER, 'effective-negotiations', { period: 'rolling', offset })
            )
        );
        const missing = [...(first?.missingIds ?? []), ...(second?.missingIds ?? [])];
        expect(missing).toEqual(
            half
                .filter(({ outcome }) => outcome !== 'Order')
                .map(({ id }) => id)
                .reverse()
        );
        expect([first?.missingCount, second?.missingCount]).toEqual([COUNT / 2, COUNT / 2]);
        expect((first?.numeratorCount ?? 0) + (first?.missingCount ?? 0)).toBe(first?.denominatorCount);
        // A count has nothing to be missing from.
        expect(await over.records(CALLER, 'visits-completed', { period: 'rolling' })).not.toHaveProperty('missingIds');
    });

    test('what was left out is paged like what counts', async () => {
        const [first, second] = await Promise.all(
            [0, RECORD_LIMIT].map((offset) => kpis.records(CALLER, 'on-site-minutes', { period: 'rolling', offset }))
        );
        const idsOf = (page: typeof first, code: string): readonly string[] =>
            page?.excludedIds.find((excluded) => excluded.code === code)?.ids ?? [];
        const [code] = first?.excludedIds.map((excluded) => excluded.code) ?? [];
        expect(code).toBeDefined();
        const both = [...idsOf(first, code ?? ''), ...idsOf(second, code ?? '')];
        expect(new Set(both).size).toBe(2 * RECORD_LIMIT);
    });

    test('an offset is a whole number from 0', () => {
        expect(kpiRecordsQuerySchema.parse({ offset: '2000' }).offset).toBe(2000);
        expect(kpiRecordsQuerySchema.safeParse({ offset: '-1' }).success).toBe(false);
        expect(kpiRecordsQuerySchema.safeParse({ offset: 'all' }).success).toBe(false);
    });
});
