/** Takes strings of stops out of the routes around a seed. */
import type { Neighbours } from './neighbours.ts';
import type { Random } from './random.ts';
import type { Routes } from './routes.ts';
import type { Snapshot } from './snapshot.ts';

export class Ruin {
    /** 1 for candidates removed in this step. */
    readonly fresh: Uint8Array;
    readonly neighbours: Neighbours;
    /** The candidates removed in this step, in order. */
    readonly removed: Int32Array;
    removedCount = 0;
    /** The candidate the last ruin began at. */
    seed = 0;
    private readonly routes: Routes;
    private readonly snapshot: Snapshot;
    private readonly random: Random;

    constructor(routes: Routes, snapshot: Snapshot, random: Random, neighbours: Neighbours) {
        this.routes = routes;
        this.snapshot = snapshot;
        this.random = random;
        this.fresh = new Uint8Array(routes.compiled.candidateCount);
        this.removed = new Int32Array(routes.compiled.candidateCount);
        this.neighbours = neighbours;
    }

    /**
     * Removes a string of up to `longest` stops from each of up to `most` routes near a random seed. With a `margin` only
     * places so many stops around the gaps are open to insertions until `clear`; below 0 all are.
     */
    strings(longest: number, most: number, margin: number): void {
        const { routes, random, snapshot } = this;
        const seed = random.below(routes.compiled.candidateCount);
        this.seed = seed;
        const near = this.neighbours.of(seed);
        for (let i = 0; i < near.length && snapshot.touchedCount < most; i++) {
            const node = near[i] as number;
            const r = routes.routeOf[node] as number;
            if (r < 0 || snapshot.has(r)) continue;
            const length = routes.length[r] as number;
            const size = 1 + random.below(Math.min(longest, length));
            const position = this.positionOf(node, r);
            const first = Math.max(1, Math.min(position - random.below(size), length - size + 1));
            this.take(r, first, size, margin);
        }
    }

    /** Ends a step: nothing is fresh, all places are open again. */
    clear(): void {
        this.fresh.fill(0);
        this.removedCount = 0;
        const { touched, touchedCount } = this.snapshot;
        for (let i = 0; i < touchedCount; i++) {
            this.routes.headCut[touched[i] as number] = 0;
            this.routes.tailCut[touched[i] as number] = 0;
        }
    }

    private positionOf(node: number, r: number): number {
        const row = r * this.routes.stride;
        let p = row + 1;
        while (this.routes.sequence[p] !== node) p++;
        return p - row;
    }

    private take(r: number, first: number, size: number, margin: number): void {
        const { routes, snapshot, fresh } = this;
        const row = r * routes.stride;
        snapshot.save(r);
        for (let p = first; p < first + size; p++) {
            const node = routes.sequence[row + p] as number;
            if (!routes.isRemovable(node)) continue;
            fresh[node] = 1;
            this.removed[this.removedCount++] = node;
        }
        const removed = routes.removeRange(r, first, size);
        if (margin < 0) return;
        routes.headCut[r] = Math.max(0, first - 1 - margin);
        routes.tailCut[r] = Math.max(0, (routes.length[r] as number) + 1 - first - (size - removed) - margin);
    }
}
