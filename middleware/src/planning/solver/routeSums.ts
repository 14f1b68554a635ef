/** Waiting of a route, and its travel where that depends on the time of day: sums along the earliest way to keep it. */
import { driveWithPauses, NEVER } from './day.ts';
import type { Pause } from './day.ts';
import { BandedLeg, ConstantLeg } from './leg.ts';
import type { Leg } from './leg.ts';
import type { Routes } from './routes.ts';

/** The earliest way to a point with so many pauses taken. */
interface Way {
    leavesAt: number;
    travel: number;
    /** Begin of the first stop or appointment, and what has been done since besides waiting. */
    beganAt: number;
    busy: number;
}

export class RouteSums {
    private readonly routes: Routes;
    private readonly banded: BandedLeg | null;
    private readonly constant = new ConstantLeg();
    private ways: Way[];
    private next: Way[];

    constructor(routes: Routes) {
        const { compiled } = routes;
        this.routes = routes;
        this.banded = compiled.isTimed ? new BandedLeg(compiled.problem.travel) : null;
        const states = 1 + Math.max(0, ...compiled.pauses.map((list) => list.length));
        const blank = (): Way => ({ leavesAt: NEVER, travel: 0, beganAt: NEVER, busy: 0 });
        this.ways = Array.from({ length: states }, blank);
        this.next = Array.from({ length: states }, blank);
    }

    /** Writes `routes.waits[r]`, and `routes.travels[r]` where travel depends on the time of day. */
    measure(r: number): void {
        const { routes } = this;
        const { compiled, sequence } = routes;
        routes.waits[r] = 0;
        const length = routes.length[r] as number;
        if (length === 0) return;
        const pauses = compiled.pauses[r] as readonly Pause[];
        const row = r * routes.stride;
        this.ways.forEach((way, k) =>
            Object.assign(way, {
                leavesAt: k === 0 ? compiled.shiftStart[r] : NEVER,
                travel: 0,
                beganAt: NEVER,
                busy: 0
            })
        );
        for (let p = row + 1; p <= row + length + 1; p++) {
            const isEnd = p === row + length + 1;
            this.extend(sequence[p - 1] as number, sequence[p] as number, pauses, isEnd);
        }
        let end: Way | null = null;
        for (const way of this.ways) if (way.leavesAt < (end?.leavesAt ?? NEVER)) end = way;
        if (!end) return;
        routes.waits[r] = Math.max(0, end.leavesAt - end.beganAt - end.busy);
        if (this.banded) routes.travels[r] = end.travel;
    }

    private extend(before: number, node: number, pauses: readonly Pause[], isEnd: boolean): void {
        const leg = this.legOf(before, node);
        for (let to = 0; to < this.next.length; to++) {
            const way = this.next[to] as Way;
            way.leavesAt = NEVER;
            for (let from = 0; from <= to && to <= pauses.length; from++) {
                const known = this.ways[from] as Way;
                if (known.leavesAt >= NEVER) continue;
                const arrival = driveWithPauses(pauses, known.leavesAt, leg, from, to);
                const begin = isEnd ? arrival : this.beginOf(node, arrival);
                const service = isEnd ? 0 : (this.routes.compiled.service[node] as number);
                if (begin >= NEVER || begin + service >= way.leavesAt) continue;
                const driven = leg.arrive(known.leavesAt) - known.leavesAt;
                let rested = 0;
                for (let k = from; k < to; k++) rested += (pauses[k] as Pause).duration;
                const isFirst = known.beganAt >= NEVER;
                way.leavesAt = begin + service;
                way.travel = known.travel + driven;
                way.beganAt = isFirst ? begin : known.beganAt;
                way.busy = isFirst ? service : known.busy + driven + rested + service;
            }
        }
        [this.ways, this.next] = [this.next, this.ways];
    }

    private beginOf(node: number, arrival: number): number {
        const { windowAt, windowOpens, windowCloses } = this.routes.compiled;
        if (arrival >= NEVER) return NEVER;
        for (let w = windowAt[node] as number; w < (windowAt[node + 1] as number); w++) {
            if (arrival <= (windowCloses[w] as number)) return Math.max(arrival, windowOpens[w] as number);
        }
        return NEVER;
    }

    private legOf(from: number, to: number): Leg {
        const { compiled } = this.routes;
        if (this.banded) {
            this.banded.from = compiled.locationOf[from] as number;
            this.banded.to = compiled.locationOf[to] as number;
            return this.banded;
        }
        this.constant.seconds = compiled.travel[from * compiled.nodeCount + to] as number;
        return this.constant;
    }
}
