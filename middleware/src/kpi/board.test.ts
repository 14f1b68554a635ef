import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Kpis } from './index.ts';
import { CALLER as caller, kpisOver, randomOrg as org } from './testing/randomOrg.ts';
import type { TestRecords } from './testing/recordsOf.ts';

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
                deals: [...drawn.deals].reverse(),
                leads: [...drawn.leads].reverse(),
                oneOnOnes: [...(drawn.oneOnOnes ?? [])].reverse()
            };
            const numbers = async (kpis: Kpis) =>
                (await kpis.board(caller, { period: 'week', kpis: 'all' })).team.map(({ key, current }) => [
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
