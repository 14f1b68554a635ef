import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodePolyline, haversineMetres } from '#kernel/geo';
import { TravelUnavailableError, UNREACHABLE } from '../ports.ts';
import { createRoadTravel } from './roadTravel.ts';
import { sampleGraph, type SampleRoad } from './sampleGraph.ts';

const at = (latitude: number, longitude: number) => ({ latitude, longitude });
/** A square A B C D, every side 100 s; B to C is one-way. E to F is an island. */
const [A, B, C, D, E, F] = [
    at(47.1, 9.5),
    at(47.1, 9.51),
    at(47.11, 9.51),
    at(47.11, 9.5),
    at(47.13, 9.53),
    at(47.13, 9.54)
] as const;
const square: SampleRoad[] = [
    { from: 0, to: 1, seconds: 100 },
    { from: 1, to: 2, seconds: 100, oneWay: true },
    { from: 2, to: 3, seconds: 100 },
    { from: 3, to: 0, seconds: 100 },
    { from: 4, to: 5, seconds: 50 }
];
const junctions = [A, B, C, D, E, F];
const travel = createRoadTravel(sampleGraph(junctions, square));

describe('road matrix', () => {
    it('keeps to one-way streets: there is not back', async () => {
        const { seconds, source } = await travel.matrix([A, B, C]);
        expect([...seconds]).toEqual([0, 100, 200, 100, 0, 100, 200, 300, 0]);
        expect(source).toMatchObject({ provider: 'road', isEstimate: false });
    });

    it('goes around when the start lies behind the target on a one-way street', async () => {
        const early = at(47.102, 9.51);
        const late = at(47.108, 9.51);
        const { seconds } = await travel.matrix([early, late]);
        expect(seconds[1]).toBe(60);
        expect(seconds[2]).toBe(20 + 300 + 20);
    });

    it('marks pairs without a way, in both numbers', async () => {
        const { seconds, metres } = await travel.matrix([A, E]);
        expect([...seconds]).toEqual([0, UNREACHABLE, UNREACHABLE, 0]);
        expect([...metres]).toEqual([0, UNREACHABLE, UNREACHABLE, 0]);
    });

    it('adds the walk between road and door at 5 km/h', async () => {
        const besideA = at(47.099, 9.5);
        const { seconds, metres } = await travel.matrix([besideA, B]);
        const onFoot = haversineMetres(besideA, A);
        expect(seconds[1]).toBe(Math.round(100 + onFoot / (5 / 3.6)));
        expect(metres[1]).toBeCloseTo(haversineMetres(A, B) + onFoot, -1);
    });

    it('adds the delay of junctions on the way, not the one at the target', async () => {
        const delayed = createRoadTravel(
            sampleGraph(junctions, [{ from: 0, to: 1, seconds: 100, delayForward: 7 }, ...square.slice(1)])
        );
        const { seconds } = await delayed.matrix([A, at(47.105, 9.51)]);
        expect(seconds[1]).toBe(157);
        expect(seconds[2]).toBe(50 + 200);
    });

    it('answers none and one place, and refuses places without coordinates', async () => {
        expect((await travel.matrix([])).seconds).toHaveLength(0);
        expect([...(await travel.matrix([A])).seconds]).toEqual([0]);
        await expect(travel.matrix([A, at(0, 0)])).rejects.toThrow(/place 1 of 2 has no usable coordinates/);
    });

    it('cannot answer for a place far from every road, and does not say where it is', async () => {
        const error = await travel.matrix([A, at(47.3, 9.5)]).catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(TravelUnavailableError);
        expect(error).toMatchObject({ code: 'outside-network' });
        expect(String(error)).not.toMatch(/47\.3/);
    });

    it('stops when aborted', async () => {
        const signal = AbortSignal.abort(new Error('enough'));
        await expect(travel.matrix([A, B], { signal })).rejects.toThrow('enough');
    });

    it('agrees with Floyd and Warshall on random networks', async () => {
        const road = fc.record({
            from: fc.nat(7),
            to: fc.nat(7),
            seconds: fc.integer({ min: 1, max: 99 }),
            oneWay: fc.boolean()
        });
        // On a circle no road passes through a third junction.
        const spots = Array.from({ length: 8 }, (_, i) =>
            at(47 + 0.02 * Math.sin((i * Math.PI) / 4), 9 + 0.03 * Math.cos((i * Math.PI) / 4))
        );
        await fc.assert(
            fc.asyncProperty(fc.array(road, { minLength: 8, maxLength: 24 }), async (drawn) => {
                const roads = drawn.filter(({ from, to }) => from !== to);
                const used = [...new Set(roads.flatMap(({ from, to }) => [from, to]))];
                fc.pre(used.length > 1);
                const expected = floydWarshall(spots.length, roads);
                const { seconds } = await createRoadTravel(sampleGraph(spots, roads)).matrix(
                    used.map((i) => spots[i]!)
                );
                used.forEach((from, i) =>
                    used.forEach((to, j) => {
                        const shortest = expected[from]![to]!;
                        expect(seconds[i * used.length + j]).toBe(shortest === Infinity ? UNREACHABLE : shortest);
                    })
                );
            }),
            { numRuns: 60 }
        );
    });
});

describe('road route', () => {
    it('draws the way along the roads, through all places', async () => {
        const { polyline, legs } = await travel.route([C, B, A]);
        expect(legs.map((leg) => leg.seconds)).toEqual([300, 100]);
        const points = decodePolyline(polyline);
        expect(points[0]).toEqual(C);
        expect(points).toContainEqual(D);
        expect(points[points.length - 1]).toEqual(A);
        const drawn = points.slice(1).reduce((sum, point, i) => sum + haversineMetres(points[i]!, point), 0);
        expect(drawn / legs.reduce((sum, leg) => sum + leg.metres, 0)).toBeCloseTo(1, 2);
    });

    it('draws pieces of one road in both directions', async () => {
        const bent = createRoadTravel(
            sampleGraph([A, B], [{ from: 0, to: 1, via: [at(47.101, 9.503), at(47.101, 9.507)], seconds: 100 }])
        );
        for (const [from, to] of [
            [at(47.101, 9.504), B],
            [B, at(47.101, 9.504)],
            [A, B],
            [B, A]
        ] as const) {
            const { polyline, legs } = await bent.route([from, to]);
            const points = decodePolyline(polyline);
            const drawn = points.slice(1).reduce((sum, point, i) => sum + haversineMetres(points[i]!, point), 0);
            expect(Math.abs(drawn - legs[0]!.metres)).toBeLessThan(5);
        }
    });

    it('says when a leg has no way', async () => {
        expect((await travel.route([A, E])).legs).toEqual([{ seconds: UNREACHABLE, metres: UNREACHABLE }]);
    });
});

describe('reachable area', () => {
    it('reaches farther with more time', async () => {
        const far = await travel.reachable!(A, 150);
        const near = await travel.reachable!(A, 10);
        const widest = (outline: readonly { latitude: number; longitude: number }[]) =>
            Math.max(...outline.map((point) => haversineMetres(A, point)));
        expect(widest(far.outline)).toBeGreaterThan(700);
        // 76 m of road, and the width that the grid can show.
        expect(widest(near.outline)).toBeLessThan(160);
    });
});

function floydWarshall(count: number, roads: readonly SampleRoad[]): number[][] {
    const table = Array.from({ length: count }, (_, i) =>
        Array.from({ length: count }, (_, j) => (i === j ? 0 : Infinity))
    );
    for (const { from, to, seconds, oneWay } of roads) {
        table[from]![to] = Math.min(table[from]![to]!, seconds!);
        if (!oneWay) table[to]![from] = Math.min(table[to]![from]!, seconds!);
    }
    for (let k = 0; k < count; k++) {
        for (let i = 0; i < count; i++) {
            for (let j = 0; j < count; j++) table[i]![j] = Math.min(table[i]![j]!, table[i]![k]! + table[k]![j]!);
        }
    }
    return table;
}
