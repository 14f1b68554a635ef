import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Caller } from '../platform/caller.ts';
import { fixedClock } from '../platform/clock.ts';
import { createKpis } from './index.ts';
import type { Kpis } from './index.ts';
import { recordsOf } from './testing/recordsOf.ts';
import type { TestRecords } from './testing/recordsOf.ts';

const people = ['u1', 'u2', 'u3'];
const caller: Caller = {
    orgId: 'org',
    userId: 'u1',
    visibleUserIds: new Set(people),
    timeZone: 'UTC',
    isAdmin: false
};

/** KPIs over records in memory. */
function kpisOver(records: TestRecords): Kpis {
    return createKpis({
        clock: fixedClock('2026-06-03T12:00:00Z'),
        source: {
            org: () =>
                Promise.resolve({
                    currency: 'USD',
                    timeZone: 'UTC',
                    fiscalStartMonth: 1,
                    dataAsOf: new Date('2026-06-03T11:59:00Z')
                }),
            records: (_orgId, ownerIds) => Promise.resolve(new Map(ownerIds.map((id) => [id, recordsOf(id, records)]))),
            changes: () => Promise.resolve({ mark: '1', ownerIds: [], isEverybody: false }),
            customerClasses: () => Promise.resolve(new Map([['a', 'A']])),
            memberDays: () => Promise.resolve(new Map()),
            people: () => Promise.resolve(people)
        }
    });
}

const day = fc.constantFrom('2026-03-04', '2026-06-01', '2026-06-02', '2026-06-03', '2026-06-05');
const ownerId = fc.constantFrom(...people);
const at = fc
    .tuple(day, fc.integer({ min: 0, max: 86_399 }))
    .map(([date, second]) => Date.parse(`${date}T00:00:00Z`) + second * 1000);

const visits = fc.array(
    fc.record({
        ownerId,
        accountId: fc.option(fc.constantFrom('a', 'b')),
        status: fc.constantFrom('Completed', 'Planned', 'Skipped', 'Cancelled'),
        isInPerson: fc.boolean(),
        isJoint: fc.boolean(),
        isOnSite: fc.option(fc.boolean()),
        outcome: fc.option(fc.constantFrom('Order', 'No Contact')),
        plannedAt: fc.option(at),
        startsAt: fc.option(at),
        endsAt: fc.option(at),
        createdAt: at
    }),
    { maxLength: 20 }
);
const accounts = fc.array(
    fc.record({
        ownerId,
        customerClass: fc.option(fc.constant('A')),
        intervalDays: fc.option(fc.constant(14)),
        createdAt: at
    }),
    { maxLength: 20 }
);
const deals = fc.array(
    fc.record({
        ownerId,
        accountId: fc.constant('a'),
        isClosed: fc.boolean(),
        isWon: fc.boolean(),
        probability: fc.option(fc.integer({ min: 0, max: 100 })),
        closeDay: day,
        amount: fc.option(fc.integer({ min: 0, max: 1_000_000 }).map((cents) => (cents / 100).toFixed(2))),
        currency: fc.constantFrom(null, 'USD', 'EUR')
    }),
    { maxLength: 20 }
);
const leads = fc.array(fc.record({ ownerId, createdAt: at }), { maxLength: 5 });
const numbered = <Row>(rows: readonly Row[], prefix: string) =>
    rows.map((row, index) => ({ ...row, id: `${prefix}${index}` }));
const org = fc.record({ visits, accounts, deals, leads }).map((drawn): TestRecords => ({
    visits: numbered(drawn.visits, 'v'),
    accounts: numbered(drawn.accounts, 'a'),
    deals: numbered(drawn.deals, 'o'),
    leads: numbered(drawn.leads, 'l')
}));
const EMPTY: TestRecords = { visits: [], accounts: [], deals: [], leads: [] };

test('property: the team is its members added up, never their average', async () => {
    await fc.assert(
        fc.asyncProperty(org, async (drawn) => {
            const board = await kpisOver(drawn).board(caller, { period: 'week', kpis: 'all' });
            for (const [index, { current }] of board.team.entries()) {
                const members = board.members.map((member) => member.cells[index]?.current);
                const total = members.reduce((sum, value) => sum + (value?.numerator ?? 0), 0);
                expect(total).toBeCloseTo(current.numerator, 4);
                const excluded = members
                    .flatMap((value) => value?.excluded ?? [])
                    .reduce((sum, { count }) => sum + count, 0);
                expect(excluded).toBe(current.excluded.reduce((sum, { count }) => sum + count, 0));
            }
        }),
        { numRuns: 50 }
    );
});

test('property: the order in which records came makes no difference', async () => {
    await fc.assert(
        fc.asyncProperty(org, async (drawn) => {
            const turned: TestRecords = {
                ...drawn,
                visits: [...drawn.visits].reverse(),
                accounts: [...drawn.accounts].reverse(),
                deals: [...drawn.deals].reverse()
            };
            const numbers = async (kpis: Kpis) =>
                (await kpis.board(caller, { period: 'week' })).team.map(({ key, current }) => [
                    key,
                    current.value,
                    current.numerator,
                    current.denominator,
                    current.completeness
                ]);
            expect(await numbers(kpisOver(turned))).toEqual(await numbers(kpisOver(drawn)));
        }),
        { numRuns: 50 }
    );
});

test('property: a number recounted from its records is the number', async () => {
    await fc.assert(
        fc.asyncProperty(org, async (drawn) => {
            const kpis = kpisOver(drawn);
            const amounts = new Map(drawn.deals.map(({ id, amount }) => [id, Number(amount)]));
            for (const key of ['visits-completed', 'coverage', 'cadence-attainment', 'plan-adherence', 'win-rate']) {
                const { value, numeratorIds, denominatorIds } = await kpis.records(caller, key, { period: 'week' });
                expect(numeratorIds).toHaveLength(value.numerator);
                expect(key === 'visits-completed' ? 1 : denominatorIds.length).toBe(value.denominator);
                expect(new Set(numeratorIds).size).toBe(numeratorIds.length);
            }
            const { value, numeratorIds } = await kpis.records(caller, 'sales', { period: 'week' });
            expect(numeratorIds.reduce((sum, id) => sum + (amounts.get(id) ?? 0), 0)).toBeCloseTo(value.numerator, 6);
        }),
        { numRuns: 50 }
    );
});

test('property: the team without me and I alone add up to the team', async () => {
    await fc.assert(
        fc.asyncProperty(org, async (drawn) => {
            const kpis = kpisOver(drawn);
            const ask = async (whose: 'all' | 'others' | 'own') =>
                (await kpis.board(caller, { period: 'month', kpis: 'all', people: whose })).team;
            const [all, others, own] = [await ask('all'), await ask('others'), await ask('own')];
            for (const [index, { current }] of all.entries()) {
                const parts = (others[index]?.current.numerator ?? 0) + (own[index]?.current.numerator ?? 0);
                expect(parts).toBeCloseTo(current.numerator, 4);
            }
        }),
        { numRuns: 30 }
    );
});

test('someone without any record is left out of the team, but shown when asked for', async () => {
    const kpis = kpisOver(EMPTY);
    expect((await kpis.board(caller, { period: 'week' })).members).toEqual([]);
    expect((await kpis.board(caller, { period: 'week', ownerId: 'u2' })).members.map(({ userId }) => userId)).toEqual([
        'u2'
    ]);
});

test('a day after today counts as today', async () => {
    const kpis = kpisOver(EMPTY);
    const board = await kpis.board(caller, { period: 'month', asOf: '2027-01-15' });
    expect(board.period).toEqual({ kind: 'month', from: '2026-06-01', to: '2026-06-04' });
});
