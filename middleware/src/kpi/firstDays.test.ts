import { expect, test } from '@jest/globals';
import { CALLER, kpisOver } from './testing/randomOrg.ts';

const visit = (id: string, ownerId: string, day: string) => ({
    ...{ id, ownerId, accountId: null, status: 'Completed', isInPerson: true, isJoint: false, isOnSite: null },
    ...{ outcome: null, plannedAt: null, startsAt: Date.parse(`${day}T10:00:00Z`), endsAt: null, createdAt: 0 }
});
const deal = (ownerId: string, closeDay: string) => ({
    ...{ id: `d${closeDay}`, ownerId, accountId: null, isClosed: true, isWon: true, closeDay },
    ...{ amount: '1', currency: null, probability: null }
});
const ask = { period: 'month' } as const;

test('a board says on which day the records of its people begin, visits apart from what comes of them', async () => {
    const visits = [visit('v3', 'u1', '2026-06-02'), visit('v2', 'u2', '2026-05-20'), visit('v1', 'u1', '2026-05-11')];
    const kpis = kpisOver({
        visits,
        accounts: [],
        leads: [],
        deals: [deal('u1', '2026-05-30'), deal('u1', '2026-04-01')]
    });
    const board = await kpis.board(CALLER, ask);
    expect(board.firstWork).toEqual({ behaviour: '2026-05-11', outcome: '2026-04-01' });
    expect((await kpis.board(CALLER, ask)).firstWork).toEqual(board.firstWork);
    expect((await kpis.board(CALLER, { ...ask, ownerId: 'u2' })).firstWork).toEqual({
        ...{ behaviour: '2026-05-20', outcome: '2026-05-20' }
    });
});

test('without any record there is no first day', async () => {
    const kpis = kpisOver({ visits: [], accounts: [], leads: [], deals: [] });
    expect((await kpis.board(CALLER, ask)).firstWork).toEqual({ behaviour: null, outcome: null });
});
