import { describe, expect, it } from '@jest/globals';
import { isInPolygon, isInRing } from '../polygon.ts';

const at = (latitude: number, longitude: number) => ({ latitude, longitude });
const square = [at(0, 0), at(0, 10), at(10, 10), at(10, 0)];
const hole = [at(4, 4), at(4, 6), at(6, 6), at(6, 4)];

describe('point in polygon', () => {
    it('tells inside from outside, for open and closed rings in both directions', () => {
        for (const ring of [square, [...square, square[0]!], [...square].reverse()]) {
            expect(isInRing(at(5, 5), ring)).toBe(true);
            expect(isInRing(at(5, 11), ring)).toBe(false);
            expect(isInRing(at(-1, 5), ring)).toBe(false);
        }
    });

    it('is not confused by a vertex at the height of the point', () => {
        const diamond = [at(0, 5), at(5, 10), at(10, 5), at(5, 0)];
        expect(isInRing(at(5, 1), diamond)).toBe(true);
        expect(isInRing(at(5, -1), diamond)).toBe(false);
    });

    it('leaves holes out and has nothing inside an empty polygon', () => {
        expect(isInPolygon(at(5, 5), [square, hole])).toBe(false);
        expect(isInPolygon(at(2, 2), [square, hole])).toBe(true);
        expect(isInPolygon(at(2, 2), [])).toBe(false);
    });
});
