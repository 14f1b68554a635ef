/** Replaces some routes of the best plan by a better disjoint choice from the pool. */
import { MOST_SHIFTS } from './pool.ts';
import type { RoutePool } from './pool.ts';
import type { Random } from './random.ts';
import type { Routes } from './routes.ts';
import type { Timing } from './timing.ts';

/** Works on the plan in `routes`; true when it changed it for the better. */
export function packRoutes(routes: Routes, timing: Timing, pool: RoutePool, random: Random): boolean {
    const { candidateCount, shiftCount } = routes.compiled;
    const shifts = Array.from({ length: shiftCount }, (_, r) => r);
    while (shifts.length > MOST_SHIFTS) shifts.splice(random.below(shifts.length), 1);
    const taken = new Int32Array(candidateCount);
    let worth = 0;
    for (let r = 0; r < shiftCount; r++) {
        if (shifts.includes(r)) {
            worth += (routes.prizes[r] as number) - routes.costOf(r);
            continue;
        }
        for (let p = 1; p <= (routes.length[r] as number); p++) {
            const node = routes.sequence[r * routes.stride + p] as number;
            if (node < candidateCount) taken[node] = 1;
        }
    }
    const better = pool.pack(shifts, taken, worth);
    pool.trim();
    if (!better) return false;
    for (const r of shifts) routes.reset(r);
    shifts.forEach((r, index) => routes.fillRow(r, better[index] as Int32Array));
    for (const r of shifts) timing.refresh(r);
    return true;
}
