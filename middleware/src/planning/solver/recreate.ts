/** Fills routes greedily: at each step the absent visit with the best value for its cost goes to its cheapest place. */
import { tune } from './tune.ts';
import type { Random } from './random.ts';
import type { Ruin } from './ruin.ts';
import type { Routes } from './routes.ts';
import type { Snapshot } from './snapshot.ts';
import type { Timing } from './timing.ts';

const POWERS = 25;
const HIGHEST_POWER = 6;

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
    private readonly bestCost: Float64Array;
    /** Value of each candidate for this fill: a power of its prize, with noise. */
    private readonly value: Float64Array;
    private readonly powers: Float64Array[];
    private readonly effort: Float64Array;

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
        this.bestCost = new Float64Array(count);
        this.value = new Float64Array(count);
        this.powers = Array.from({ length: POWERS }, (_, k) =>
            routes.compiled.prize.map(
                (prize) => Math.pow(Math.max(prize, 0), (k * HIGHEST_POWER) / (POWERS - 1)) + 1e-9
            )
        );
        this.effort = Float64Array.from(
            { length: count },
            (_, i) => 1 + (tune.svc as number) * (routes.compiled.service[i] as number)
        );
    }

    /**
     * Inserts absent visits into the touched routes, those in `fresh` into any route. `power` weighs prize against cost,
     * `noise` (0 to 2) shakes the order, `blink` leaves visits out at random.
     */
    fillAll(fresh: Uint8Array, power: number, noise: number, blink: number): void {
        const { absent, absentCount } = this.routes;
        const table = this.tableOf(power);
        this.pendingCount = 0;
        for (let i = 0; i < absentCount; i++) this.offer(absent[i] as number, fresh, table, noise, blink);
        while (this.pendingCount > 0) this.insertBest(fresh);
    }

    /** The same with the `most` candidates nearest to the ruin's seed, and all that it removed. */
    fillNear(ruin: Ruin, power: number, noise: number, blink: number, most: number): void {
        const { routes } = this;
        const { fresh, neighbours, perNode, seed, removed, removedCount } = ruin;
        const table = this.tableOf(power);
        this.pendingCount = 0;
        for (let i = 0; i < removedCount; i++) this.offer(removed[i] as number, fresh, table, noise, blink);
        const from = seed * perNode;
        const to = from + Math.min(most, perNode);
        for (let i = from; i < to; i++) {
            const node = neighbours[i] as number;
            if (routes.routeOf[node] === -1 && fresh[node] === 0) this.offer(node, fresh, table, noise, blink);
        }
        while (this.pendingCount > 0) this.insertBest(fresh);
    }

    private tableOf(power: number): Float64Array {
        return this.powers[Math.min(POWERS - 1, Math.floor((power * (POWERS - 1)) / HIGHEST_POWER))] as Float64Array;
    }

    private offer(node: number, fresh: Uint8Array, table: Float64Array, noise: number, blink: number): void {
        const bits = this.random.next() >>> 0;
        if ((bits & 1023) < blink * 1024) return;
        this.value[node] = (table[node] as number) * (1 + noise * ((bits >>> 10) / 4194304 - 0.5));
        if (this.evaluate(node, fresh)) this.pending[this.pendingCount++] = node;
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
        const position = this.bestPosition[node] as number;
        routes.insert(node, r, position);
        routes.measure(r);
        timing.refresh(r);
        let kept = 0;
        for (let i = 0; i < this.pendingCount; i++) {
            const other = this.pending[i] as number;
            if (routes.compiled.hasPairRules) {
                if (this.evaluate(other, fresh)) this.pending[kept++] = other;
            } else if (this.reconsider(other, r, position, fresh)) this.pending[kept++] = other;
        }
        this.pendingCount = kept;
    }

    /** Brings the best place of `node` up to date after an insertion into route r. */
    private reconsider(node: number, r: number, inserted: number, fresh: Uint8Array): boolean {
        const { routes, timing } = this;
        if (this.bestRoute[node] !== r) return true;
        if (routes.mayJoin(node, r)) {
            const cost = this.bestCost[node] as number;
            if (timing.update(node, r, this.bestPosition[node] as number, cost, inserted) && timing.cost <= cost) {
                this.bestPosition[node] = timing.position;
                this.bestCost[node] = timing.cost;
                this.bestScore[node] =
                    (this.value[node] as number) / Math.max(1, timing.cost + (this.effort[node] as number));
                return true;
            }
        }
        return this.evaluate(node, fresh);
    }

    private evaluate(node: number, fresh: Uint8Array): boolean {
        const { routes, timing, snapshot } = this;
        const value = this.value[node] as number;
        let best = -1;
        const count = fresh[node] === 1 ? routes.compiled.shiftCount : snapshot.touchedCount;
        for (let i = 0; i < count; i++) {
            const r = fresh[node] === 1 ? i : (snapshot.touched[i] as number);
            if (!routes.mayJoin(node, r) || !timing.find(node, r)) continue;
            const score = value / Math.max(1, timing.cost + (this.effort[node] as number));
            if (score > best) {
                best = score;
                this.bestRoute[node] = r;
                this.bestPosition[node] = timing.position;
                this.bestCost[node] = timing.cost;
            }
        }
        this.bestScore[node] = best;
        return best >= 0;
    }
}
