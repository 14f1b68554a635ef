import type { Snap } from './edgeIndex.ts';
import type { RoadGraph } from './graphFile.ts';
import { MinHeap } from './minHeap.ts';

/** One way of getting from or to a snapped place: through a junction, or along the edge itself. */
export interface Arrival {
    readonly seconds: number;
    readonly metres: number;
    /** Junction before the last piece; -1 when both places lie on one edge and no junction is passed. */
    readonly viaNode: number;
    readonly isForward: boolean;
}

/** In place of the junction before: the search began on this arc. */
const START = -1;
/** In place of an arc: the search began at the junction itself. */
export const NO_ARC = 0xffffffff;

/**
 * Shortest times from one snapped place to every junction, by Dijkstra's algorithm on the directed graph.
 *
 * One object serves one question after the other; it is not shared between questions that run at the same time.
 * Limits: turns cost nothing beyond the junction's delay; turn restrictions are not kept.
 */
export class RoadSearch {
    readonly #graph: RoadGraph;
    /** Arcs that leave node n: `#arcStarts[n]` to `#arcStarts[n + 1]`; arc = 2 * edge + (1 when backward). */
    readonly #arcStarts: Uint32Array;
    readonly #arcs: Uint32Array;
    readonly #seconds: Float64Array;
    readonly #metres: Float64Array;
    /** Arc by which a reached junction is reached, and the junction before it. */
    readonly #arcInto: Uint32Array;
    readonly #cameFrom: Int32Array;
    readonly #heap: MinHeap;
    #touched: number[] = [];
    #from: Snap | null = null;

    constructor(graph: RoadGraph) {
        this.#graph = graph;
        [this.#arcStarts, this.#arcs] = outgoingArcs(graph);
        this.#seconds = new Float64Array(graph.nodeCount).fill(Infinity);
        this.#metres = new Float64Array(graph.nodeCount);
        this.#arcInto = new Uint32Array(graph.nodeCount);
        this.#cameFrom = new Int32Array(graph.nodeCount);
        this.#heap = new MinHeap(graph.nodeCount);
    }

    /** Searches from a place until all `targets` are reached, or everything within `maxSeconds`. */
    run(from: Snap, targets: readonly Snap[], maxSeconds = Infinity): void {
        this.#reset(from);
        const waiting = this.#endNodes(targets);
        while (this.#heap.size > 0 && this.#heap.topKey <= maxSeconds) {
            const node = this.#heap.pop();
            if (waiting.delete(node) && waiting.size === 0 && targets.length > 0) break;
            const end = this.#arcStarts[node + 1]!;
            for (let i = this.#arcStarts[node]!; i < end; i++) {
                this.#relax(this.#arcs[i]!, node, 1);
            }
        }
        this.#heap.clear();
    }

    /** Time and distance from the place of the last `run` to one of its targets; null when there is no way. */
    to(target: Snap): Arrival | null {
        const { edgeFrom, edgeTo, edgeMetres, secondsForward, secondsBackward } = this.#graph;
        const { edge, share } = target;
        let best = this.#alongOneEdge(target);
        const offer = (viaNode: number, edgeSeconds: number, part: number, isForward: boolean): void => {
            if (edgeSeconds < 0 && part > 0) return;
            const seconds = this.#seconds[viaNode]! + part * Math.max(0, edgeSeconds);
            if (seconds < (best?.seconds ?? Infinity)) {
                best = { seconds, metres: this.#metres[viaNode]! + part * edgeMetres[edge]!, viaNode, isForward };
            }
        };
        offer(edgeFrom[edge]!, secondsForward[edge]!, share, true);
        offer(edgeTo[edge]!, secondsBackward[edge]!, 1 - share, false);
        return best;
    }

    /** Seconds of the last `run` to a junction; Infinity when it was not reached. */
    secondsTo(node: number): number {
        return this.#seconds[node]!;
    }

    /**
     * Arcs (2 * edge, plus 1 when backward) to a junction in driving order. The first is the rest of the start's edge, or
     * {@link NO_ARC} when the start lies on a junction.
     */
    arcsTo(node: number): number[] {
        const arcs: number[] = [];
        for (let at = node; at >= 0; at = this.#cameFrom[at]!) arcs.push(this.#arcInto[at]!);
        return arcs.reverse();
    }

    #reset(from: Snap): void {
        for (const node of this.#touched) this.#seconds[node] = Infinity;
        this.#touched = [];
        this.#from = from;
        this.#relax(2 * from.edge, START, 1 - from.share);
        this.#relax(2 * from.edge + 1, START, from.share);
        // On a junction every road that leaves it is open, not only the edge that the place was moved to.
        const junction = this.#junctionOf(from);
        if (junction !== null) this.#reach(junction, 0, 0, NO_ARC, START);
    }

    #relax(arc: number, tail: number, part: number): void {
        const edge = arc >>> 1;
        const arcSeconds = this.#arcSeconds(arc, part);
        if (arcSeconds < 0) return;
        const head = arc & 1 ? this.#graph.edgeFrom[edge]! : this.#graph.edgeTo[edge]!;
        const arrival = (tail === START ? 0 : this.#seconds[tail]!) + arcSeconds;
        const metres = (tail === START ? 0 : this.#metres[tail]!) + part * this.#graph.edgeMetres[edge]!;
        this.#reach(head, arrival, metres, arc, tail);
    }

    #reach(node: number, seconds: number, metres: number, arc: number, tail: number): void {
        if (seconds >= this.#seconds[node]!) return;
        if (this.#seconds[node] === Infinity) this.#touched.push(node);
        this.#seconds[node] = seconds;
        this.#metres[node] = metres;
        this.#arcInto[node] = arc;
        this.#cameFrom[node] = tail;
        this.#heap.push(node, seconds);
    }

    #junctionOf({ edge, share }: Snap): number | null {
        if (share === 0) return this.#graph.edgeFrom[edge]!;
        return share === 1 ? this.#graph.edgeTo[edge]! : null;
    }

    /** Seconds for a part of an arc up to its head, with the delay there; -1 when closed. */
    #arcSeconds(arc: number, part: number): number {
        const edge = arc >>> 1;
        const isBackward = (arc & 1) === 1;
        const seconds = (isBackward ? this.#graph.secondsBackward : this.#graph.secondsForward)[edge]!;
        if (seconds < 0) return -1;
        return part * seconds + (isBackward ? this.#graph.delayBackward : this.#graph.delayForward)[edge]!;
    }

    #alongOneEdge(target: Snap): Arrival | null {
        const from = this.#from!;
        if (from.edge !== target.edge) return null;
        const part = target.share - from.share;
        const { secondsForward, secondsBackward, edgeMetres } = this.#graph;
        const edgeSeconds = part >= 0 ? secondsForward[from.edge]! : secondsBackward[from.edge]!;
        if (edgeSeconds < 0 && part !== 0) return null;
        return {
            seconds: Math.abs(part) * Math.max(0, edgeSeconds),
            metres: Math.abs(part) * edgeMetres[from.edge]!,
            viaNode: -1,
            isForward: part >= 0
        };
    }

    #endNodes(targets: readonly Snap[]): Set<number> {
        const nodes = new Set<number>();
        const { edgeFrom, edgeTo, secondsForward, secondsBackward } = this.#graph;
        for (const target of targets) {
            if (secondsForward[target.edge]! >= 0) nodes.add(edgeFrom[target.edge]!);
            if (secondsBackward[target.edge]! >= 0) nodes.add(edgeTo[target.edge]!);
            nodes.add(this.#junctionOf(target) ?? edgeFrom[target.edge]!);
        }
        return nodes;
    }
}

function outgoingArcs(graph: RoadGraph): [Uint32Array, Uint32Array] {
    const { nodeCount, edgeFrom, edgeTo, secondsForward, secondsBackward } = graph;
    const starts = new Uint32Array(nodeCount + 1);
    const eachArc = (visit: (tail: number, arc: number) => void): void => {
        for (let edge = 0; edge < edgeFrom.length; edge++) {
            if (secondsForward[edge]! >= 0) visit(edgeFrom[edge]!, 2 * edge);
            if (secondsBackward[edge]! >= 0) visit(edgeTo[edge]!, 2 * edge + 1);
        }
    };
    eachArc((tail) => void starts[tail + 1]!++);
    for (let node = 1; node <= nodeCount; node++) starts[node] = starts[node]! + starts[node - 1]!;
    const next = starts.slice();
    const arcs = new Uint32Array(starts[nodeCount]!);
    eachArc((tail, arc) => {
        arcs[next[tail]!] = arc;
        next[tail]!++;
    });
    return [starts, arcs];
}
