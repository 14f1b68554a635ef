import type { Place } from '#kernel/contracts';
import { boundsOf, haversineMetres, MICRO_DEGREES_PER_DEGREE } from '#kernel/geo';
import type { RoadGraph } from './graphFile.ts';

/** One road of a hand-made graph. Seconds default to the length at 36 km/h; `oneWay` closes the way back. */
export interface SampleRoad {
    readonly from: number;
    readonly to: number;
    readonly via?: readonly Place[];
    readonly oneWay?: boolean;
    readonly seconds?: number;
    readonly delayForward?: number;
    readonly delayBackward?: number;
}

const METRES_PER_SECOND = 10;

/** A graph from plain lists, for tests and experiments. */
export function sampleGraph(junctions: readonly Place[], roads: readonly SampleRoad[]): RoadGraph {
    const shapes = roads.map(({ from, to, via = [] }) => [junctions[from]!, ...via, junctions[to]!]);
    const metres = shapes.map((shape) =>
        shape.slice(1).reduce((sum, point, i) => sum + haversineMetres(shape[i]!, point), 0)
    );
    const seconds = roads.map((road, i) => road.seconds ?? metres[i]! / METRES_PER_SECOND);
    const starts = [0];
    for (const shape of shapes) starts.push(starts[starts.length - 1]! + shape.length);
    const micro = (degrees: number): number => Math.round(degrees * MICRO_DEGREES_PER_DEGREE);
    return {
        meta: {
            attribution: '© nobody',
            extract: 'sample',
            speedProfile: 'sample',
            bounds: boundsOf(shapes.flat()) ?? { west: 0, south: 0, east: 0, north: 0 }
        },
        nodeCount: junctions.length,
        edgeFrom: Uint32Array.from(roads, ({ from }) => from),
        edgeTo: Uint32Array.from(roads, ({ to }) => to),
        edgeMetres: Float32Array.from(metres),
        secondsForward: Float32Array.from(seconds),
        secondsBackward: Float32Array.from(roads, ({ oneWay }, i) => (oneWay ? -1 : seconds[i]!)),
        delayForward: Float32Array.from(roads, ({ delayForward = 0 }) => delayForward),
        delayBackward: Float32Array.from(roads, ({ delayBackward = 0 }) => delayBackward),
        shapeStarts: Uint32Array.from(starts),
        shapeLatitudes: Int32Array.from(shapes.flat(), ({ latitude }) => micro(latitude)),
        shapeLongitudes: Int32Array.from(shapes.flat(), ({ longitude }) => micro(longitude))
    };
}
