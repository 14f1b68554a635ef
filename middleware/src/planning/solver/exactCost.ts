/** What travel and waiting of a plan cost by its schedules; only routes that changed since are scheduled again. */
import type { Routes } from './routes.ts';
import { schedule } from './schedule.ts';
import { waitingSecondsOf } from './waiting.ts';

export class ExactCost {
    private readonly routes: Routes;
    private readonly costs: Float64Array;
    private readonly isStale: Uint8Array;

    constructor(routes: Routes) {
        this.routes = routes;
        this.costs = new Float64Array(routes.length.length);
        this.isStale = new Uint8Array(routes.length.length).fill(1);
    }

    /** Route r has changed. */
    touch(r: number): void {
        this.isStale[r] = 1;
    }

    touchAll(): void {
        this.isStale.fill(1);
    }

    total(): number {
        let sum = 0;
        for (let r = 0; r < this.costs.length; r++) {
            if (this.isStale[r] === 1) this.costs[r] = this.costOf(r);
            this.isStale[r] = 0;
            sum += this.costs[r] as number;
        }
        return sum;
    }

    private costOf(r: number): number {
        const { problem, waitingPerSecond } = this.routes.compiled;
        const times = schedule(problem, { shift: r, stops: this.routes.stopsOf(r) });
        if (!times.isFeasible) return 0;
        return problem.weights.travelPerSecond * times.travelSeconds + waitingPerSecond * waitingSecondsOf(times);
    }
}
