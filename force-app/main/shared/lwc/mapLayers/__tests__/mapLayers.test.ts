import { PointSet, shapePath } from 'c/mapLayers';

const SHAPES = ['circle', 'square', 'diamond', 'triangle', 'triangleDown', 'cross', 'star', 'hexagon'] as const;

describe('c/mapLayers', () => {
    it('draws every shape differently', () => {
        expect(new Set(SHAPES.map((shape) => shapePath(shape, 10, 10, 5))).size).toBe(SHAPES.length);
    });

    it('keeps corners near the radius, so that shapes weigh the same', () => {
        for (const shape of SHAPES.filter((name) => name !== 'circle')) {
            const corners = [...shapePath(shape, 0, 0, 10).matchAll(/(-?[\d.]+) (-?[\d.]+)/g)];
            const reach = Math.max(...corners.map(([, x, y]) => Math.hypot(Number(x), Number(y))));
            expect(reach).toBeGreaterThan(10);
            expect(reach).toBeLessThan(14);
        }
    });

    it('has an empty set of points', () => {
        expect(PointSet.EMPTY.length).toBe(0);
    });
});
