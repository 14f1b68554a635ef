import type { Place } from '#kernel/contracts';
import { MICRO_DEGREES_PER_DEGREE } from '#kernel/geo';
import type { Snap } from './edgeIndex.ts';
import type { RoadGraph } from './graphFile.ts';
import { contourRings } from './contourRings.ts';
import type { RoadSearch } from './roadSearch.ts';

const METRES_PER_DEGREE = 111_195;
/** Fine enough for a street block; coarser where the area is large. */
const LEAST_CELL_METRES = 70;
const MAX_CELLS_A_SIDE = 700;
/** Who has time left may walk this far from the road: a house behind the first row of houses. */
const OFF_ROAD_METRES = 180;
const LEAST_WIDTH_CELLS = 0.8;
const WALKING_METRES_PER_SECOND = 5 / 3.6;

/**
 * The area that can be reached: every stretch of road whose time is within the limit, widened by the walk from the road
 * that the time left allows (at most 180 m; at least what the grid can show, some 60 m), as outlines and holes.
 *
 * Shape: closed rings without the first point repeated; inside by the even-odd rule; the largest first.
 */
export function isochroneRings(graph: RoadGraph, search: RoadSearch, start: Snap, seconds: number): Place[][] {
    const field = new TimeField(graph, reachedBox(graph, search, start, seconds));
    for (let edge = 0; edge < graph.edgeFrom.length; edge++) {
        if (edge === start.edge) stampStart(graph, field, start, seconds);
        stampEdge(graph, search, field, edge, seconds);
    }
    return contourRings(field.slack, field.columns, field.rows)
        .map((ring) => ring.map(({ x, y }) => field.placeAt(x, y)))
        .sort((a, b) => b.length - a.length);
}

interface MicroBox {
    readonly west: number;
    readonly south: number;
    readonly east: number;
    readonly north: number;
}

/** Seconds left in each cell; negative where nothing is reached. */
class TimeField {
    readonly columns: number;
    readonly rows: number;
    readonly slack: Float32Array;
    readonly cellMetres: number;
    readonly #west: number;
    readonly #south: number;
    readonly #metresPerMicroX: number;
    readonly #metresPerMicroY = METRES_PER_DEGREE / MICRO_DEGREES_PER_DEGREE;

    constructor(graph: RoadGraph, box: MicroBox) {
        const { south, north } = graph.meta.bounds;
        this.#metresPerMicroX = this.#metresPerMicroY * Math.cos((((south + north) / 2) * Math.PI) / 180);
        const width = (box.east - box.west) * this.#metresPerMicroX;
        const height = (box.north - box.south) * this.#metresPerMicroY;
        this.cellMetres = Math.max(LEAST_CELL_METRES, Math.max(width, height) / MAX_CELLS_A_SIDE);
        const margin = OFF_ROAD_METRES + 2 * this.cellMetres;
        this.#west = box.west - margin / this.#metresPerMicroX;
        this.#south = box.south - margin / this.#metresPerMicroY;
        this.columns = Math.ceil((width + 2 * margin) / this.cellMetres) + 1;
        this.rows = Math.ceil((height + 2 * margin) / this.cellMetres) + 1;
        this.slack = new Float32Array(this.columns * this.rows).fill(-OFF_ROAD_METRES / WALKING_METRES_PER_SECOND);
    }

    metres(fromLat: number, fromLng: number, toLat: number, toLng: number): number {
        return Math.hypot((toLng - fromLng) * this.#metresPerMicroX, (toLat - fromLat) * this.#metresPerMicroY);
    }

    /** `left` seconds remain on the road here. */
    stamp(latitude: number, longitude: number, left: number): void {
        const x = ((longitude - this.#west) * this.#metresPerMicroX) / this.cellMetres;
        const y = ((latitude - this.#south) * this.#metresPerMicroY) / this.cellMetres;
        const reach = OFF_ROAD_METRES / this.cellMetres;
        // A road that is just reached is as wide as the grid can show.
        const least = (LEAST_WIDTH_CELLS * this.cellMetres) / WALKING_METRES_PER_SECOND;
        const onFoot = Math.min(Math.max(left, least), OFF_ROAD_METRES / WALKING_METRES_PER_SECOND);
        for (let row = Math.ceil(y - reach); row <= y + reach; row++) {
            for (let column = Math.ceil(x - reach); column <= x + reach; column++) {
                const away = Math.hypot(column - x, row - y) * this.cellMetres;
                if (away > OFF_ROAD_METRES) continue;
                // Beyond the walk the value falls below zero by the distance, so that the outline runs between cells.
                const value = onFoot - away / WALKING_METRES_PER_SECOND;
                const at = row * this.columns + column;
                if (value > this.slack[at]!) this.slack[at] = value;
            }
        }
    }

    placeAt(x: number, y: number): Place {
        const longitude = this.#west + (x * this.cellMetres) / this.#metresPerMicroX;
        const latitude = this.#south + (y * this.cellMetres) / this.#metresPerMicroY;
        return { latitude: latitude / MICRO_DEGREES_PER_DEGREE, longitude: longitude / MICRO_DEGREES_PER_DEGREE };
    }
}

function reachedBox(graph: RoadGraph, search: RoadSearch, start: Snap, seconds: number): MicroBox {
    const { shapeLatitudes, shapeLongitudes, shapeStarts } = graph;
    let west = start.longitude * MICRO_DEGREES_PER_DEGREE;
    let south = start.latitude * MICRO_DEGREES_PER_DEGREE;
    let east = west;
    let north = south;
    for (let edge = 0; edge < graph.edgeFrom.length; edge++) {
        const isReached =
            edge === start.edge ||
            search.secondsTo(graph.edgeFrom[edge]!) <= seconds ||
            search.secondsTo(graph.edgeTo[edge]!) <= seconds;
        if (!isReached) continue;
        for (let point = shapeStarts[edge]!; point < shapeStarts[edge + 1]!; point++) {
            west = Math.min(west, shapeLongitudes[point]!);
            east = Math.max(east, shapeLongitudes[point]!);
            south = Math.min(south, shapeLatitudes[point]!);
            north = Math.max(north, shapeLatitudes[point]!);
        }
    }
    return { west, south, east, north };
}

function stampEdge(graph: RoadGraph, search: RoadSearch, field: TimeField, edge: number, seconds: number): void {
    const fromStart = search.secondsTo(graph.edgeFrom[edge]!);
    const fromEnd = search.secondsTo(graph.edgeTo[edge]!);
    if (fromStart > seconds && fromEnd > seconds) return;
    const forward = graph.secondsForward[edge]!;
    const backward = graph.secondsBackward[edge]!;
    walkEdge(graph, field, edge, (share) => {
        const ahead = forward < 0 ? Infinity : fromStart + share * forward;
        const behind = backward < 0 ? Infinity : fromEnd + (1 - share) * backward;
        return seconds - Math.min(ahead, behind, share === 0 ? fromStart : Infinity, share === 1 ? fromEnd : Infinity);
    });
}

/** The road on which the person stands: open both ways from there, as far as each way is allowed. */
function stampStart(graph: RoadGraph, field: TimeField, start: Snap, seconds: number): void {
    field.stamp(start.latitude * MICRO_DEGREES_PER_DEGREE, start.longitude * MICRO_DEGREES_PER_DEGREE, seconds);
    const forward = graph.secondsForward[start.edge]!;
    const backward = graph.secondsBackward[start.edge]!;
    walkEdge(graph, field, start.edge, (share) => {
        const along = share - start.share;
        const perEdge = along >= 0 ? forward : backward;
        return perEdge < 0 ? -Infinity : seconds - Math.abs(along) * perEdge;
    });
}

/** Stamps points along an edge, half a cell apart; `leftAt` gives the seconds left at a share of its length. */
function walkEdge(graph: RoadGraph, field: TimeField, edge: number, leftAt: (share: number) => number): void {
    const { shapeLatitudes: lats, shapeLongitudes: lngs, shapeStarts, edgeMetres } = graph;
    const total = Math.max(edgeMetres[edge]!, 1e-6);
    const last = shapeStarts[edge + 1]! - 1;
    let done = 0;
    for (let point = shapeStarts[edge]!; point < last; point++) {
        const [lat, lng, toLat, toLng] = [lats[point]!, lngs[point]!, lats[point + 1]!, lngs[point + 1]!];
        const length = field.metres(lat, lng, toLat, toLng);
        const steps = Math.max(1, Math.ceil(length / (field.cellMetres / 2)));
        for (let step = 0; step <= steps; step++) {
            const part = step / steps;
            const isEnd = point === last - 1 && step === steps;
            const left = leftAt(isEnd ? 1 : Math.min(1, (done + part * length) / total));
            if (left >= 0) field.stamp(lat + part * (toLat - lat), lng + part * (toLng - lng), left);
        }
        done += length;
    }
}
