import { describe, expect, it } from '@jest/globals';
import { bearingDegrees, destination, haversineMetres } from '../greatCircle.ts';

const vaduz = { latitude: 47.1392, longitude: 9.5227 };
const tokyo = { latitude: 35.6812, longitude: 139.7671 };

describe('great circle', () => {
    it('gives a quarter of the circumference from pole to equator', () => {
        const quarter = haversineMetres({ latitude: 90, longitude: 0 }, { latitude: 0, longitude: 77 });
        expect(quarter).toBeCloseTo((Math.PI / 2) * 6_371_008.8, 3);
    });

    it('is zero for the same point, symmetric, and right for a known pair', () => {
        expect(haversineMetres(vaduz, vaduz)).toBe(0);
        expect(haversineMetres(vaduz, tokyo)).toBeCloseTo(haversineMetres(tokyo, vaduz), 6);
        // One degree of latitude is about 111.19 km on the mean sphere.
        expect(haversineMetres(vaduz, { latitude: 48.1392, longitude: 9.5227 })).toBeCloseTo(111_195, -1);
    });

    it('takes the short way across the antimeridian', () => {
        const metres = haversineMetres({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 });
        expect(metres).toBeCloseTo(111_195, -1);
    });

    it('points north, east, south and west', () => {
        const at = (latitude: number, longitude: number) =>
            bearingDegrees({ latitude: 0, longitude: 0 }, { latitude, longitude });
        expect([at(1, 0), at(0, 1), at(-1, 0), at(0, -1)].map(Math.round)).toEqual([0, 90, 180, 270]);
    });

    it('goes as far and in the direction it was told', () => {
        const end = destination(vaduz, 60, 5_000);
        expect(haversineMetres(vaduz, end)).toBeCloseTo(5_000, 3);
        expect(bearingDegrees(vaduz, end)).toBeCloseTo(60, 6);
    });
});
