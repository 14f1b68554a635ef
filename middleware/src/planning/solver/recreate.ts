/** Fills routes greedily: at each step the absent visit with the best value for its cost goes to its cheapest place. */
import type { Random } from './random.ts';
import { SETTINGS } from './settings.ts';
import type { Ruin } from './ruin.ts';
import type { Routes } from './routes.ts';
import type { Snapshot } from './snapshot.ts';
import type { Timing } from './timing.ts';

const POWERS = 25;
const HIGHEST_POWER = 6;
const NO_PLACE = 2_000_000_000;
/** Up to so many shifts every removed visit is tried on all of them. */
const FEW_SHIFTS = 8;
const LOOK_AROUND = 30;

export class Recreate {
    private readonly routes: Routes;
    private readonly timing: Timing;
    private readonly snapshot: Snapshot;
    private readonly random: Random;
    private readonly pending: Int32Array;
    private pendingCount = 0;
    private readonly bestScore: Float64Array;
    /** Places a pending visit can go, `shiftCount` slots each; `choice` is the cheapest. */
    private readonly optionCount: Int32Array;
    private readonly optionRoute: Int32Array;
    private readonly optionPosition: Int32Array;
    private readonly optionCost: Float64Array;
    private readonly choice: Int32Array;
    private readonly seen: Int32Array;
    private stamp = 0;
    private near: Ruin | null = null;
    /** Value of each candidate for this fill: a power of its prize, with noise. */
    private readonly value: Float64Array;
    private readonly powers: (Float64Array | null)[] = new Array<Float64Array | null>(POWERS).fill(null);
    private readonly effort: Float64Array;

    constructor(routes: Routes, timing: Timing, snapshot: Snapshot, random: Random) {
        const count = routes.compiled.candidateCount;
        this.routes = routes;
        this.timing = timing;
        this.snapshot = snapshot;
        this.random = random;
        this.pending = new Int32Array(count);
        this.bestScore = new Float64Array(count);
        const options = count * routes.compiled.shiftCount;
        this.optionCount = new Int32Array(count);
        this.optionRoute = new Int32Array(options);
        this.optionPosition = new Int32Array(options);
        this.optionCost = new Float64Array(options);
        this.choice = new Int32Array(count);
        this.seen = new Int32Array(routes.compiled.shiftCount);
        this.value = new Float64Array(count);
        this.effort = Float64Array.from(
            { length: count },
            (_, i) => 1 + SETTINGS.serviceWeight * (routes.compiled.service[i] as number)
        );
    }

    /**
     * Inserts absent visits into the touched routes, those in `fresh` into any route. `power` weighs prize against cost,
     * `noise` (0 to 2) shakes the order, `blink` leaves visits out at random.
     */
    fillAll(fresh: Uint8Array, power: number, noise: number, blink: number): void {
        const { absent, absentCount } = this.routes;
        const table = this.tableOf(power);
        this.near = null;
        this.pendingCount = 0;
        for (let i = 0; i < absentCount; i++) this.offer(absent[i] as number, fresh, table, noise, blink);
        while (this.pendingCount > 0) this.insertBest();
    }

    /** Fills routes from the `most` absent candidates that look best by themselves, then with whoever else fits. */
    fillFrom(fresh: Uint8Array, power: number, most: number): void {
        const table = this.tableOf(power);
        this.near = null;
        this.pendingCount = 0;
        for (const node of this.byWorth().subarray(0, most)) {
            if (this.routes.routeOf[node] === -1) this.offer(node, fresh, table, 0, 0);
        }
        while (this.pendingCount > 0) this.insertBest();
        this.fillQuickly();
    }

    /** Candidates by prize for the time on site. */
    private byWorth(): Uint32Array {
        const worth = this.routes.compiled.prize.map((value, node) => -value / (this.effort[node] as number));
        return Uint32Array.from(worth.keys()).sort((a, b) => (worth[a] as number) - (worth[b] as number));
    }

    /** One pass: by prize for the time on site, each at its cheapest place. */
    fillQuickly(): void {
        const { routes, timing } = this;
        const { shiftCount } = routes.compiled;
        for (const node of this.byWorth()) {
            if (routes.routeOf[node] !== -1) continue;
            let best = NO_PLACE;
            let route = -1;
            let position = 0;
            for (let r = 0; r < shiftCount; r++) {
                if (!routes.mayJoin(node, r) || !timing.find(node, r) || timing.cost >= best) continue;
                best = timing.cost;
                route = r;
                position = timing.position;
            }
            if (route < 0) continue;
            routes.insert(node, route, position);
            routes.measure(route);
            timing.refresh(route);
        }
    }

    /** The same with the `most` candidates nearest to the ruin's seed, and all that it removed. */
    fillNear(ruin: Ruin, power: number, noise: number, blink: number, most: number): void {
        const { routes } = this;
        const { fresh, removed, removedCount } = ruin;
        const table = this.tableOf(power);
        this.near = ruin;
        this.pendingCount = 0;
        for (let i = 0; i < removedCount; i++) this.offer(removed[i] as number, fresh, table, noise, blink);
        const near = ruin.neighbours.of(ruin.seed);
        const count = Math.min(most, near.length);
        for (let i = 0; i < count; i++) {
            const node = near[i] as number;
            if (routes.routeOf[node] === -1 && fresh[node] === 0) this.offer(node, fresh, table, noise, blink);
        }
        while (this.pendingCount > 0) this.insertBest();
    }

    private tableOf(power: number): Float64Array {
        const k = Math.min(POWERS - 1, Math.floor((power * (POWERS - 1)) / HIGHEST_POWER));
        return this.powers[k] ?? this.fillTable(k);
    }

    private fillTable(k: number): Float64Array {
        const { prize } = this.routes.compiled;
        const exponent = (k * HIGHEST_POWER) / (POWERS - 1);
        const table = new Float64Array(prize.length);
        for (let i = 0; i < prize.length; i++) table[i] = Math.pow(Math.max(prize[i] as number, 0), exponent) + 1e-9;
        this.powers[k] = table;
        return table;
    }

    private offer(node: number, fresh: Uint8Array, table: Float64Array, noise: number, blink: number): void {
        const bits = this.random.next() >>> 0;
        if ((bits & 1023) < blink * 1024) return;
        this.value[node] = (table[node] as number) * (1 + noise * ((bits >>> 10) / 4194304 - 0.5));
        if (this.evaluate(node, fresh)) this.pending[this.pendingCount++] = node;
    }

    private insertBest(): void {
        const { routes, timing, snapshot, choice } = this;
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
        const slot = choice[node] as number;
        const r = this.optionRoute[slot] as number;
        const position = this.optionPosition[slot] as number;
        this.pending[winner] = this.pending[--this.pendingCount] as number;
        snapshot.save(r);
        routes.insert(node, r, position);
        routes.measure(r);
        timing.refresh(r);
        let kept = 0;
        for (let i = 0; i < this.pendingCount; i++) {
            const other = this.pending[i] as number;
            if (this.reconsider(other, r, position)) this.pending[kept++] = other;
        }
        this.pendingCount = kept;
    }

    /** Brings the places of `node` up to date after an insertion into route r; false when none is left. */
    private reconsider(node: number, r: number, inserted: number): boolean {
        const { routes, timing, optionRoute, optionCost, optionPosition } = this;
        const from = node * routes.compiled.shiftCount;
        const to = from + (this.optionCount[node] as number);
        for (let slot = from; slot < to; slot++) {
            if (optionRoute[slot] !== r) continue;
            const cost = optionCost[slot] as number;
            if (cost >= NO_PLACE) break;
            const fits =
                routes.mayJoin(node, r) && timing.update(node, r, optionPosition[slot] as number, cost, inserted);
            optionCost[slot] = fits ? timing.cost : NO_PLACE;
            optionPosition[slot] = timing.position;
            if (fits && timing.cost === cost && !routes.compiled.hasPairRules) return true;
            return this.choose(node);
        }
        return !routes.compiled.hasPairRules || this.choose(node);
    }

    /** Looks at every route open to `node`; false when it fits nowhere. */
    private evaluate(node: number, fresh: Uint8Array): boolean {
        const { routes, snapshot } = this;
        const { shiftCount } = routes.compiled;
        this.optionCount[node] = 0;
        if (fresh[node] === 0) {
            for (let i = 0; i < snapshot.touchedCount; i++) this.look(node, snapshot.touched[i] as number);
        } else if (shiftCount <= FEW_SHIFTS || this.near === null) {
            for (let r = 0; r < shiftCount; r++) this.look(node, r);
        } else this.lookAround(node, this.near);
        return this.choose(node);
    }

    /** With many shifts: the touched routes, those of the nearest stops, and one without stops. */
    private lookAround(node: number, near: Ruin): void {
        const { routes, snapshot, seen } = this;
        const stamp = ++this.stamp;
        for (let i = 0; i < snapshot.touchedCount; i++) {
            const r = snapshot.touched[i] as number;
            seen[r] = stamp;
            this.look(node, r);
        }
        const around = near.neighbours.of(node);
        const count = Math.min(LOOK_AROUND, around.length);
        for (let i = 0; i < count; i++) {
            const r = routes.routeOf[around[i] as number] as number;
            if (r < 0 || seen[r] === stamp) continue;
            seen[r] = stamp;
            this.look(node, r);
        }
        for (let r = 0; r < seen.length; r++) {
            if (routes.visits[r] !== 0 || seen[r] === stamp || !routes.mayJoin(node, r)) continue;
            this.look(node, r);
            break;
        }
    }

    private look(node: number, r: number): void {
        const { routes, timing } = this;
        if (!routes.mayJoin(node, r) || !timing.find(node, r)) return;
        const slot = node * routes.compiled.shiftCount + (this.optionCount[node] as number);
        this.optionCount[node] = (this.optionCount[node] as number) + 1;
        this.optionRoute[slot] = r;
        this.optionCost[slot] = timing.cost;
        this.optionPosition[slot] = timing.position;
    }

    private choose(node: number): boolean {
        const { routes, optionCost, optionRoute } = this;
        const from = node * routes.compiled.shiftCount;
        const to = from + (this.optionCount[node] as number);
        let best = NO_PLACE;
        for (let slot = from; slot < to; slot++) {
            const cost = optionCost[slot] as number;
            if (cost >= best) continue;
            if (routes.compiled.hasPairRules && !routes.mayJoin(node, optionRoute[slot] as number)) continue;
            best = cost;
            this.choice[node] = slot;
        }
        if (best >= NO_PLACE) return false;
        this.bestScore[node] = (this.value[node] as number) / Math.max(1, best + (this.effort[node] as number));
        return true;
    }
}
