import { describe, expect, test } from '@jest/globals';
import { CALLER, kpisOver, NOW, ORG } from './testing/randomOrg.ts';
import type { TestAccount, TestRecords, TestVisit } from './testing/recordsOf.ts';

/*
 * The list of what is wrong in real orgs: how each is counted, and what is said about it. Wednesday 2026-06-03, 12:00 UTC; the week began
 * on Monday 1 June.
 */
const at = (day: string, time = '09:00'): number => Date.parse(`${day}T${time}:00Z`);
const account = (id: string, more: Partial<TestAccount> = {}): TestAccount => ({
    id,
    ownerId: 'u1',
    customerClass: 'A',
    intervalDays: 14,
    createdAt: 0,
    territoryId: 't1',
    latitude: 47.1,
    longitude: 9.5,
    ...more
});
const visit = (id: string, more: Partial<TestVisit> = {}): TestVisit => ({
    id,
    ownerId: 'u1',
    accountId: 'a',
    status: 'Completed',
    isInPerson: true,
    isJoint: false,
    isOnSite: true,
    outcome: 'Order',
    plannedAt: null,
    startsAt: at('2026-06-02', '09:00'),
    endsAt: at('2026-06-02', '10:00'),
    createdAt: at('2026-06-01'),
    ...more
});
const deal = (id: string, more: Partial<TestRecords['deals'][number]> = {}): TestRecords['deals'][number] => ({
    id,
    ownerId: 'u1',
    accountId: 'a',
    isClosed: true,
    isWon: true,
    probability: 100,
    closeDay: '2026-06-02',
    amount: '100.00',
    currency: 'USD',
    ...more
});
const EMPTY: TestRecords = { visits: [], accounts: [], deals: [], leads: [] };

async function valuesOf(records: Partial<TestRecords>, org = ORG) {
    const board = await kpisOver({ ...EMPTY, ...records }, org).board(CALLER, { period: 'week', kpis: 'all' });
    return { board, of: (key: string) => board.team.find((cell) => cell.key === key)?.current };
}
const excluded = (...pairs: readonly (readonly [string, number])[]) => pairs.map(([code, count]) => ({ code, count }));

describe('no visits yet', () => {
    test('counts are 0, ratios have no value, nothing is complete or incomplete, and the board says that it is empty', async () => {
        const { board, of } = await valuesOf({});
        expect(board).toMatchObject({ isEmpty: true, members: [], memberCount: 0 });
        for (const { key, current } of board.team) {
            expect([key, current.completeness, current.excluded]).toEqual([key, null, []]);
            expect([0, null]).toContain(current.value);
        }
        expect([of('visits-completed')?.value, of('coverage')?.value, of('sales')?.value]).toEqual([0, null, 0]);
    });
    test('accounts that nobody visited are 0 of them covered, which is a number', async () => {
        const { of } = await valuesOf({ accounts: [account('a')] });
        expect(of('coverage')).toMatchObject({ numerator: 0, denominator: 1, value: 0, isSmallSample: true });
    });
});

describe('a person without a territory', () => {
    const records = { ...EMPTY, accounts: [account('a', { territoryId: null })], visits: [visit('v')] };
    test('counts for the team and stands in a segment of its own', async () => {
        const answer = await kpisOver(records).cut(CALLER, {
            period: 'week',
            cut: 'territory',
            keys: ['visits-completed']
        });
        expect(answer.segments).toMatchObject([{ key: '-', ids: { territoryId: null } }]);
        expect(answer.segments[0]?.cells[0]?.current.numerator).toBe(1);
        expect(answer.total[0]?.current.numerator).toBe(1);
    });
    test('is not compared by a territory that is not there', async () => {
        const { people } = await kpisOver(records).fair(CALLER, 'visits-completed', { period: 'week' });
        expect(people.every(({ expected, factors }) => expected === null && factors === null)).toBe(true);
    });
});

describe('mixed currencies', () => {
    const deals = [
        deal('usd'),
        deal('eur', { currency: 'EUR', amount: '90.00' }),
        deal('own', { currency: null, amount: '1.50' })
    ];
    test('only money of the org counts, the rest is listed; orders and win rate count all', async () => {
        const { of } = await valuesOf({ deals });
        expect(of('sales')).toMatchObject({ numerator: 101.5, excluded: excluded(['other-currency', 1]) });
        expect(of('average-deal-value')).toMatchObject({ numerator: 101.5, denominator: 2 });
        expect([of('orders')?.numerator, of('win-rate')?.value]).toEqual([3, 1]);
    });
    test('an org without a code counts what says no code', async () => {
        const { of } = await valuesOf({ deals }, { ...ORG, currency: null });
        expect(of('sales')).toMatchObject({ numerator: 1.5, excluded: excluded(['other-currency', 2]) });
    });
});

describe('dates in the future', () => {
    test('a visit that is said to be completed tomorrow does not count and is listed', async () => {
        const later = { startsAt: at('2026-06-04', '09:00'), endsAt: at('2026-06-04', '10:00') };
        const { of } = await valuesOf({ accounts: [account('a')], visits: [visit('v', later)] });
        for (const key of [
            'visits-completed',
            'on-site-minutes',
            'kilometres-per-visit',
            'cost-per-visit',
            'report-completeness'
        ]) {
            expect([key, of(key)?.numerator, of(key)?.excluded]).toEqual([key, 0, excluded(['future-dated', 1])]);
        }
        expect(of('coverage')?.numerator).toBe(0);
    });
    test('a deal that closes on Friday is no order yet, and is listed', async () => {
        const { of } = await valuesOf({ deals: [deal('d', { closeDay: '2026-06-05' })] });
        for (const key of ['orders', 'sales', 'win-rate']) {
            expect([key, of(key)?.numerator, of(key)?.excluded]).toEqual([key, 0, excluded(['future-dated', 1])]);
        }
    });
    test('a one-on-one of tomorrow has not been held', async () => {
        const { of } = await valuesOf({
            visits: [visit('v')],
            oneOnOnes: [{ ownerId: 'u1', at: Date.parse(NOW) + 86_400_000 }]
        });
        expect(of('days-since-one-on-one')).toMatchObject({ value: null, excluded: excluded(['no-one-on-one', 1]) });
    });
});

describe('a check-out before the check-in', () => {
    const backwards = visit('v', { endsAt: at('2026-06-02', '08:00') });
    test('does not count, is listed, and presses the completeness down', async () => {
        const { of } = await valuesOf({ accounts: [account('a')], visits: [backwards, visit('w')] });
        expect(of('visits-completed')).toMatchObject({
            numerator: 1,
            completeness: 0.5,
            excluded: excluded(['ends-before-start', 1])
        });
        expect(of('on-site-minutes')).toMatchObject({ numerator: 60, excluded: excluded(['ends-before-start', 1]) });
        expect(of('visits-per-field-hour')).toMatchObject({ numerator: 1, denominator: 1 });
        expect(of('report-completeness')).toMatchObject({ numerator: 1, denominator: 2, excluded: [] });
    });
    test('covers nobody', async () => {
        const { of } = await valuesOf({ accounts: [account('a')], visits: [backwards] });
        expect(of('coverage')?.numerator).toBe(0);
    });
});

describe('things that are gone', () => {
    test('a visit to a deleted account counts as a visit, without class, territory and way', async () => {
        const records = {
            ...EMPTY,
            accounts: [account('a')],
            visits: [
                visit('v'),
                visit('w', {
                    accountId: 'gone',
                    startsAt: at('2026-06-02', '11:00'),
                    endsAt: at('2026-06-02', '12:00')
                })
            ]
        };
        const { of } = await valuesOf(records);
        expect(of('visits-completed')?.numerator).toBe(2);
        expect(of('class-a-time-share')).toMatchObject({ denominator: 60, excluded: excluded(['no-class', 1]) });
        expect(of('kilometres-per-visit')).toMatchObject({ denominator: 1, excluded: excluded(['no-place', 1]) });
        const { segments } = await kpisOver(records).cut(CALLER, {
            period: 'week',
            cut: 'class',
            keys: ['visits-completed']
        });
        expect(segments.map(({ key, cells }) => [key, cells[0]?.current.numerator])).toEqual([
            ['-', 1],
            ['A', 1]
        ]);
    });
});
