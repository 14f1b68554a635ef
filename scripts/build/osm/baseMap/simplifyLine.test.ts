import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { simplifyLine } from './simplifyLine.ts';

describe('simplifyLine', () => {
    it('keeps corners and leaves out points on the way', () => {
        expect(simplifyLine([0, 0, 5, 0.1, 10, 0, 10, 10], 0.5)).toEqual([0, 2, 3]);
        expect(simplifyLine([0, 0, 5, 0.1, 10, 0, 10, 10], 0.05)).toEqual([0, 1, 2, 3]);
    });

    it('keeps a closed ring open to a polygon', () => {
        expect(simplifyLine([0, 0, 10, 0, 10, 10, 0, 10, 0, 0], 1)).toEqual([0, 1, 2, 3, 4]);
    });

    it('keeps first and last, and everything left out lies within the tolerance', () => {
        const coordinate = fc.double({ min: -100, max: 100, noNaN: true });
        fc.assert(
            fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 40 }), (points) => {
                const kept = simplifyLine(points.flat(), 5);
                expect([kept[0], kept[kept.length - 1]]).toEqual([0, points.length - 1]);
                for (let k = 1; k < kept.length; k++) {
                    const [from, to] = [points[kept[k - 1]!]!, points[kept[k]!]!];
                    for (const point of points.slice(kept[k - 1], kept[k])) {
                        expect(distanceToSegment(point, from, to)).toBeLessThanOrEqual(5 + 1e-9);
                    }
                }
            })
        );
    });
});

type Point = readonly [number, number];

/** By sampling the segment: slow and plain, so that it shares nothing with the code under test. */
function distanceToSegment([x, y]: Point, from: Point, to: Point): number {
    let low = 0;
    let high = 1;
    const distance = (t: number): number =>
        Math.hypot(x - from[0] - t * (to[0] - from[0]), y - from[1] - t * (to[1] - from[1]));
    for (let i = 0; i < 100; i++) {
        const third = (high - low) / 3;
        if (distance(low + third) < distance(high - third)) high -= third;
        else low += third;
    }
    return Math.min(distance(low), distance(0), distance(1));
}
