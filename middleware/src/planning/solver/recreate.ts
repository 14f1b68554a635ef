/** Fills routes greedily: at each step the absent visit with the best value for its cost goes to its cheapest place. */
import type { Random } from './random.ts';
import type { Routes } from './routes.ts';
import type { Snapshot } from './snapshot.ts';
import type { Timing } from './timing.ts';

export class Recreate {
    private readonly routes: Routes;
    private readonly timing: Timing;
    private readonly snapshot: Snapshot;
    private readonly random: Random;
    private readonly pending: Int32Array;
    private pendingCount = 0;
    private readonly bestRoute: Int32Array;
    private readonly bestPosition: Int32Array;
    private readonly bestScore: Float64Array;
    /** Value of each candidate for this fill: a power of its prize, with noise. */
    private readonly value: Float64Array;

    constructor(routes: Routes, timing: Timing, snapshot: Snapshot, random: Random) {
        const count = routes.compiled.candidateCount;
        this.routes = routes;
        this.timing = timing;
        this.snapshot = snapshot;
        this.random = random;
        this.pending = new Int32Array(count);
        this.bestRoute = new Int32Array(count);
        this.bestPosition = new Int32Array(count);
        this.bestScore = new Float64Array(count);
        this.value = new Float64Array(count);
    }

    /**
     * Inserts absent visits into the touched routes; those in `fresh` (just removed) may go to any route.
     * `power` weighs prize against cost, `noise` (0 to 1) shakes the order, `blink` leaves visits out at random.
     */
    fill(fresh: Uint8Array, power: number, noise: number, blink: number): void {
        const { routes, random } = this;
        this.pendingCount = 0;
        for (let i = 0; i < routes.absentCount; i++) {
            const node = routes.absent[i] as number;
            if (blink > 0 && random.float() < blink) continue;
            const base = Math.pow(routes.compiled.prize[node] as number, power);
            this.value[node] = base * (1 + noise * (random.float() - 0.5)) + 1e-9;
            if (this.evaluate(node, fresh)) this.pending[this.pendingCount++] = node;
        }
        while (this.pendingCount > 0) this.insertBest(fresh);
    }

    private insertBest(fresh: Uint8Array): void {
        const { routes, timing, snapshot } = this;
        let winner = -1;
        let best = -1;
        for (let i = 0; i < this.pendingCount; i++) {
            const score = this.bestScore[this.pending[i] as number] as number;
            if (score > best) {
                best = score;
                winner = i;
            }
        }
        const node = this.pending[winner] as number;
        const r = this.bestRoute[node] as number;
        this.pending[winner] = this.pending[--this.pendingCount] as number;
        snapshot.save(r);
        routes.insert(node, r, this.bestPosition[node] as number);
        routes.measure(r);
        timing.refresh(r);
        let kept = 0;
        for (let i = 0; i < this.pendingCount; i++) {
            const other = this.pending[i] as number;
            const isStale = this.bestRoute[other] === r || routes.compiled.hasPairRules;
            if (!isStale || this.evaluate(other, fresh)) this.pending[kept++] = other;
        }
        this.pendingCount = kept;
    }

    private evaluate(node: number, fresh: Uint8Array): boolean {
        const { routes, timing, snapshot } = this;
        const value = this.value[node] as number;
        let best = -1;
        const count = fresh[node] === 1 ? routes.compiled.shiftCount : snapshot.touchedCount;
        for (let i = 0; i < count; i++) {
            const r = fresh[node] === 1 ? i : (snapshot.touched[i] as number);
            if (!routes.mayJoin(node, r) || !timing.find(node, r)) continue;
            const score = value / Math.max(1, timing.cost);
            if (score > best) {
                best = score;
                this.bestRoute[node] = r;
                this.bestPosition[node] = timing.position;
            }
        }
        this.bestScore[node] = best;
        return best >= 0;
    }
}
