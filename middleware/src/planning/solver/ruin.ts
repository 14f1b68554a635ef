/** Takes visits out of routes: strings of neighbouring stops around a seed, or stops at random. */
import type { Random } from './random.ts';
import type { Routes } from './routes.ts';
import type { Snapshot } from './snapshot.ts';

const NEIGHBOURS = 200;

export class Ruin {
    /** 1 for candidates removed in this step. */
    readonly fresh: Uint8Array;
    private readonly routes: Routes;
    private readonly snapshot: Snapshot;
    private readonly random: Random;
    readonly neighbours: Int32Array;
    seed = 0;
    margin = -1;
    readonly perNode: number;

    constructor(routes: Routes, snapshot: Snapshot, random: Random) {
        const count = routes.compiled.candidateCount;
        this.routes = routes;
        this.snapshot = snapshot;
        this.random = random;
        this.fresh = new Uint8Array(count);
        this.perNode = Math.min(NEIGHBOURS, count);
        this.neighbours = nearest(routes, this.perNode);
    }

    /** Removes strings of up to `longest` stops from up to `most` routes near a random seed. */
    strings(longest: number, most: number): void {
        const { routes, random, snapshot } = this;
        const count = routes.compiled.candidateCount;
        const seed = (this.seed = random.below(count));
        for (let i = 0; i < this.perNode && snapshot.touchedCount < most; i++) {
            const node = this.neighbours[seed * this.perNode + i] as number;
            const r = routes.routeOf[node] as number;
            if (r < 0 || snapshot.has(r)) continue;
            const length = routes.length[r] as number;
            const size = 1 + random.below(Math.min(longest, length));
            const position = this.positionOf(node, r);
            const first = Math.max(1, Math.min(position - random.below(size), length - size + 1));
            this.take(r, first, size);
        }
    }

    private positionOf(node: number, r: number): number {
        return this.routes.sequence.indexOf(node, r * this.routes.stride + 1) - r * this.routes.stride;
    }

    private take(r: number, first: number, size: number): void {
        const { routes, snapshot, fresh } = this;
        const row = r * routes.stride;
        snapshot.save(r);
        for (let p = first; p < first + size; p++) {
            const node = routes.sequence[row + p] as number;
            if (routes.isRemovable(node)) fresh[node] = 1;
        }
        routes.removeRange(r, first, size);
        if (this.margin >= 0) {
            routes.headCut[r] = Math.max(0, first - 1 - this.margin);
            routes.tailCut[r] = Math.max(0, (routes.length[r] as number) + 1 - first - this.margin);
        }
    }
}

/** For each candidate the others by travel there and back, itself first. */
function nearest(routes: Routes, perNode: number): Int32Array {
    const { candidateCount: count, nodeCount, travel, travelFrom } = routes.compiled;
    const result = new Int32Array(count * perNode);
    const keys = new Float64Array(count);
    for (let i = 0; i < count; i++) {
        for (let j = 0; j < count; j++) {
            const both = (travel[i * nodeCount + j] as number) + (travelFrom[i * nodeCount + j] as number);
            keys[j] = (i === j ? 0 : both + 1) * count + j;
        }
        keys.sort();
        for (let k = 0; k < perNode; k++) result[i * perNode + k] = (keys[k] as number) % count;
    }
    return result;
}
