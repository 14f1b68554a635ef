type Position = readonly [number, number];

/** Convex hull (monotone chain), closed; fewer than three corners give an empty ring. Positions: `[longitude, latitude]`. */
export function hullOf(positions: readonly Position[]): Position[] {
    const sorted = [...positions].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    const half = (points: readonly Position[]): Position[] => {
        const chain: Position[] = [];
        for (const point of points) {
            while (chain.length >= 2 && turn(chain[chain.length - 2]!, chain[chain.length - 1]!, point) <= 0)
                chain.pop();
            chain.push(point);
        }
        return chain.slice(0, -1);
    };
    const ring = [...half(sorted), ...half([...sorted].reverse())];
    return ring.length < 3 ? [] : [...ring, ring[0]!];
}

function turn(a: Position, b: Position, c: Position): number {
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}
