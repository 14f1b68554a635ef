import type { Place } from '#kernel/contracts';
import { MICRO_DEGREES_PER_DEGREE } from '#kernel/geo';
import type { RoadGraph } from './graphFile.ts';

/** A place moved to the nearest road. */
export interface Snap {
    readonly edge: number;
    /** Where on the edge, as a share of its length: 0 at its first junction, 1 at its last. */
    readonly share: number;
    /** Segment of the edge's shape on which the point lies, from 0. */
    readonly segment: number;
    readonly latitude: number;
    readonly longitude: number;
    /** From the place to the road, straight. */
    readonly offRoadMetres: number;
}

const CELL_METRES = 250;
const METRES_PER_DEGREE = 111_195;

/** Finds the nearest road of a place: all segments of all edges in a grid of 250 m cells. */
export class EdgeIndex {
    readonly #graph: RoadGraph;
    /** Metres per micro-degree, taken at the middle of the graph. */
    readonly #scaleX: number;
    readonly #scaleY = METRES_PER_DEGREE / MICRO_DEGREES_PER_DEGREE;
    readonly #west: number;
    readonly #south: number;
    readonly #columns: number;
    readonly #rows: number;
    /** Cell c holds `#items[#starts[c]]` to `#items[#starts[c + 1]]`: numbers of a segment's first shape point. */
    readonly #starts: Uint32Array;
    readonly #items: Uint32Array;
    readonly #edgeOfPoint: Uint32Array;

    constructor(graph: RoadGraph) {
        this.#graph = graph;
        const { west, south, east, north } = graph.meta.bounds;
        this.#scaleX = this.#scaleY * Math.cos((((south + north) / 2) * Math.PI) / 180);
        this.#west = west * MICRO_DEGREES_PER_DEGREE;
        this.#south = south * MICRO_DEGREES_PER_DEGREE;
        this.#columns = 1 + Math.floor((this.#scaleX * (east - west) * MICRO_DEGREES_PER_DEGREE) / CELL_METRES);
        this.#rows = 1 + Math.floor((this.#scaleY * (north - south) * MICRO_DEGREES_PER_DEGREE) / CELL_METRES);
        this.#edgeOfPoint = edgeOfPoint(graph);
        [this.#starts, this.#items] = this.#fill();
    }

    /** The nearest road within `maxMetres`, or null. */
    nearest(place: Place, maxMetres: number): Snap | null {
        const x = this.#scaleX * (place.longitude * MICRO_DEGREES_PER_DEGREE - this.#west);
        const y = this.#scaleY * (place.latitude * MICRO_DEGREES_PER_DEGREE - this.#south);
        const column = Math.floor(x / CELL_METRES);
        const row = Math.floor(y / CELL_METRES);
        const found = { point: -1, t: 0, square: maxMetres * maxMetres };
        for (let ring = 0; ; ring++) {
            // Everything in this ring of cells is at least `ring - 1` whole cells away.
            const clearance = Math.max(0, ring - 1) * CELL_METRES;
            if (clearance * clearance > found.square) break;
            this.#searchRing(column, row, ring, x, y, found);
        }
        return found.point < 0 ? null : this.#snap(found.point, found.t, Math.sqrt(found.square));
    }

    #searchRing(column: number, row: number, ring: number, x: number, y: number, found: Found): void {
        for (let r = Math.max(0, row - ring); r <= Math.min(this.#rows - 1, row + ring); r++) {
            const isEdgeRow = Math.abs(r - row) === ring;
            const step = isEdgeRow || ring === 0 ? 1 : 2 * ring;
            for (let c = column - ring; c <= column + ring; c += step) {
                if (c >= 0 && c < this.#columns) this.#searchCell(r * this.#columns + c, x, y, found);
            }
        }
    }

    #searchCell(cell: number, x: number, y: number, found: Found): void {
        const end = this.#starts[cell + 1]!;
        for (let i = this.#starts[cell]!; i < end; i++) {
            const point = this.#items[i]!;
            const fromX = this.#x(point);
            const fromY = this.#y(point);
            const stepX = this.#x(point + 1) - fromX;
            const stepY = this.#y(point + 1) - fromY;
            const length = stepX * stepX + stepY * stepY;
            const t = length > 0 ? Math.max(0, Math.min(1, ((x - fromX) * stepX + (y - fromY) * stepY) / length)) : 0;
            const square = (fromX + t * stepX - x) ** 2 + (fromY + t * stepY - y) ** 2;
            if (square < found.square || (square === found.square && point < found.point)) {
                found.point = point;
                found.t = t;
                found.square = square;
            }
        }
    }

    #snap(point: number, t: number, offRoadMetres: number): Snap {
        const { shapeStarts, shapeLatitudes, shapeLongitudes } = this.#graph;
        const edge = this.#edgeOfPoint[point]!;
        const between = (column: Int32Array): number =>
            (column[point]! + t * (column[point + 1]! - column[point]!)) / MICRO_DEGREES_PER_DEGREE;
        let before = 0;
        let total = 0;
        for (let k = shapeStarts[edge]!; k + 1 < shapeStarts[edge + 1]!; k++) {
            const length = Math.hypot(this.#x(k + 1) - this.#x(k), this.#y(k + 1) - this.#y(k));
            if (k < point) before += length;
            else if (k === point) before += t * length;
            total += length;
        }
        return {
            edge,
            share: total > 0 ? before / total : 0,
            segment: point - shapeStarts[edge]!,
            latitude: between(shapeLatitudes),
            longitude: between(shapeLongitudes),
            offRoadMetres
        };
    }

    #x(point: number): number {
        return this.#scaleX * (this.#graph.shapeLongitudes[point]! - this.#west);
    }

    #y(point: number): number {
        return this.#scaleY * (this.#graph.shapeLatitudes[point]! - this.#south);
    }

    /** Counts first, then fills: two passes over the segments, no lists. */
    #fill(): [Uint32Array, Uint32Array] {
        const starts = new Uint32Array(this.#columns * this.#rows + 1);
        this.#eachSegmentCell((cell) => void starts[cell + 1]!++);
        for (let cell = 1; cell < starts.length; cell++) starts[cell] = starts[cell]! + starts[cell - 1]!;
        const next = starts.slice();
        const items = new Uint32Array(starts[starts.length - 1]!);
        this.#eachSegmentCell((cell, point) => {
            items[next[cell]!] = point;
            next[cell]!++;
        });
        return [starts, items];
    }

    #eachSegmentCell(visit: (cell: number, point: number) => void): void {
        const { shapeStarts } = this.#graph;
        const cellOf = (value: number, count: number): number =>
            Math.max(0, Math.min(count - 1, Math.floor(value / CELL_METRES)));
        for (let edge = 0; edge + 1 < shapeStarts.length; edge++) {
            for (let point = shapeStarts[edge]!; point + 1 < shapeStarts[edge + 1]!; point++) {
                const columns = [cellOf(this.#x(point), this.#columns), cellOf(this.#x(point + 1), this.#columns)];
                const rows = [cellOf(this.#y(point), this.#rows), cellOf(this.#y(point + 1), this.#rows)];
                for (let r = Math.min(...rows); r <= Math.max(...rows); r++) {
                    for (let c = Math.min(...columns); c <= Math.max(...columns); c++) {
                        visit(r * this.#columns + c, point);
                    }
                }
            }
        }
    }
}

interface Found {
    point: number;
    t: number;
    square: number;
}

function edgeOfPoint({ shapeStarts, shapeLatitudes }: RoadGraph): Uint32Array {
    const edges = new Uint32Array(shapeLatitudes.length);
    for (let edge = 0; edge + 1 < shapeStarts.length; edge++) {
        edges.fill(edge, shapeStarts[edge]!, shapeStarts[edge + 1]!);
    }
    return edges;
}
