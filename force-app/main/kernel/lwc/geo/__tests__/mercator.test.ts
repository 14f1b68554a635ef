import { describe, expect, it } from '@jest/globals';
import { isPlace } from '../latLng.ts';
import { latitudeOfMercatorY, longitudeOfMercatorX, mercatorX, mercatorY } from '../mercator.ts';
import { fromMicroDegrees, toMicroDegrees } from '../microDegrees.ts';

describe('Web Mercator', () => {
    it('puts null island in the middle and the edges at 0 and 1', () => {
        expect([mercatorX(0), mercatorY(0)]).toEqual([0.5, 0.5]);
        expect([mercatorX(-180), mercatorX(180)]).toEqual([0, 1]);
        expect(mercatorY(90)).toBeCloseTo(0, 9);
        expect(mercatorY(-90)).toBeCloseTo(1, 9);
    });

    it('goes there and back', () => {
        expect(longitudeOfMercatorX(mercatorX(9.5227))).toBeCloseTo(9.5227, 10);
        expect(latitudeOfMercatorY(mercatorY(47.1392))).toBeCloseTo(47.1392, 10);
    });

    it('names the tile of Vaduz at zoom 12 as the formula of the OpenStreetMap wiki does', () => {
        expect([Math.floor(mercatorX(9.5227) * 4096), Math.floor(mercatorY(47.1392) * 4096)]).toEqual([2156, 1438]);
    });
});

describe('coordinates', () => {
    it('travel as whole micro-degrees', () => {
        expect(toMicroDegrees(9.5227004)).toBe(9_522_700);
        expect(fromMicroDegrees(-1)).toBe(-0.000001);
    });

    it('are no place when out of range, missing or null island', () => {
        expect(isPlace(47.1, 9.5)).toBe(true);
        for (const [latitude, longitude] of [
            [0, 0],
            [91, 0],
            [0, 181],
            [Number.NaN, 1],
            [null, 1],
            ['47', 9]
        ]) {
            expect(isPlace(latitude, longitude)).toBe(false);
        }
    });
});
