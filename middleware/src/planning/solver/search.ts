/** Ruin and recreate with simulated annealing in cycles of fixed length. A longer run repeats a shorter one and goes on. */
import type { Solution } from '../model.ts';
import type { Compiled } from './compile.ts';
import { Random } from './random.ts';
import { Recreate } from './recreate.ts';
import { RichTiming } from './richTiming.ts';
import { Routes } from './routes.ts';
import { Ruin } from './ruin.ts';
import { Snapshot } from './snapshot.ts';
import type { Timing } from './timing.ts';

const CYCLE_STEPS = 20_000;
const HOT = 0.3;
const COLD = 0.005;

export class Search {
    steps = 0;
    bestObjective = -Infinity;
    private objective = -Infinity;
    private readonly compiled: Compiled;
    readonly routes: Routes;
    private readonly timing: Timing;
    private readonly snapshot: Snapshot;
    private readonly ruin: Ruin;
    private readonly recreate: Recreate;
    private readonly random: Random;
    private readonly bestSequence: Int32Array;
    private readonly bestLength: Int32Array;
    private readonly unit: number;

    constructor(compiled: Compiled, seed: number) {
        this.compiled = compiled;
        this.random = new Random(seed);
        this.routes = new Routes(compiled);
        this.timing = new RichTiming(this.routes);
        this.snapshot = new Snapshot(this.routes);
        this.ruin = new Ruin(this.routes, this.snapshot, this.random);
        this.recreate = new Recreate(this.routes, this.timing, this.snapshot, this.random);
        this.bestSequence = this.routes.sequence.slice();
        this.bestLength = this.routes.length.slice();
        this.unit = meanPrize(compiled);
    }

    /** Puts the stops of `start` in place, as far as they fit, and fills up. */
    construct(start: Solution | undefined): void {
        const { routes, timing, snapshot } = this;
        for (let r = 0; r < this.compiled.shiftCount; r++) timing.refresh(r);
        for (const route of start?.routes ?? []) this.place(route.shift, route.stops);
        snapshot.clear();
        this.ruin.fresh.fill(1);
        this.recreate.fill(this.ruin.fresh, 1, 0, 0);
        this.ruin.fresh.fill(0);
        snapshot.clear();
        this.objective = this.evaluate();
        this.bestObjective = this.objective;
        this.keepBest();
        void routes;
    }

    private place(r: number, stops: readonly number[]): void {
        const { routes, timing } = this;
        for (const node of stops) {
            if (!routes.mayJoin(node, r) || routes.routeOf[node] !== -1) continue;
            const position = (routes.length[r] as number) + 1;
            routes.insert(node, r, position);
            if (!timing.refresh(r)) {
                routes.removeRange(r, position, 1);
                timing.refresh(r);
                if (timing.find(node, r)) routes.insert(node, r, timing.position);
                timing.refresh(r);
            }
            routes.measure(r);
        }
    }

    /** Prize of what is planned less travel, with the bonus for required visits. */
    evaluate(): number {
        return this.routes.totalPrize() - this.compiled.problem.weights.travelPerSecond * this.routes.totalTravel();
    }

    /** One ruin, one recreate, kept or taken back. */
    advance(): void {
        const { routes, timing, snapshot, ruin, random } = this;
        const phase = (this.steps++ % CYCLE_STEPS) / CYCLE_STEPS;
        const temperature = this.unit * HOT * Math.pow(COLD / HOT, phase);
        ruin.strings(8, 1 + random.below(2));
        for (let i = 0; i < snapshot.touchedCount; i++) {
            const r = snapshot.touched[i] as number;
            routes.measure(r);
            if (!timing.refresh(r)) {
                this.refuse();
                return;
            }
        }
        this.recreate.fill(ruin.fresh, random.float() * 2, 0.5, 0.05);
        const value = this.evaluate();
        if (value > this.objective + temperature * Math.log(random.float())) {
            this.objective = value;
            ruin.fresh.fill(0);
            snapshot.clear();
            if (value > this.bestObjective + 1e-9) {
                this.bestObjective = value;
                this.keepBest();
            }
        } else this.refuse();
    }

    private refuse(): void {
        this.ruin.fresh.fill(0);
        this.snapshot.restore(this.timing);
    }

    private keepBest(): void {
        this.bestSequence.set(this.routes.sequence);
        this.bestLength.set(this.routes.length);
    }

    best(): Solution {
        const { stride } = this.routes;
        return {
            routes: Array.from(this.bestLength, (length, shift) => ({
                shift,
                stops: Array.from(this.bestSequence.subarray(shift * stride + 1, shift * stride + 1 + length)).filter(
                    (node) => node < this.compiled.candidateCount
                )
            }))
        };
    }
}

/** The size of a typical prize, the yardstick of the temperature. */
function meanPrize(compiled: Compiled): number {
    let sum = 0;
    for (const candidate of compiled.problem.candidates) sum += Math.abs(candidate.prize);
    return sum / Math.max(1, compiled.candidateCount) || 1;
}
