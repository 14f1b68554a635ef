import { CLUSTER_RADIUS_PIXELS, ClusterLevel } from '../clusterLevel';

/** Places in knots and alone, the same at every run. */
function places(count: number) {
    let state = 7;
    const random = (): number => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state / 2 ** 32;
    };
    const xs = new Float64Array(count);
    const ys = new Float64Array(count);
    for (let i = 0; i < count; i++) {
        const spread = i % 3 === 0 ? 0.02 : 0.0005;
        xs[i] = 0.5 + Math.floor(random() * 4) * 0.004 + random() * spread;
        ys[i] = 0.35 + random() * spread;
    }
    return { count, xs, ys };
}

const membersOf = (level: ClusterLevel, sign: number): number[] =>
    level.places[sign]! >= 0
        ? [level.places[sign]!]
        : [...level.memberPlaces.subarray(level.memberStarts[sign], level.memberStarts[sign + 1])];

describe.each([0, 6, 9, 12, 15])('signs at zoom %i', (zoom) => {
    const columns = places(3000);
    const level = new ClusterLevel(columns, zoom, true);
    const radius = CLUSTER_RADIUS_PIXELS / (256 * 2 ** zoom);

    it('hold every place exactly once', () => {
        const held = Array.from({ length: level.count }, (_, sign) => membersOf(level, sign)).flat();
        expect(held.sort((a, b) => a - b)).toEqual(Array.from({ length: columns.count }, (_, place) => place));
    });

    it('are clusters of three places and more, near their middle, and their middles apart', () => {
        const clusters: number[] = [];
        for (let sign = 0; sign < level.count; sign++) {
            if (level.places[sign]! >= 0) continue;
            clusters.push(sign);
            const members = membersOf(level, sign);
            expect(members.length).toBeGreaterThanOrEqual(3);
            const middle = members.reduce((sum, place) => sum + columns.xs[place]!, 0) / members.length;
            expect(level.xs[sign]).toBeCloseTo(middle, 9);
            const distances = members.map((place) =>
                Math.hypot(columns.xs[place]! - level.xs[sign]!, columns.ys[place]! - level.ys[sign]!)
            );
            expect(Math.max(...distances)).toBeLessThanOrEqual(radius * 3);
        }
        const pairs = clusters.flatMap((a, i) => clusters.slice(i + 1).map((b) => [a, b] as const));
        const close = pairs.filter(
            ([a, b]) => Math.hypot(level.xs[a]! - level.xs[b]!, level.ys[a]! - level.ys[b]!) < radius / 2
        );
        expect(close.length).toBeLessThanOrEqual(clusters.length / 10);
    });

    it('are found by box as by looking at all', () => {
        const box = { west: 0.503, north: 0.351, east: 0.5085, south: 0.3602 };
        const all: number[] = [];
        for (let sign = 0; sign < level.count; sign++) {
            const x = level.xs[sign]!;
            const y = level.ys[sign]!;
            if (x >= box.west && x <= box.east && y >= box.north && y <= box.south) all.push(sign);
        }
        expect(level.find(box.west, box.north, box.east, box.south)).toEqual(all);
    });
});

describe('a level without clusters', () => {
    it('shows every place', () => {
        const level = new ClusterLevel(places(500), 16, false);
        expect(level.count).toBe(500);
        expect([...level.places]).not.toContain(-1);
    });
});
