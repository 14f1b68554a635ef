import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { KpiCut, KpiWhy } from '#kernel/contracts';
import { encodePolyline } from '#kernel/geo';
import { KPIS } from './registry/index.ts';
import { CALLER, kpisOver, randomOrg } from './testing/randomOrg.ts';
import { OTHER_SEGMENTS } from './whySegments.ts';

const keys = KPIS.map(({ definition }) => definition.key);
const square = (from: number, to: number): readonly string[] => [
    encodePolyline([
        { latitude: from, longitude: from },
        { latitude: from, longitude: to },
        { latitude: to, longitude: to },
        { latitude: to, longitude: from }
    ])
];
/** They overlap from 47.08 to 47.1: there the first counts. */
const areas = [
    { key: 'south', rings: square(46.995, 47.1) },
    { key: 'north', rings: square(47.08, 47.16) }
];

/** Parts are at most six decimals: as whole numbers they add up without a rest. */
const millionths = (value: number): number => Math.round(value * 1e6);
const sumOfParts = ({ segments }: KpiWhy): number =>
    segments.reduce((sum, { mix, rate }) => sum + millionths(mix) + millionths(rate), 0);

describe('why a KPI changed', () => {
    test('property: over every cut that a KPI offers, mix and rate add up to the change, to the last digit', async () => {
        await fc.assert(
            fc.asyncProperty(randomOrg, fc.constantFrom(...keys), async (drawn, key) => {
                const kpis = kpisOver(drawn);
                const question = { period: 'month', areas } as const;
                const { cuts } = await kpis.why(CALLER, key, question);
                for (const cut of cuts) {
                    const why = await kpis.why(CALLER, key, { ...question, cut });
                    expect([cut, sumOfParts(why)]).toEqual([cut, millionths(why.change ?? 0)]);
                }
            }),
            { numRuns: 15 }
        );
    });

    test('property: each part opens to the records of its number, now and before', async () => {
        const cut = fc.constantFrom<KpiCut>('area', 'class-area', 'class-person', 'team-territory', 'week', 'weekday');
        await fc.assert(
            fc.asyncProperty(randomOrg, cut, async (drawn, by) => {
                const kpis = kpisOver(drawn);
                const question = { period: 'month', cut: by, areas } as const;
                const why = await kpis.why(CALLER, 'visits-completed', question);
                const lastDay = new Date(Date.parse(why.previousPeriod.to) - 86_400_000).toISOString().slice(0, 10);
                for (const { key: segment, before, after } of why.segments) {
                    const now = await kpis.records(CALLER, 'visits-completed', { ...question, segment });
                    expect(now.value.numerator).toBe(after.numerator);
                    const then = { ...question, segment, asOf: lastDay };
                    expect((await kpis.records(CALLER, 'visits-completed', then)).value.numerator).toBe(
                        before.numerator
                    );
                }
            }),
            { numRuns: 15 }
        );
    });

    test('one person is not split by person or team', async () => {
        const kpis = kpisOver({ visits: [], accounts: [], deals: [], leads: [] });
        const one = { period: 'month', ownerId: 'u2' } as const;
        const { cut, cuts } = await kpis.why(CALLER, 'visits-completed', one);
        expect([cut, cuts]).toEqual([
            'weekday',
            ['territory', 'area', 'class', 'weekday', 'week', 'class-territory', 'class-area']
        ]);
        expect((await kpis.why(CALLER, 'days-since-one-on-one', one)).cuts).toEqual(['person']);
    });

    test('weeks divide the longer periods only, areas need their outlines, states have no days', async () => {
        const kpis = kpisOver({ visits: [], accounts: [], deals: [], leads: [] });
        const cutsOf = async (key: string, period: 'week' | 'month'): Promise<readonly KpiCut[]> =>
            (await kpis.why(CALLER, key, { period })).cuts;
        expect(await cutsOf('visits-completed', 'week')).toEqual(
            (await cutsOf('visits-completed', 'month')).filter((cut) => cut !== 'week')
        );
        expect(await cutsOf('coverage', 'month')).not.toContain('weekday');
        expect(await cutsOf('days-since-one-on-one', 'month')).toEqual(['person', 'team']);
        const bare = kpis.why(CALLER, 'coverage', { period: 'week', cut: 'area' });
        await expect(bare).rejects.toMatchObject({ code: 'invalid-request' });
    });
});

/* By hand: u1 visits a1 (class A, south) three times this week and once the week before; u2 visits a2 (B, north) once before. */
describe('two people in two areas', () => {
    const account = (id: string, customerClass: string, degrees: number) => ({
        ...{ id, ownerId: 'u1', customerClass, territoryId: null, intervalDays: null, createdAt: 0 },
        ...{ latitude: degrees, longitude: degrees }
    });
    const visit = (id: string, ownerId: string, accountId: string, at: string) => ({
        ...{ id, ownerId, accountId, status: 'Completed', isInPerson: true, isJoint: false, isOnSite: true },
        ...{ outcome: null, plannedAt: null, startsAt: Date.parse(at), endsAt: Date.parse(at) + 1_800_000 },
        createdAt: 0
    });
    const kpis = kpisOver({
        accounts: [account('a1', 'A', 47.05), account('a2', 'B', 47.15)],
        visits: [
            ...[8, 9, 10].map((hour) =>
                visit(`now${hour}`, 'u1', 'a1', `2026-06-02T${String(hour).padStart(2, '0')}:00:00Z`)
            ),
            visit('then1', 'u1', 'a1', '2026-05-26T08:00:00Z'),
            visit('then2', 'u2', 'a2', '2026-05-26T09:00:00Z')
        ],
        ...{ deals: [], leads: [] }
    });
    const ask = (cut: KpiCut) => kpis.why(CALLER, 'visits-completed', { period: 'week', cut, areas });

    test('each area says what it added, with where it lies', async () => {
        const why = await ask('area');
        expect(why.change).toBe(1);
        expect(why.segments.map(({ key, ids, rate }) => [key, ids, rate])).toEqual([
            ['south', { areaKey: 'south' }, 2],
            ['north', { areaKey: 'north' }, -1]
        ]);
    });

    test('two dimensions together', async () => {
        const why = await ask('class-person');
        expect(why.segments.map(({ key, ids, rate }) => [key, ids, rate])).toEqual([
            ['A|u1', { classCode: 'A', userId: 'u1' }, 2],
            ['B|u2', { classCode: 'B', userId: 'u2' }, -1]
        ]);
        expect(why.segments.every(({ key }) => key !== OTHER_SEGMENTS)).toBe(true);
    });
});
