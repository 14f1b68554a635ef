import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { haversineMetres } from '#kernel/geo';
import { EdgeIndex } from './edgeIndex.ts';
import { sampleGraph } from './sampleGraph.ts';

const at = (latitude: number, longitude: number) => ({ latitude, longitude });

describe('EdgeIndex', () => {
    const graph = sampleGraph(
        [at(47.1, 9.5), at(47.1, 9.52), at(47.12, 9.52)],
        [
            { from: 0, to: 1, via: [at(47.1, 9.505)] },
            { from: 1, to: 2 }
        ]
    );
    const index = new EdgeIndex(graph);

    it('finds the nearest road, the spot on it and the distance to it', () => {
        const snap = index.nearest(at(47.1009, 9.51), 2_000)!;
        expect(snap).toMatchObject({ edge: 0, segment: 1 });
        expect(snap.share).toBeCloseTo(0.5, 3);
        expect(snap.latitude).toBeCloseTo(47.1, 6);
        expect(snap.longitude).toBeCloseTo(9.51, 6);
        expect(snap.offRoadMetres).toBeCloseTo(haversineMetres(at(47.1009, 9.51), at(47.1, 9.51)), 0);
    });

    it('ends at the ends of a road', () => {
        expect(index.nearest(at(47.1, 9.498), 2_000)).toMatchObject({ edge: 0, share: 0 });
        expect(index.nearest(at(47.1205, 9.52), 2_000)).toMatchObject({ edge: 1, share: 1 });
    });

    it('finds nothing beyond the distance asked for, also far outside the grid', () => {
        expect(index.nearest(at(47.1009, 9.51), 50)).toBeNull();
        expect(index.nearest(at(48, 11), 2_000)).toBeNull();
        expect(index.nearest(at(-33, -70), 2_000)).toBeNull();
    });

    it('agrees with looking at every road', () => {
        const degrees = (from: number, to: number) => fc.double({ min: from, max: to, noNaN: true });
        const junctions = fc.array(fc.record({ latitude: degrees(47, 47.05), longitude: degrees(9, 9.05) }), {
            minLength: 2,
            maxLength: 12
        });
        const place = fc.record({ latitude: degrees(46.99, 47.06), longitude: degrees(8.99, 9.06) });
        fc.assert(
            fc.property(junctions, place, (spots, from) => {
                const roads = spots.slice(1).map((_, i) => ({ from: i, to: i + 1 }));
                const whole = new EdgeIndex(sampleGraph(spots, roads));
                const nearest = whole.nearest(from, 50_000)!.offRoadMetres;
                const one = roads.map((road) => new EdgeIndex(sampleGraph(spots, [road])).nearest(from, 50_000)!);
                // Each small graph has its own middle latitude, so its plane differs a little.
                expect(nearest).toBeCloseTo(Math.min(...one.map((snap) => snap.offRoadMetres)), -1);
            }),
            { numRuns: 50 }
        );
    });
});
