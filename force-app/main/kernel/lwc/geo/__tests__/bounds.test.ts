import { describe, expect, it } from '@jest/globals';
import { boundsContain, boundsIntersect, boundsOf, padBounds } from '../bounds.ts';

const box = { west: 9, south: 47, east: 10, north: 48 };

describe('bounds', () => {
    it('encloses points and nothing without points', () => {
        expect(boundsOf([])).toBeNull();
        expect(
            boundsOf([
                { latitude: 48, longitude: 9 },
                { latitude: 47, longitude: 10 }
            ])
        ).toEqual(box);
    });

    it('contains its edges and not what is beyond', () => {
        expect(boundsContain(box, { latitude: 47, longitude: 10 })).toBe(true);
        expect(boundsContain(box, { latitude: 46.999, longitude: 10 })).toBe(false);
        expect(boundsContain(box, { latitude: 47.5, longitude: 10.001 })).toBe(false);
    });

    it('intersects when it touches', () => {
        expect(boundsIntersect(box, { west: 10, south: 48, east: 11, north: 49 })).toBe(true);
        expect(boundsIntersect(box, { west: 10.1, south: 47, east: 11, north: 48 })).toBe(false);
    });

    it('grows on every side, never beyond the globe', () => {
        const grown = padBounds(box, 0.5);
        expect(grown).toEqual({ west: 8.5, south: 46.5, east: 10.5, north: 48.5 });
        expect(padBounds({ west: -179, south: -89, east: 179, north: 89 }, 1)).toEqual({
            west: -180,
            south: -90,
            east: 180,
            north: 90
        });
    });
});
