import { describe, expect, it } from '@jest/globals';
import { CIRCUITY, decodePolyline, estimatedRoadSeconds, haversineMetres } from '#kernel/geo';
import { UNREACHABLE as PLANNING_UNREACHABLE } from '../../planning/model.ts';
import { UNREACHABLE } from '../ports.ts';
import { createGreatCircleTravel } from './greatCircleTravel.ts';

const vaduz = { latitude: 47.1392, longitude: 9.5227 };
const balzers = { latitude: 47.0667, longitude: 9.5 };
const travel = createGreatCircleTravel();

describe('great-circle estimate', () => {
    it('is symmetric, longer than the straight line, and says that it is an estimate', async () => {
        const { seconds, metres, source } = await travel.matrix([vaduz, balzers]);
        expect(metres[1]).toBe(Math.round(haversineMetres(vaduz, balzers) * CIRCUITY));
        expect(metres[2]).toBe(metres[1]);
        expect(seconds[2]).toBe(seconds[1]);
        expect([seconds[0], metres[3]]).toEqual([0, 0]);
        expect(source).toMatchObject({ provider: 'great-circle', isEstimate: true });
        expect(source.note).toMatch(/straight-line/);
    });

    it('draws straight lines and a circle', async () => {
        const route = await travel.route([vaduz, balzers, vaduz]);
        expect(route.legs).toHaveLength(2);
        expect(decodePolyline(route.polyline)).toHaveLength(3);
        const { outline } = await travel.reachable!(vaduz, 600);
        const distances = outline.map((point) => haversineMetres(vaduz, point));
        expect(Math.max(...distances) - Math.min(...distances)).toBeLessThan(1);
        expect(estimatedRoadSeconds(distances[0]! * CIRCUITY)).toBeCloseTo(600, 0);
    });

    it('refuses places without coordinates', async () => {
        await expect(travel.matrix([vaduz, { latitude: Number.NaN, longitude: 9 }])).rejects.toThrow(RangeError);
    });

    it('shares the mark of unreachable pairs with planning', () => {
        expect(UNREACHABLE).toBe(PLANNING_UNREACHABLE);
    });
});
