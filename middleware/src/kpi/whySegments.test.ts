import { expect, test } from '@jest/globals';
import { CALLER, kpisOver } from './testing/randomOrg.ts';
import type { TestVisit } from './testing/recordsOf.ts';
import { foldSegments, OTHER_SEGMENTS } from './whySegments.ts';

/* Sixty territories: number n has n visits this week (one day of one person) and one in the week before. */
const accounts = Array.from({ length: 60 }, (_item, n) => ({
    id: `a${n}`,
    ownerId: 'u1',
    customerClass: null,
    territoryId: `t${n}`,
    intervalDays: null,
    createdAt: 0
}));
const visit = (id: string, accountId: string, day: string): TestVisit => ({
    id,
    ownerId: 'u1',
    accountId,
    status: 'Completed',
    isInPerson: true,
    isJoint: false,
    isOnSite: true,
    outcome: 'Order',
    plannedAt: null,
    startsAt: Date.parse(`${day}T08:00:00Z`),
    endsAt: Date.parse(`${day}T08:30:00Z`),
    createdAt: 0
});
const visits = accounts.flatMap(({ id }, n) => [
    visit(`before${n}`, id, '2026-05-26'),
    ...Array.from({ length: n }, (_item, at) => visit(`now${n}-${at}`, id, '2026-06-02'))
]);
const kpis = kpisOver({ accounts, visits, deals: [], leads: [] });

test.each(['visits-completed', 'coverage', 'report-completeness'])(
    'the split of %s over sixty parts names the largest and puts the others together; all add up',
    async (key) => {
        const why = await kpis.why(CALLER, key, { period: 'week', cut: 'territory' });
        expect(why.segments).toHaveLength(50);
        const rest = why.segments.find((segment) => segment.key === OTHER_SEGMENTS);
        const parts = why.segments.reduce((sum, { mix, rate }) => sum + mix + rate, 0);
        expect(parts).toBeCloseTo(why.change ?? NaN, 6);
        const total = why.segments.reduce((sum, { after }) => sum + after.numerator, 0);
        expect(total).toBe(why.after.numerator);
        expect(rest?.recordIds.length).toBeLessThanOrEqual(50);
    }
);

/* By hand: t59 goes from 1 to 59 visits, the most; 0 to 10 move least (t0 by −1, t1 by 0, t2 by 1 …), so eleven of them are put together. */
test('of sixty parts those that moved least are put together', async () => {
    const why = await kpis.why(CALLER, 'visits-completed', { period: 'week', cut: 'territory' });
    expect(why.segments[0]).toMatchObject({ key: 't59', rate: 58 });
    const rest = why.segments.find((segment) => segment.key === OTHER_SEGMENTS);
    // 0 + 1 + … + 10 = 55 now, eleven before.
    expect(rest).toMatchObject({ rate: 44, before: { numerator: 11 }, after: { numerator: 55 }, recordCount: 55 });
});

test('few parts stay as they are', () => {
    expect(foldSegments([], 50, true)).toEqual([]);
});
