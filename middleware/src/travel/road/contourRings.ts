/** A point between the cells of a field; whole numbers are cell middles. */
export interface FieldPoint {
    readonly x: number;
    readonly y: number;
}

/** Rings of fewer points are specks of a cell. */
const LEAST_POINTS = 10;
/** Points nearer to the line than this are left out. Units: cells. */
const TOLERANCE_CELLS = 0.12;

/**
 * Lines along which a field crosses zero, as closed rings (marching squares, linear between cells). Outlines and holes
 * alike; the field must be negative along its rim.
 *
 * Shape: `values[row * columns + column]`.
 */
export function contourRings(values: Float32Array, columns: number, rows: number): FieldPoint[][] {
    const next = new Map<number, number[]>();
    const link = (from: number, to: number): void => {
        const known = next.get(from);
        if (known) known.push(to);
        else next.set(from, [to]);
    };
    for (let row = 0; row + 1 < rows; row++) {
        for (let column = 0; column + 1 < columns; column++) linkCell(values, columns, column, row, link);
    }
    const rings: FieldPoint[][] = [];
    for (const start of next.keys()) {
        const ring: number[] = [];
        for (let at: number | undefined = start; at !== undefined; at = next.get(at)?.pop()) {
            if (ring.length > 0 && at === start) break;
            ring.push(at);
        }
        if (ring.length >= LEAST_POINTS) rings.push(thinned(ring.map((edge) => crossing(values, columns, edge))));
    }
    return rings;
}

/** Edges of the grid: 2 * cell for the one to the right of a cell, 2 * cell + 1 for the one above it. */
function linkCell(
    values: Float32Array,
    columns: number,
    column: number,
    row: number,
    link: (from: number, to: number) => void
): void {
    const cell = row * columns + column;
    const corner = (at: number): number => (values[at]! >= 0 ? 1 : 0);
    const code = corner(cell) + 2 * corner(cell + 1) + 4 * corner(cell + columns + 1) + 8 * corner(cell + columns);
    if (code === 0 || code === 15) return;
    const below = 2 * cell;
    const right = 2 * (cell + 1) + 1;
    const above = 2 * (cell + columns);
    const left = 2 * cell + 1;
    // The reached side lies to the left of the direction, so that pieces join head to tail.
    switch (code) {
        case 1:
            return link(below, left);
        case 2:
            return link(right, below);
        case 3:
            return link(right, left);
        case 4:
            return link(above, right);
        case 5:
            link(below, right);
            return link(above, left);
        case 6:
            return link(above, below);
        case 7:
            return link(above, left);
        case 8:
            return link(left, above);
        case 9:
            return link(below, above);
        case 10:
            link(right, above);
            return link(left, below);
        case 11:
            return link(right, above);
        case 12:
            return link(left, right);
        case 13:
            return link(below, right);
        default:
            return link(left, below);
    }
}

function crossing(values: Float32Array, columns: number, edge: number): FieldPoint {
    const cell = edge >>> 1;
    const isUp = (edge & 1) === 1;
    const x = cell % columns;
    const y = Math.floor(cell / columns);
    const from = values[cell]!;
    const to = values[isUp ? cell + columns : cell + 1]!;
    const share = from === to ? 0.5 : Math.min(0.98, Math.max(0.02, from / (from - to)));
    return isUp ? { x, y: y + share } : { x: x + share, y };
}

/** Leaves out points that lie on the line between those that are kept. */
function thinned(ring: readonly FieldPoint[]): FieldPoint[] {
    const kept: FieldPoint[] = [];
    let anchor = ring[0]!;
    kept.push(anchor);
    for (let i = 1; i + 1 < ring.length; i++) {
        const next = ring[i + 1]!;
        const length = Math.hypot(next.x - anchor.x, next.y - anchor.y);
        const point = ring[i]!;
        const cross = (next.x - anchor.x) * (point.y - anchor.y) - (next.y - anchor.y) * (point.x - anchor.x);
        if (length < 3 && Math.abs(cross) <= TOLERANCE_CELLS * Math.max(length, 0.1)) continue;
        kept.push(point);
        anchor = point;
    }
    return ring.length > 1 ? [...kept, ring[ring.length - 1]!] : kept;
}
