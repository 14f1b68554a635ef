import { expect, test } from '@jest/globals';
import { chosenKpis } from './choices.ts';
import type { KpiChoice } from './ports.ts';
import { KPIS } from './registry/index.ts';
import { CALLER, kpisOver, ORG } from './testing/randomOrg.ts';

const manager = { visibleUserIds: new Set(['a', 'b']) };
const rep = { visibleUserIds: new Set(['a']) };
const choice = (kpiKey: string, role: string, minimumSample: number | null = null): KpiChoice => ({
    kpiKey,
    role,
    minimumSample
});
const keysOf = (...asked: Parameters<typeof chosenKpis>): string[] =>
    chosenKpis(...asked).first.map(({ definition }) => definition.key);

test('each role has its own, in the order of the org, at most five', () => {
    const choices = [
        choice('sales', 'manager'),
        choice('orders', 'rep'),
        ...KPIS.slice(0, 7).map(({ definition }) => choice(definition.key, 'Manager '))
    ];
    expect(keysOf(choices, manager)).toEqual([
        'sales',
        'visits-completed',
        'coverage',
        'cadence-attainment',
        'plan-adherence'
    ]);
    expect(keysOf(choices, rep)).toEqual(['orders']);
});

test('keys that nobody knows and repetitions are passed over; without any choice there is a first screen all the same', () => {
    expect(keysOf([choice('luck', 'rep'), choice('sales', 'rep'), choice(' sales', 'rep')], rep)).toEqual(['sales']);
    for (const who of [manager, rep]) {
        expect(keysOf([choice('luck', 'rep'), choice('luck', 'manager')], who)).toHaveLength(5);
    }
});

test('the smallest sample is what the org says', async () => {
    const [coverage] = KPIS.filter(({ definition }) => definition.key === 'coverage');
    if (coverage === undefined) throw new Error('The registry has coverage.');
    const minimum = (choices: readonly KpiChoice[]) => chosenKpis(choices, rep).minimumSampleOf(coverage);
    expect([minimum([]), minimum([choice('coverage', 'rep', 30)]), minimum([choice('coverage', 'rep', 0)])]).toEqual([
        coverage.minimumSample,
        30,
        0
    ]);
    const account = { id: 'a', ownerId: 'u1', customerClass: null, intervalDays: null, createdAt: 0 };
    const ask = async (choices: readonly KpiChoice[]) => {
        const kpis = kpisOver({ accounts: [account], visits: [], deals: [], leads: [] }, { ...ORG, choices });
        return (await kpis.board(CALLER, { period: 'week' })).team.find(({ key }) => key === 'coverage')?.current;
    };
    expect((await ask([choice('coverage', 'manager', 1)]))?.isSmallSample).toBe(false);
    expect((await ask([choice('coverage', 'manager', 2)]))?.isSmallSample).toBe(true);
});

test('the board says which they are; asked for all, it has all', async () => {
    const kpis = kpisOver(
        { accounts: [], visits: [], deals: [], leads: [] },
        { ...ORG, choices: [choice('sales', 'manager')] }
    );
    expect(await kpis.board(CALLER, { period: 'week' })).toMatchObject({
        firstKeys: ['sales'],
        team: [{ key: 'sales' }]
    });
    const all = await kpis.board(CALLER, { period: 'week', kpis: 'all' });
    expect([all.firstKeys, all.team.length]).toEqual([['sales'], KPIS.length]);
});
