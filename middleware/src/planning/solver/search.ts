/** Ruin and recreate with simulated annealing in cycles of fixed length. A longer run repeats a shorter one and goes on. */
import type { Solution } from '../model.ts';
import { PlanCopy } from './best.ts';
import { MoveCounter } from './changes.ts';
import type { Compiled } from './compile.ts';
import { ExactCost } from './exactCost.ts';
import { packRoutes } from './packing.ts';
import { Neighbours } from './neighbours.ts';
import { PlainTiming } from './plainTiming.ts';
import { RoutePool } from './pool.ts';
import { Random } from './random.ts';
import { Recreate } from './recreate.ts';
import { RichTiming } from './richTiming.ts';
import { Routes } from './routes.ts';
import { Ruin } from './ruin.ts';
import { countHopeless, prizeUnit, shiftKinds, travelUnit } from './scales.ts';
import { SETTINGS } from './settings.ts';
import { Snapshot } from './snapshot.ts';
import { placeBase } from './startPlan.ts';
import type { Timing } from './timing.ts';

export class Search {
    steps = 0;
    readonly best: PlanCopy;
    private objective = -Infinity;
    private cycle = 0;
    private cycleStep = 0;
    private cycleSteps = 0;
    private hot = 1;
    private cold = 1;
    /** Longer strings, when every visit has its place and only travel is left to gain. */
    private isComplete = false;
    /** Candidates that fit on no shift even alone. */
    private readonly hopeless: number;
    private readonly compiled: Compiled;
    private readonly routes: Routes;
    private readonly timing: Timing;
    private readonly snapshot: Snapshot;
    private readonly ruin: Ruin;
    private readonly recreate: Recreate;
    private readonly random: Random;
    private readonly resume: PlanCopy;
    private readonly aside: PlanCopy;
    private readonly neighbours: Neighbours;
    /** Made when the search proper begins, so that the first plan need not wait for it. */
    private pool: RoutePool | null = null;
    private readonly prizeUnit: number;
    private travelUnit = 0;
    private isStarted = false;
    private sprint = 0;
    /** What the search took a plan to be worth that its schedule did not bear out. */
    private doubted = -Infinity;
    private readonly exact: ExactCost | null;
    private readonly moves: MoveCounter | null;
    private readonly movePenalty: number;
    private mostMoves = Infinity;

    constructor(compiled: Compiled, seed: number, timing?: (routes: Routes) => Timing) {
        const { problem } = compiled;
        this.compiled = compiled;
        this.random = new Random(seed);
        this.routes = new Routes(compiled);
        this.timing =
            timing?.(this.routes) ?? (compiled.isPlain ? new PlainTiming(this.routes) : new RichTiming(this.routes));
        this.snapshot = new Snapshot(this.routes);
        this.neighbours = new Neighbours(compiled);
        this.ruin = new Ruin(this.routes, this.snapshot, this.random, this.neighbours);
        this.recreate = new Recreate(this.routes, this.timing, this.snapshot, this.random);
        this.hopeless = countHopeless(compiled);
        this.best = new PlanCopy(this.routes);
        this.resume = new PlanCopy(this.routes);
        this.aside = new PlanCopy(this.routes);
        this.prizeUnit = prizeUnit(problem);
        this.exact = compiled.isTimed || compiled.waitingPerSecond > 0 ? new ExactCost(this.routes) : null;
        this.movePenalty = problem.base ? (problem.weights.changePerStop ?? 0) : 0;
        const isRepair = problem.base !== undefined && (problem.maxMovedStops !== undefined || this.movePenalty > 0);
        this.moves = isRepair ? new MoveCounter(problem) : null;
    }

    /** A first plan: the base as far as it fits, then filled up; without a base, one quick pass. */
    construct(): void {
        const { problem, shiftCount } = this.compiled;
        for (let r = 0; r < shiftCount; r++) this.timing.refresh(r);
        if (problem.base) {
            placeBase(problem, problem.base, this.routes, this.timing);
            this.mostMoves = Math.max(problem.maxMovedStops ?? Infinity, this.countMoves());
            this.keepAsIs();
            this.refill(1, 0, 0);
            this.settle(0);
        } else {
            this.recreate.fillQuickly();
            this.keepAsIs();
        }
    }

    private keepAsIs(): void {
        this.exact?.touchAll();
        this.objective = this.worth() - this.penalty();
        this.keepBest(this.objective);
        this.snapshot.clear();
    }

    /** Before the first step: a better first plan, and what the search needs besides. */
    private start(): void {
        const { compiled } = this;
        const { problem } = compiled;
        this.isStarted = true;
        if (!problem.base) {
            for (let r = 0; r < compiled.shiftCount; r++) {
                this.routes.reset(r);
                this.timing.refresh(r);
            }
            this.snapshot.clear();
            const planned = compiled.candidateCount - this.best.absentCount;
            this.ruin.fresh.fill(1);
            this.recreate.fillFrom(this.ruin.fresh, 1, SETTINGS.startSpare + SETTINGS.startShare * planned);
            this.ruin.clear();
            this.snapshot.clear();
            this.objective = this.worth();
            this.exact?.touchAll();
            if (this.objective > this.best.objective) this.keepBest(this.objective);
            else this.load(this.best);
        }
        this.sprint = problem.base ? SETTINGS.sprints.length : 0;
        const mayPack = compiled.shiftCount > 1 && !compiled.hasPairRules && this.moves === null && compiled.isFree;
        if (mayPack) this.pool = new RoutePool(this.routes, this.random, shiftKinds(compiled));
    }

    /** One ruin, one recreate, kept or taken back. */
    advance(): void {
        const { timing, snapshot, ruin, random } = this;
        if (!this.isStarted) this.start();
        if (this.cycleStep >= this.cycleSteps) this.nextCycle();
        else if (this.pool && this.steps % SETTINGS.packSteps === 0 && this.steps > 0) this.pack(this.pool, true);
        const phase = this.cycleStep++ / this.cycleSteps;
        this.steps++;
        const temperature = this.hot * Math.pow(this.cold / this.hot, phase);
        const margin = random.float() < SETTINGS.wholeRouteShare ? -1 : SETTINGS.gapMargin;
        if (this.isComplete) {
            ruin.strings(SETTINGS.longestPolishString, 1 + random.below(SETTINGS.mostPolishStrings), margin);
        } else ruin.strings(SETTINGS.longestString, 1 + random.below(SETTINGS.mostStrings), margin);
        for (let i = 0; i < snapshot.touchedCount; i++) {
            const r = snapshot.touched[i] as number;
            this.routes.measure(r);
            if (!timing.refresh(r)) {
                this.refuse();
                return;
            }
        }
        const power = SETTINGS.leastPower + random.float() * (SETTINGS.mostPower - SETTINGS.leastPower);
        const isQuick = this.cycle === 0 || this.moves !== null;
        const nearest = isQuick ? SETTINGS.nearestQuick : SETTINGS.nearest;
        this.recreate.fillNear(ruin, power, SETTINGS.noise, SETTINGS.blink, nearest);
        this.settle(temperature);
    }

    private settle(temperature: number): void {
        const { snapshot } = this;
        const least = this.objective + temperature * Math.log(this.random.float());
        const worth = this.worth();
        const value = worth < least ? worth : worth - this.penalty();
        if (value < least) {
            this.refuse();
            return;
        }
        this.objective = value;
        this.ruin.clear();
        for (let i = 0; i < snapshot.touchedCount; i++) this.exact?.touch(snapshot.touched[i] as number);
        if (this.pool && value > this.best.objective - SETTINGS.poolPrizes * this.prizeUnit) {
            for (let i = 0; i < snapshot.touchedCount; i++) this.pool.add(snapshot.touched[i] as number);
        }
        snapshot.clear();
        if (value > this.best.objective + 1e-9) this.keepBest(value);
    }

    /** Keeps the plan as the best, by its schedule where that may differ from what the search adds up. */
    private keepBest(value: number): void {
        if (!this.exact) {
            this.best.keep(value);
            return;
        }
        if (value <= this.doubted) return;
        let exact = value - this.exact.total();
        for (let r = 0; r < this.compiled.shiftCount; r++) exact += this.routes.costOf(r);
        this.doubted = exact > this.best.objective + 1e-9 ? -Infinity : value;
        if (this.doubted === -Infinity) this.best.keep(exact);
    }

    private refuse(): void {
        this.ruin.clear();
        this.snapshot.restore(this.timing);
    }

    /** Prize, with the bonus of required visits, less travel. */
    private worth(): number {
        const { prizes } = this.routes;
        let sum = 0;
        for (let r = 0; r < prizes.length; r++) sum += (prizes[r] as number) - this.routes.costOf(r);
        return sum;
    }

    /** What the moves of a repair cost; infinite with more than allowed. */
    private penalty(): number {
        if (!this.moves) return 0;
        const moved = this.countMoves();
        return moved > this.mostMoves ? Infinity : this.movePenalty * moved;
    }

    private countMoves(): number {
        return this.moves ? this.moves.count(this.routes.toSolution()) : 0;
    }

    private refill(power: number, noise: number, blink: number): void {
        this.ruin.fresh.fill(1);
        this.recreate.fillAll(this.ruin.fresh, power, noise, blink);
        this.ruin.clear();
    }

    /**
     * Ends a temperature cycle. Prize cycles go on where the last one stopped; every fourth is a short polish of the best
     * plan at the scale of travel, and so are all once every visit is placed.
     */
    private nextCycle(): void {
        const sprintSteps = SETTINGS.sprints[this.sprint++];
        if (sprintSteps !== undefined) {
            this.beginCycle(this.prizeUnit * SETTINGS.sprintPrizes, this.prizeUnit * SETTINGS.coldPrizes, sprintSteps);
            return;
        }
        this.cycle++;
        const wasPolish = this.resume.objective > -Infinity;
        if (wasPolish) this.load(this.resume);
        this.resume.objective = -Infinity;
        if (this.pool && this.cycle > 1) this.pack(this.pool, false);
        this.isComplete = this.best.absentCount <= this.hopeless;
        const isPolish = this.isComplete || this.cycle % SETTINGS.polishEvery === 0;
        if (isPolish && !this.isComplete) this.resume.keep(this.objective);
        const isRepair = this.moves !== null || !this.compiled.isFree;
        if (isPolish || isRepair) this.load(this.best);
        if (isPolish && this.travelUnit === 0) this.travelUnit = travelUnit(this.compiled, this.neighbours);
        const unit = isPolish ? this.travelUnit : isRepair ? this.prizeUnit * SETTINGS.repairWarmth : this.prizeUnit;
        const hot = unit * (isPolish ? SETTINGS.hotLegs : SETTINGS.hotPrizes);
        const cold = unit * (isPolish ? SETTINGS.coldLegs : SETTINGS.coldPrizes);
        const share = (isPolish && !this.isComplete ? SETTINGS.polishShare : 1) * (isRepair ? SETTINGS.repairShare : 1);
        this.beginCycle(hot, cold, SETTINGS.cycleSteps * Math.pow(SETTINGS.cycleGrowth, this.cycle - 1) * share);
    }

    private beginCycle(hot: number, cold: number, steps: number): void {
        this.hot = hot;
        this.cold = cold;
        this.cycleStep = 0;
        this.cycleSteps = Math.round(steps);
    }

    private load(copy: PlanCopy): void {
        copy.load(this.timing);
        this.exact?.touchAll();
        this.objective = copy.objective;
    }

    /** Packs the best plan anew. With `stay` the search goes on where it stood even when that gave a better plan. */
    private pack(pool: RoutePool, stay: boolean): void {
        this.aside.keep(this.objective);
        this.load(this.best);
        const isBetter = packRoutes(this.routes, this.timing, pool, this.random);
        if (isBetter) {
            this.snapshot.clear();
            this.refill(2, 0, 0);
            this.snapshot.clear();
            this.objective = this.worth();
            this.exact?.touchAll();
        }
        const isBest = isBetter && this.objective > this.best.objective;
        if (isBest) this.keepBest(this.objective);
        if (stay || !isBest) this.load(this.aside);
    }

    solution(): Solution {
        return this.best.toSolution();
    }
}
