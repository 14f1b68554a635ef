import { describe, expect, test } from '@jest/globals';
import type { KpiBoard } from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import { fixedClock } from '../platform/clock.ts';
import { kpiBoardSchema } from '../contracts/index.ts';
import { createKpis } from './index.ts';
import type { KpiQuestion } from './question.ts';
import type { RoleDays } from './ports.ts';
import { NOW, ORG } from './testing/randomOrg.ts';
import { recordsOf } from './testing/recordsOf.ts';

/*
 * The head leads north (led by n, with n1 and n2 below in `northReps`) and south (s, nobody below). A visit a day: n 1, n1 2,
 * n2 4, s 8, the head 16.
 */
const id = (name: string): string => name.padEnd(18, '0');
const [HEAD, N, N1, N2, S] = ['head', 'n', 'n1', 'n2', 's'].map(id) as [string, string, string, string, string];
const [TOP, NORTH, NORTH_REPS, SOUTH] = ['top', 'north', 'northReps', 'south'].map(id) as [
    string,
    string,
    string,
    string
];
const ROLES = new Map([
    [HEAD, TOP],
    [N, NORTH],
    [N1, NORTH_REPS],
    [N2, NORTH_REPS],
    [S, SOUTH]
]);
const PARENTS = new Map([
    [NORTH, TOP],
    [SOUTH, TOP],
    [NORTH_REPS, NORTH]
]);
const VISITS = new Map([
    [N, 1],
    [N1, 2],
    [N2, 4],
    [S, 8],
    [HEAD, 16]
]);
const DAYS = ['2026-06-01', '2026-06-02'];

const visits = [...VISITS].flatMap(([ownerId, count]) =>
    DAYS.flatMap((day) =>
        Array.from({ length: count }, (_item, index) => ({
            ...{ id: `${ownerId}${day}${index}`, ownerId, accountId: null, status: 'Completed', outcome: null },
            ...{ isInPerson: true, isJoint: false, isOnSite: true, plannedAt: null },
            startsAt: Date.parse(`${day}T08:00:00Z`) + index * 60_000,
            endsAt: Date.parse(`${day}T08:00:30Z`) + index * 60_000,
            createdAt: Date.parse(`${day}T08:00:00Z`)
        }))
    )
);

const caller = (userId: string, visible: readonly string[]): Caller => ({
    ...{ orgId: 'org', userId, timeZone: 'UTC', isAdmin: false },
    visibleUserIds: new Set([userId, ...visible])
});
const head = caller(HEAD, [N, N1, N2, S]);
const north = caller(N, [N1, N2]);

function openKpis(moves: Readonly<Record<string, readonly RoleDays[]>> = {}, roles = ROLES) {
    return createKpis({
        clock: fixedClock(NOW),
        source: {
            org: () => Promise.resolve(ORG),
            records: (_orgId, ownerIds) =>
                Promise.resolve(
                    new Map(
                        ownerIds.map((key) => [key, recordsOf(key, { visits, accounts: [], deals: [], leads: [] })])
                    )
                ),
            changes: () => Promise.resolve({ mark: '1', ownerIds: [], isEverybody: false }),
            roles: () => Promise.resolve(roles),
            parentRoles: () => Promise.resolve(PARENTS),
            memberDays: () => Promise.resolve(new Map(Object.entries(moves))),
            people: () => Promise.resolve([...ROLES.keys()])
        }
    });
}

const question = { period: 'week' } as const;
const completed = (cells: KpiBoard['team']): number | undefined =>
    cells.find(({ key }) => key === 'visits-completed')?.current.numerator;
const rowsOf = ({ teams = [] }: KpiBoard) =>
    Object.fromEntries(teams.map((team) => [team.roleId, completed(team.cells)]));

describe('teams below a head', () => {
    test('one row for each role directly below, with everybody under it; who leads it is named', async () => {
        const board = await openKpis().board(head, question);
        expect(rowsOf(board)).toEqual({ [NORTH]: 14, [SOUTH]: 16 });
        expect(completed(board.team)).toBe(62);
        expect(board.teams?.map(({ cells: _cells, ...team }) => team)).toEqual([
            { roleId: NORTH, headIds: [N], personCount: 3, hasTeams: false },
            { roleId: SOUTH, headIds: [S], personCount: 1, hasTeams: false }
        ]);
        expect(kpiBoardSchema.parse(board)).toEqual(board);
    });

    test('a row opens to the numbers of that team alone', async () => {
        const board = await openKpis().board(head, { ...question, roleId: NORTH });
        expect(completed(board.team)).toBe(14);
        expect(board.members.map(({ userId }) => userId)).toEqual([N, N1, N2].sort());
        expect(board.teams).toEqual([]);
    });

    test('trend, cut, records and why know the team as well', async () => {
        const kpis = openKpis();
        const team = { ...question, roleId: NORTH_REPS } as const;
        const cut = await kpis.cut(head, { ...team, cut: 'person', keys: ['visits-completed'] });
        expect(cut.segments.map(({ key, cells }) => [key, completed(cells)])).toEqual([
            [N1, 4],
            [N2, 8]
        ]);
        expect((await kpis.records(head, 'visits-completed', team)).numeratorCount).toBe(12);
        expect((await kpis.why(head, 'visits-completed', team)).after.numerator).toBe(12);
        const trend = await kpis.trend(head, team);
        expect(trend.series.find(({ key }) => key === 'visits-completed')?.values.at(-1)).toBe(12);
    });

    test('nobody below has people of their own: there are no teams', async () => {
        expect((await openKpis().board(north, question)).teams).toEqual([]);
        expect((await openKpis().board(head, { ...question, people: 'own' })).teams).toEqual([]);
    });

    test.each([
        ['their own role', head, TOP],
        ['a role above', north, TOP],
        ['a role beside', north, SOUTH],
        ['a role that is not there', head, id('luck')]
    ])('nobody opens %s', async (_name, who, roleId) => {
        await expect(openKpis().board(who, { ...question, roleId })).rejects.toMatchObject({ code: 'not-allowed' });
    });

    test('a person of another team is not opened in this one', async () => {
        const asked: KpiQuestion = { ...question, roleId: NORTH, ownerId: S };
        await expect(openKpis().board(head, asked)).rejects.toMatchObject({ code: 'not-allowed' });
    });
});

/* n1 moved from south to north on 2 June: the 2 visits of the 1st stay with south, those of the 2nd are north's. */
describe('somebody moves from team to team', () => {
    const moves = {
        [N1]: [
            { roleId: SOUTH, from: '0001-01-01', to: '2026-06-02' },
            { roleId: NORTH_REPS, from: '2026-06-02', to: null }
        ]
    };

    test('each day counts for the team of that day, and the rows add up', async () => {
        const kpis = openKpis(moves);
        const board = await kpis.board(head, question);
        expect(rowsOf(board)).toEqual({ [NORTH]: 12, [SOUTH]: 18 });
        expect(completed(board.team)).toBe(62);
        for (const [roleId, expected] of [
            [NORTH, 12],
            [SOUTH, 18]
        ] as const) {
            expect(completed((await kpis.board(head, { ...question, roleId })).team)).toBe(expected);
        }
    });

    test('the days of a board that was asked before do not stick to the next', async () => {
        const kpis = openKpis(moves);
        await kpis.board(head, { ...question, roleId: SOUTH });
        const { members } = await kpis.board(head, { ...question, roleId: NORTH });
        expect(members.map(({ userId, cells }) => [userId, completed(cells)])).toEqual([
            [N, 2],
            [N1, 2],
            [N2, 8]
        ]);
    });
});
