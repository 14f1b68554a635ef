import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { haversineMetres } from '#kernel/geo';
import type { VisitFact, VisitWay } from '#kernel/kpiFormulas';
import { noteWays } from './dayWays.ts';
import type { AccountTraits } from './personRecords.ts';

const at = (latitude: number | null, longitude: number | null): AccountTraits => ({
    customerClass: null,
    territoryId: null,
    latitude,
    longitude
});
const TRAITS = new Map([
    ['vaduz', at(47.141, 9.5215)],
    ['schaan', at(47.165, 9.51)],
    ['nowhere', at(null, null)]
]);

const visit = (
    id: string,
    accountId: string | null,
    startsAt: number | null,
    endsAt: number | null,
    more: Partial<VisitFact> = {}
): VisitFact & { way: VisitWay | null } => ({
    id,
    ownerId: 'u',
    accountId,
    customerClass: null,
    status: 'Completed',
    isInPerson: true,
    isJoint: false,
    isOnSite: null,
    outcome: null,
    isFirstVisit: false,
    isFirstMeeting: false,
    plannedDay: null,
    isDue: false,
    day: '2026-06-02',
    startsAt,
    endsAt,
    isFuture: false,
    ...more,
    way: null
});

function waysOf(...visits: ReturnType<typeof visit>[]) {
    noteWays(visits, { traits: TRAITS, base: null });
    return Object.fromEntries(visits.map(({ id, way }) => [id, way]));
}

const METRES = Math.round(
    haversineMetres({ latitude: 47.141, longitude: 9.5215 }, { latitude: 47.165, longitude: 9.51 }) * 1.3
);

/*
 * By hand: 3,640 m along roads are 1,000 m at 24 km/h (150 s) and 2,640 m at 42 km/h (226 s). From 09:00 to 12:00 in the
 * field: 30 min, then the 90 min up to 11:00, then 60 min.
 */
test('each visit takes the time since the last check-out, and the way from there', () => {
    const ways = waysOf(
        visit('b', 'schaan', 9000, 10_800),
        visit('a', 'vaduz', 0, 1800),
        visit('c', 'vaduz', 5400, 7200)
    );
    expect(METRES).toBeGreaterThan(3550);
    expect(METRES).toBeLessThan(3700);
    expect(ways).toEqual({
        a: { fieldSeconds: 1800, metres: 0, travelSeconds: 0 },
        c: { fieldSeconds: 5400, metres: 0, travelSeconds: 0 },
        b: { fieldSeconds: 3600, metres: METRES, travelSeconds: Math.round(150 + ((METRES - 1000) * 3.6) / 42) }
    });
});

/* By hand: from Schaan to Vaduz and back for the first and only visit are twice the way; for two visits once each. */
describe('from and to the start place', () => {
    const base = { latitude: 47.165, longitude: 9.51 };
    const seconds = Math.round(150 + ((METRES - 1000) * 3.6) / 42);
    test('the only visit of a day carries both ways', () => {
        const only = visit('a', 'vaduz', 0, 1800);
        noteWays([only], { traits: TRAITS, base });
        expect(only.way).toEqual({ fieldSeconds: 1800, metres: 2 * METRES, travelSeconds: 2 * seconds });
    });
    test('of several the first carries the way out and the last the way back', () => {
        const day = [visit('a', 'vaduz', 0, 1800), visit('b', 'vaduz', 3600, 5400), visit('c', 'schaan', 7200, 9000)];
        noteWays(day, { traits: TRAITS, base });
        expect(day.map(({ way }) => way?.metres)).toEqual([METRES, 0, METRES]);
    });
    test('an account without a place hides the way', () => {
        const day = [visit('a', 'vaduz', 0, 1800), visit('b', 'nowhere', 3600, 5400)];
        noteWays(day, { traits: TRAITS, base });
        expect(day.map(({ way }) => way?.metres)).toEqual([METRES, null]);
    });
});

describe('a way', () => {
    test('takes no longer than the time between the visits', () => {
        const ways = waysOf(visit('a', 'vaduz', 0, 1800), visit('b', 'schaan', 1900, 3600));
        expect(ways['b']?.travelSeconds).toBe(100);
    });
    test('to or from an account without a place is not known', () => {
        const ways = waysOf(
            visit('a', 'nowhere', 0, 1800),
            visit('b', 'schaan', 3600, 5400),
            visit('c', 'nowhere', 7200, 9000),
            visit('d', null, 9900, 10_800)
        );
        expect([ways['a']?.metres, ways['b']?.metres, ways['c']?.metres, ways['d']?.metres]).toEqual([
            0,
            null,
            null,
            null
        ]);
    });
    test('belongs to visits in person that can be counted only', () => {
        const ways = waysOf(
            visit('a', 'vaduz', 0, 1800),
            visit('online', 'schaan', 3600, 5400, { isInPerson: false }),
            visit('backwards', 'schaan', 5400, 3600),
            visit('open', 'schaan', 5400, null),
            visit('planned', 'schaan', null, null, { status: 'Planned' }),
            visit('b', 'vaduz', 7200, 9000),
            visit('tomorrow', 'schaan', 90_000, 91_800, { day: '2026-06-03' })
        );
        expect(ways).toMatchObject({ online: null, backwards: null, open: null, planned: null });
        expect(ways['b']).toEqual({ fieldSeconds: 7200, metres: 0, travelSeconds: 0 });
        expect(ways['tomorrow']).toMatchObject({ fieldSeconds: 1800, metres: 0 });
    });
});

test('property: the visits of a day add up to the time from the first check-in to the last check-out, in any order', () => {
    const times = fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 3000 }));
    fc.assert(
        fc.property(fc.array(times, { minLength: 1, maxLength: 8 }), (drawn) => {
            const visits = drawn.map(([from, length], index) => visit(String(index), 'vaduz', from, from + length));
            const ways = waysOf(...visits);
            const sum = Object.values(ways).reduce((total, way) => total + (way?.fieldSeconds ?? NaN), 0);
            expect(sum).toBe(
                Math.max(...drawn.map(([from, length]) => from + length)) - Math.min(...drawn.map(([from]) => from))
            );
            expect(waysOf(...visits.toReversed())).toEqual(ways);
        })
    );
});
