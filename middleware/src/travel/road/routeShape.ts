import type { Place } from '#kernel/contracts';
import { MICRO_DEGREES_PER_DEGREE } from '#kernel/geo';
import type { Snap } from './edgeIndex.ts';
import type { RoadGraph } from './graphFile.ts';
import { type Arrival, NO_ARC, type RoadSearch } from './roadSearch.ts';

/** Points along the roads from one snapped place to another, both ends included, after `search.run(from, [to])`. */
export function routeShape(graph: RoadGraph, search: RoadSearch, from: Snap, to: Snap, arrival: Arrival): Place[] {
    const walk = new ShapeWalk(graph, from);
    const startOf = (edge: number): number => graph.shapeStarts[edge]!;
    const endOf = (edge: number): number => graph.shapeStarts[edge + 1]! - 1;
    if (arrival.viaNode < 0) {
        if (arrival.isForward) walk.up(startOf(to.edge) + from.segment + 1, startOf(to.edge) + to.segment);
        else walk.down(startOf(to.edge) + from.segment, startOf(to.edge) + to.segment + 1);
    } else {
        const [startArc, ...arcs] = search.arcsTo(arrival.viaNode);
        if (startArc !== NO_ARC) {
            if (startArc! & 1) walk.down(startOf(from.edge) + from.segment, startOf(from.edge));
            else walk.up(startOf(from.edge) + from.segment + 1, endOf(from.edge));
        }
        for (const arc of arcs) {
            const edge = arc >>> 1;
            if (arc & 1) walk.down(endOf(edge) - 1, startOf(edge));
            else walk.up(startOf(edge) + 1, endOf(edge));
        }
        if (arrival.isForward) walk.up(startOf(to.edge) + 1, startOf(to.edge) + to.segment);
        else walk.down(endOf(to.edge) - 1, startOf(to.edge) + to.segment + 1);
    }
    walk.points.push({ latitude: to.latitude, longitude: to.longitude });
    return walk.points;
}

/** Collects shape points in either direction; a run whose end lies before its start is empty. */
class ShapeWalk {
    readonly points: Place[];
    readonly #graph: RoadGraph;

    constructor(graph: RoadGraph, from: Snap) {
        this.#graph = graph;
        this.points = [{ latitude: from.latitude, longitude: from.longitude }];
    }

    up(first: number, last: number): void {
        for (let k = first; k <= last; k++) this.#add(k);
    }

    down(first: number, last: number): void {
        for (let k = first; k >= last; k--) this.#add(k);
    }

    #add(k: number): void {
        this.points.push({
            latitude: this.#graph.shapeLatitudes[k]! / MICRO_DEGREES_PER_DEGREE,
            longitude: this.#graph.shapeLongitudes[k]! / MICRO_DEGREES_PER_DEGREE
        });
    }
}
