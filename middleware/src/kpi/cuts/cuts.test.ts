import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { KpiCell, KpiCut } from '#kernel/contracts';
import { encodePolyline } from '#kernel/geo';
import { kpiCutSchema } from '../../contracts/index.ts';
import { KPIS } from '../registry/index.ts';
import { CALLER, kpisOver, randomOrg } from '../testing/randomOrg.ts';

const keys = KPIS.map(({ definition }) => definition.key);
const square = (from: number, to: number) => [
    encodePolyline([
        { latitude: from, longitude: from },
        { latitude: from, longitude: to },
        { latitude: to, longitude: to },
        { latitude: to, longitude: from }
    ])
];
/** They overlap from 47.08 to 47.1: there the first counts. */
const AREAS = [
    { key: 'south', rings: square(46.995, 47.1) },
    { key: 'north', rings: square(47.08, 47.16) }
];
const CUTS: readonly KpiCut[] = [
    ...(['person', 'team', 'class', 'territory', 'area'] as const),
    ...(['class-person', 'class-team', 'class-territory', 'class-area'] as const),
    ...(['person-territory', 'person-area', 'team-territory', 'team-area'] as const)
];

function addUp(rows: readonly (readonly KpiCell[])[], index: number, period: 'current' | 'previous') {
    const values = rows.flatMap((cells) => cells[index]?.[period] ?? []);
    const sum = (of: (value: (typeof values)[number]) => number) =>
        values.reduce((total, value) => total + of(value), 0);
    return {
        numerator: sum(({ numerator }) => numerator),
        denominator: sum(({ denominator }) => denominator),
        excluded: sum(({ excluded }) => excluded.reduce((total, { count }) => total + count, 0))
    };
}

describe.each(CUTS)('the cut by %s', (cut) => {
    test('property: its segments add up to the board, for every KPI, both periods and every exclusion', async () => {
        await fc.assert(
            fc.asyncProperty(randomOrg, async (drawn) => {
                const kpis = kpisOver(drawn);
                const board = await kpis.board(CALLER, { period: 'week', kpis: 'all' });
                const answer = await kpis.cut(CALLER, { period: 'week', cut, keys, areas: AREAS });
                expect(answer.total).toEqual(board.team);
                for (const [index, cell] of board.team.entries()) {
                    for (const period of ['current', 'previous'] as const) {
                        const sums = addUp(
                            answer.segments.map(({ cells }) => cells),
                            index,
                            period
                        );
                        expect(sums.numerator).toBeCloseTo(cell[period].numerator, 6);
                        const isCount = KPIS[index]?.definition.denominator.startsWith('1');
                        if (isCount !== true) expect(sums.denominator).toBeCloseTo(cell[period].denominator, 6);
                        expect(sums.excluded).toBe(cell[period].excluded.reduce((sum, { count }) => sum + count, 0));
                    }
                }
            }),
            { numRuns: cut.includes('-') ? 5 : 20 }
        );
    });

    test('property: each segment opens to the records that give its number', async () => {
        await fc.assert(
            fc.asyncProperty(randomOrg, fc.constantFrom(...keys), async (drawn, key) => {
                const kpis = kpisOver(drawn);
                const question = { period: 'week', cut, areas: AREAS } as const;
                const { segments } = await kpis.cut(CALLER, { ...question, keys: [key] });
                for (const { key: segment, cells } of segments) {
                    const records = await kpis.records(CALLER, key, { ...question, segment });
                    const shown = cells[0]?.current;
                    expect(records.value.numerator).toBeCloseTo(shown?.numerator ?? NaN, 6);
                    expect(records.value.denominator).toBeCloseTo(shown?.denominator ?? NaN, 6);
                    expect(records.value.excluded).toEqual(shown?.excluded);
                }
            }),
            { numRuns: cut.includes('-') ? 4 : 15 }
        );
    });
});

const day = (time: string): number => Date.parse(`2026-06-02T${time}:00Z`);
const account = (id: string, customerClass: string | null, territoryId: string | null, degrees: number) => ({
    id,
    ownerId: 'u1',
    customerClass,
    territoryId,
    latitude: degrees,
    longitude: degrees,
    intervalDays: null,
    createdAt: 0
});
const visit = (id: string, ownerId: string, accountId: string | null, time: string) => ({
    id,
    ownerId,
    accountId,
    status: 'Completed',
    isInPerson: true,
    isJoint: false,
    isOnSite: true,
    outcome: null,
    plannedAt: null,
    startsAt: day(time),
    endsAt: day(time) + 1_800_000,
    createdAt: day(time)
});

/*
 * By hand: u1 visits a1 (A, t1, south) twice and a2 (B, t2, in both outlines: south counts) once; u2 visits a2 and a3 (no
 * class, no territory, north); u3 visits nobody's account. Six visits.
 */
describe('six visits', () => {
    const kpis = kpisOver({
        accounts: [account('a1', 'A', 't1', 47.05), account('a2', 'B', 't2', 47.09), account('a3', null, null, 47.15)],
        visits: [
            visit('v1', 'u1', 'a1', '08:00'),
            visit('v2', 'u1', 'a1', '09:00'),
            visit('v3', 'u1', 'a2', '10:00'),
            visit('v4', 'u2', 'a2', '08:00'),
            visit('v5', 'u2', 'a3', '09:00'),
            visit('v6', 'u3', null, '08:00')
        ],
        deals: [],
        leads: []
    });
    const question = { period: 'week', keys: ['visits-completed'], areas: AREAS } as const;

    test.each<[KpiCut, Record<string, number>]>([
        ['person', { u1: 3, u2: 2, u3: 1 }],
        ['team', { north: 5, '-': 1 }],
        ['class', { A: 2, B: 2, '-': 2 }],
        ['territory', { t1: 2, t2: 2, '-': 2 }],
        ['class-territory', { 'A|t1': 2, 'B|t2': 2, '-|-': 2 }],
        ['area', { south: 4, north: 1, '-': 1 }],
        ['class-area', { 'A|south': 2, 'B|south': 2, '-|north': 1, '-|-': 1 }],
        ['class-person', { 'A|u1': 2, 'B|u1': 1, 'B|u2': 1, '-|u2': 1, '-|u3': 1 }],
        ['class-team', { 'A|north': 2, 'B|north': 2, '-|north': 1, '-|-': 1 }],
        ['person-territory', { 'u1|t1': 2, 'u1|t2': 1, 'u2|t2': 1, 'u2|-': 1, 'u3|-': 1 }],
        ['team-area', { 'north|south': 4, 'north|north': 1, '-|-': 1 }]
    ])('by %s', async (cut, expected) => {
        const answer = await kpis.cut(CALLER, { ...question, cut });
        const found = answer.segments.map(({ key, cells }) => [key, cells[0]?.current.numerator] as const);
        // A person is a record of their own, with no class and no place.
        expect(Object.fromEntries(found.filter(([, count]) => count !== 0))).toEqual(expected);
        expect(answer.total[0]?.current.numerator).toBe(6);
        expect(answer).toMatchObject({ segmentCount: answer.segments.length, rest: null });
    });

    test('segments say where they lie; null stands for none', async () => {
        const { segments } = await kpis.cut(CALLER, { ...question, cut: 'class-territory' });
        expect(segments.map(({ ids }) => ids)).toEqual([
            { classCode: null, territoryId: null },
            { classCode: 'A', territoryId: 't1' },
            { classCode: 'B', territoryId: 't2' }
        ]);
        const ofTeams = await kpis.cut(CALLER, { ...question, cut: 'team-area' });
        expect(ofTeams.segments.map(({ ids }) => ids)).toEqual([
            { roleId: null, areaKey: null },
            { roleId: 'north', areaKey: null },
            { roleId: 'north', areaKey: 'north' },
            { roleId: 'north', areaKey: 'south' }
        ]);
    });

    test('a segment opens to its visits, newest first', async () => {
        const records = await kpis.records(CALLER, 'visits-completed', {
            ...question,
            cut: 'area',
            segment: 'south'
        });
        expect(records.numeratorIds).toEqual(['v3', 'v2', 'v1', 'v4']);
    });

    test('what cannot be cut is refused in words', async () => {
        const withoutAreas = { period: 'week', cut: 'area' } as const;
        await expect(kpis.cut(CALLER, withoutAreas)).rejects.toMatchObject({ code: 'invalid-request' });
        const broken = { ...withoutAreas, areas: [{ key: 'x', rings: ['~~'] }] };
        await expect(kpis.cut(CALLER, broken)).rejects.toMatchObject({ code: 'invalid-request' });
        await expect(kpis.cut(CALLER, { ...question, cut: 'class', keys: ['luck'] })).rejects.toMatchObject({
            code: 'not-found'
        });
        await expect(kpis.records(CALLER, 'visits-completed', { period: 'week', cut: 'class' })).rejects.toMatchObject({
            code: 'invalid-request'
        });
    });

    test('the default is the first screen, and the answer is as the contract says', async () => {
        const answer = await kpis.cut(
            { ...CALLER, visibleUserIds: new Set(['u1']) },
            { period: 'month', cut: 'territory' }
        );
        expect(kpiCutSchema.parse(answer)).toEqual(answer);
        expect(answer.definitions).toHaveLength(5);
    });
});
