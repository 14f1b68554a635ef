import { describe, expect, it } from '@jest/globals';
import { destination, haversineMetres } from '#kernel/geo';
import { VADUZ } from '../testing/tracks.ts';
import { geometricMedian } from './geometricMedian.ts';
import { learnPlace, proposePlaces } from './learnPlace.ts';

const around = (count: number, metres: number): { latitude: number; longitude: number }[] =>
    Array.from({ length: count }, (_, i) => destination(VADUZ, (i * 360) / count, metres));

describe('geometricMedian', () => {
    it('is the middle of places around it, and stands on a place that most agree on', () => {
        expect(haversineMetres(geometricMedian(around(6, 40)), VADUZ)).toBeLessThan(1);
        expect(haversineMetres(geometricMedian([VADUZ, VADUZ, ...around(1, 5_000)]), VADUZ)).toBeLessThan(1);
        expect(geometricMedian([VADUZ])).toEqual(VADUZ);
    });

    it('works across the date line', () => {
        const places = [-179.9999, 179.9999, 180].map((longitude) => ({ latitude: 10, longitude }));
        expect(Math.abs(Math.abs(geometricMedian(places).longitude) - 180)).toBeLessThan(0.001);
    });

    it('needs a place', () => {
        expect(() => geometricMedian([])).toThrow(RangeError);
    });
});

describe('learnPlace', () => {
    it('is not moved by wrong confirmations, even four of ten', () => {
        const wrong = Array.from({ length: 4 }, (_, i) => destination(VADUZ, 45 + i, 4_000));
        const place = learnPlace('a', [...around(6, 25), ...wrong])!;
        expect(haversineMetres(place, VADUZ)).toBeLessThan(30);
        expect(place).toMatchObject({ visits: 6, ignoredVisits: 4, radiusMetres: 30 });
    });

    it('learns a wide site', () => {
        expect(learnPlace('a', around(8, 140))!.radiusMetres).toBe(140);
    });

    it('says nothing after two visits', () => {
        expect(learnPlace('a', around(2, 5))).toBeNull();
    });
});

describe('proposePlaces', () => {
    const learned = (recordId: string, metres: number, visits: number): NonNullable<ReturnType<typeof learnPlace>> => ({
        ...destination(VADUZ, 0, metres),
        recordId,
        radiusMetres: 40,
        visits,
        ignoredVisits: 0
    });

    it('ranks wrong pins by the kilometres they cost and leaves right ones alone', () => {
        const recorded = ['few', 'many', 'right', 'none'].map((recordId) => ({
            recordId,
            place: recordId === 'none' ? null : VADUZ
        }));
        const proposals = proposePlaces(recorded, [
            learned('right', 120, 50),
            learned('none', 0, 9),
            learned('few', 3_000, 3),
            learned('many', 1_000, 20),
            learned('unknown', 9_000, 5)
        ]);
        expect(proposals.map(({ recordId, costKilometres }) => [recordId, costKilometres])).toEqual([
            ['many', 40],
            ['few', 18],
            ['none', 0]
        ]);
    });
});
