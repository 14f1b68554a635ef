/** Ruin and recreate with simulated annealing in cycles of fixed length. A longer run repeats a shorter one and goes on. */
import type { Solution } from '../model.ts';
import type { Compiled } from './compile.ts';
import { MOST_SHIFTS, RoutePool } from './pool.ts';
import { Random } from './random.ts';
import { Recreate } from './recreate.ts';
import { PlainTiming } from './plainTiming.ts';
import { RichTiming } from './richTiming.ts';
import { Routes } from './routes.ts';
import { Ruin } from './ruin.ts';
import { tune } from './tune.ts';
import { Snapshot } from './snapshot.ts';
import type { Timing } from './timing.ts';


export class Search {
    steps = 0;
    packed = 0;
    cycle = 0;
    private cycleStep = 0;
    private cycleSteps = 0;
    private hot = 1;
    private cold = 1;
    private travelUnit = 1;
    private readonly pool: RoutePool | null;

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
        this.timing = compiled.isPlain ? new PlainTiming(this.routes) : new RichTiming(this.routes);
        this.snapshot = new Snapshot(this.routes);
        this.ruin = new Ruin(this.routes, this.snapshot, this.random);
        this.recreate = new Recreate(this.routes, this.timing, this.snapshot, this.random);
        this.bestSequence = this.routes.sequence.slice();
        this.bestLength = this.routes.length.slice();
        this.unit = meanPrize(compiled);
        this.pool = compiled.shiftCount > 1 && !compiled.hasPairRules && tune.pool! > 0
                ? new RoutePool(this.routes, this.random, new Int32Array(compiled.shiftCount)) : null;
    }

    /** Puts the stops of `start` in place, as far as they fit, and fills up. */
    construct(start: Solution | undefined): void {
        const { timing, snapshot } = this;
        for (let r = 0; r < this.compiled.shiftCount; r++) timing.refresh(r);
        for (const route of start?.routes ?? []) this.place(route.shift, route.stops);
        snapshot.clear();
        this.ruin.fresh.fill(1);
        this.recreate.fill(this.ruin.fresh, 1, 0, 0, null, 0, 0);
        this.ruin.fresh.fill(0);
        snapshot.clear();
        this.bestObjective = this.evaluate();
        let sum = 0;
        for (let i = 0; i < this.compiled.candidateCount; i++) {
            const near = this.ruin.neighbours[i * this.ruin.perNode + Math.min(5, this.ruin.perNode - 1)]!;
            sum += this.compiled.travel[i * this.compiled.nodeCount + near]!;
        }
        this.travelUnit = Math.max(1e-9, this.compiled.problem.weights.travelPerSecond * sum / Math.max(1, this.compiled.candidateCount));
        this.objective = this.bestObjective;
        this.keepBest();
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
        if (this.cycleStep >= this.cycleSteps) this.nextCycle();
        const phase = this.cycleStep++ / this.cycleSteps;
        this.steps++;
        const temperature = this.hot * Math.pow(this.cold / this.hot, phase);
        ruin.margin = random.float() < tune.full! ? -1 : tune.margin!;
        ruin.strings(tune.len!, 1 + random.below(tune.most!));
        for (let i = 0; i < snapshot.touchedCount; i++) {
            const r = snapshot.touched[i] as number;
            routes.measure(r);
            if (!timing.refresh(r)) {
                this.refuse();
                return;
            }
        }
        const from = ruin.seed * ruin.perNode;
        this.recreate.fill(ruin.fresh, tune.pmin! + random.float() * (tune.pmax! - tune.pmin!), tune.noise!, tune.blink!, ruin.neighbours, from, from + Math.min(tune.near!, ruin.perNode));
        const value = this.evaluate();
        if (value > this.objective + temperature * Math.log(random.float())) this.accept(value);
        else this.refuse();
    }

    private accept(value: number): void {
        const { snapshot } = this;
        this.objective = value;
        this.widen();
        this.ruin.fresh.fill(0);
        if (this.pool && value > this.bestObjective - tune.pool! * this.unit) {
            for (let i = 0; i < snapshot.touchedCount; i++) this.pool.add(snapshot.touched[i] as number);
        }
        snapshot.clear();
        if (value > this.bestObjective + 1e-9) {
            this.bestObjective = value;
            this.keepBest();
        }
    }

    /** Ends a temperature cycle: packs the routes seen, goes back to the best plan and warms up again. */
    private nextCycle(): void {
        this.cycle++;
        this.pack();
        this.restoreBest();
        const isComplete = this.routes.absentCount === 0;
        const isPolish = isComplete || this.cycle % 4 === 0;
        this.hot = isPolish ? tune.thot! * this.travelUnit : this.unit * (this.cycle === 1 ? tune.hot! : tune.rehot!);
        this.cold = isPolish ? tune.tcold! * this.travelUnit : this.unit * tune.cold!;
        this.cycleStep = 0;
        this.cycleSteps = Math.round(tune.cycle! * Math.pow(tune.grow!, this.cycle - 1) * (isPolish && !isComplete ? tune.polish! : 1));
    }

    private pack(): void {
        const { pool, routes } = this;
        if (!pool || this.cycle < 2) return;
        const shifts = Array.from({ length: this.compiled.shiftCount }, (_, r) => r);
        while (shifts.length > MOST_SHIFTS) shifts.splice(this.random.below(shifts.length), 1);
        this.restoreBest();
        const taken = new Int32Array(this.compiled.candidateCount);
        let worth = 0;
        const { travelPerSecond } = this.compiled.problem.weights;
        for (let r = 0; r < this.compiled.shiftCount; r++) {
            if (shifts.includes(r)) worth += routes.prizes[r]! - travelPerSecond * routes.travels[r]!;
            else for (let p = 1; p <= routes.length[r]!; p++) {
                const node = routes.sequence[r * routes.stride + p]!;
                if (node < taken.length) taken[node] = 1;
            }
        }
        const better = pool.pack(shifts, taken, worth);
        pool.trim();
        if (!better) return;
        for (const r of shifts) routes.reset(r);
        shifts.forEach((r, i) => {
            for (const node of better[i]!) {
                if (node < this.compiled.candidateCount) routes.insert(node, r, routes.length[r]! + 1);
            }
            routes.measure(r);
            this.timing.refresh(r);
        });
        this.ruin.fresh.fill(1);
        this.recreate.fill(this.ruin.fresh, 2, 0, 0, null, 0, 0);
        this.ruin.fresh.fill(0);
        this.snapshot.clear();
        const value = this.evaluate();
        if (value > this.bestObjective) {
            this.bestObjective = value;
            this.keepBest();
            this.packed++;
        }
    }

    private restoreBest(): void {
        const { routes } = this;
        for (let r = 0; r < this.compiled.shiftCount; r++) {
            routes.restoreRow(r, this.bestSequence, r * routes.stride, this.bestLength[r] as number);
        }
        for (let r = 0; r < this.compiled.shiftCount; r++) {
            routes.bookRow(r);
            routes.measure(r);
            this.timing.refresh(r);
        }
        this.objective = this.bestObjective;
    }

    private widen(): void {
        for (let i = 0; i < this.snapshot.touchedCount; i++) {
            this.routes.headCut[this.snapshot.touched[i]!] = 0;
            this.routes.tailCut[this.snapshot.touched[i]!] = 0;
        }
    }

    private refuse(): void {
        this.widen();
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
