/** A copy of a whole plan: the best so far, or one to come back to. */
import type { Solution } from '../model.ts';
import type { Routes } from './routes.ts';
import type { Timing } from './timing.ts';

export class PlanCopy {
    objective = -Infinity;
    absentCount = 0;
    travelSeconds = 0;
    private readonly routes: Routes;
    private readonly sequence: Int32Array;
    private readonly length: Int32Array;

    constructor(routes: Routes) {
        this.routes = routes;
        this.sequence = routes.sequence.slice();
        this.length = routes.length.slice();
    }

    keep(objective: number): void {
        this.objective = objective;
        this.absentCount = this.routes.absentCount;
        this.travelSeconds = this.routes.totalTravel();
        this.sequence.set(this.routes.sequence);
        this.length.set(this.routes.length);
    }

    /** Puts the copy back in place. */
    load(timing: Timing): void {
        const { routes } = this;
        const count = routes.length.length;
        for (let r = 0; r < count; r++) {
            routes.restoreRow(r, this.sequence, r * routes.stride, this.length[r] as number);
        }
        for (let r = 0; r < count; r++) {
            routes.bookRow(r);
            routes.measure(r);
            timing.refresh(r);
        }
    }

    /** As the model knows it, appointments left out. */
    toSolution(): Solution {
        const { stride, compiled } = this.routes;
        return {
            routes: Array.from(this.length, (length, shift) => ({
                shift,
                stops: Array.from(this.sequence.subarray(shift * stride + 1, shift * stride + 1 + length)).filter(
                    (node) => node < compiled.candidateCount
                )
            }))
        };
    }
}
