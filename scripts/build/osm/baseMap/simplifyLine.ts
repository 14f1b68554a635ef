/**
 * Leaves out points that lie within `tolerance` of the line without them; first and last stay.
 *
 * Shape: x, y pairs in one array, in any plane units; answers positions of the points kept.
 * Source: Douglas, Peucker (1973), Algorithms for the reduction of the number of points required to represent a
 * digitized line or its caricature, Cartographica 10(2).
 */
export function simplifyLine(points: ArrayLike<number>, tolerance: number): number[] {
    const count = points.length / 2;
    if (count <= 2) return Array.from({ length: count }, (_, i) => i);
    const isKept = new Uint8Array(count);
    isKept[0] = isKept[count - 1] = 1;
    const open: [number, number][] = [[0, count - 1]];
    for (let range = open.pop(); range; range = open.pop()) {
        const [first, last] = range;
        let farthest = -1;
        let most = tolerance * tolerance;
        for (let i = first + 1; i < last; i++) {
            const square = squareToSegment(points, i, first, last);
            if (square > most) {
                farthest = i;
                most = square;
            }
        }
        if (farthest < 0) continue;
        isKept[farthest] = 1;
        open.push([first, farthest], [farthest, last]);
    }
    return [...isKept.keys()].filter((i) => isKept[i] === 1);
}

function squareToSegment(points: ArrayLike<number>, at: number, from: number, to: number): number {
    const stepX = points[2 * to]! - points[2 * from]!;
    const stepY = points[2 * to + 1]! - points[2 * from + 1]!;
    const x = points[2 * at]! - points[2 * from]!;
    const y = points[2 * at + 1]! - points[2 * from + 1]!;
    const length = stepX * stepX + stepY * stepY;
    const t = length > 0 ? Math.max(0, Math.min(1, (x * stepX + y * stepY) / length)) : 0;
    return (x - t * stepX) ** 2 + (y - t * stepY) ** 2;
}
