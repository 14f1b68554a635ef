/**
 * Times of routes with pauses, appointments, several windows and travel by the time of day. State k of a position: k pauses
 * of the shift taken before. Keeps the earliest time of leaving and the latest time of arriving per position and state, so
 * an insertion is checked without walking the route.
 */
import type { Compiled } from './compile.ts';
import { driveBackWithPauses, driveWithPauses, NEVER, TOO_LATE } from './day.ts';
import type { Pause } from './day.ts';
import { BandedLeg, ConstantLeg } from './leg.ts';
import type { Leg } from './leg.ts';
import { RouteSums } from './routeSums.ts';
import type { Routes } from './routes.ts';
import type { Timing } from './timing.ts';

const NO_PAUSES: readonly Pause[] = [];

export class RichTiming implements Timing {
    position = 0;
    cost = 0;
    private readonly compiled: Compiled;
    private readonly routes: Routes;
    private readonly states: number;
    private readonly leaves: Int32Array;
    private readonly latest: Int32Array;
    /** Earliest leave and latest arrival over all states, and the (least) leg to the next position. */
    private readonly soonest: Int32Array;
    private readonly limits: Int32Array;
    private readonly legs: Int32Array;
    /** One leg object for all drives: the hot path allocates nothing. */
    private readonly constant = new ConstantLeg();
    private readonly banded: BandedLeg | null;
    private readonly sums: RouteSums | null;
    private pauses: readonly Pause[] = NO_PAUSES;

    constructor(routes: Routes) {
        const { compiled } = routes;
        this.routes = routes;
        this.compiled = compiled;
        this.states = 1 + Math.max(0, ...compiled.pauses.map((list) => list.length));
        const size = routes.sequence.length * this.states;
        this.leaves = new Int32Array(size);
        this.latest = new Int32Array(size);
        this.soonest = new Int32Array(routes.sequence.length);
        this.limits = new Int32Array(routes.sequence.length);
        this.legs = new Int32Array(routes.sequence.length);
        this.banded = compiled.isTimed ? new BandedLeg(compiled.problem.travel) : null;
        this.sums = compiled.isTimed || compiled.waitingPerSecond > 0 ? new RouteSums(routes) : null;
    }

    refresh(r: number): boolean {
        this.pauses = this.compiled.pauses[r] ?? NO_PAUSES;
        this.forward(r);
        this.backward(r);
        this.summarise(r);
        this.sums?.measure(r);
        const start = r * this.routes.stride * this.states;
        return (this.leaves[start] as number) <= (this.latest[start] as number);
    }

    private legOf(from: number, to: number): Leg {
        if (this.banded) {
            this.banded.from = this.compiled.locationOf[from] as number;
            this.banded.to = this.compiled.locationOf[to] as number;
            return this.banded;
        }
        this.constant.seconds = this.compiled.travel[from * this.compiled.nodeCount + to] as number;
        return this.constant;
    }

    /** Bounds over the states of each position, for quick refusals. */
    private summarise(r: number): void {
        const { compiled, routes, states, leaves, latest, soonest, limits, legs } = this;
        const { sequence } = routes;
        const row = r * routes.stride;
        const end = row + (routes.length[r] as number) + 1;
        for (let p = row; p <= end; p++) {
            let first = NEVER;
            let limit = TOO_LATE;
            for (let at = p * states; at < p * states + states; at++) {
                if (p < end && (leaves[at] as number) < first) first = leaves[at] as number;
                if ((latest[at] as number) > limit) limit = latest[at] as number;
            }
            soonest[p] = first;
            limits[p] = limit;
            const from = (sequence[p] as number) * compiled.nodeCount;
            const isLeg = p < end && end > row + 1;
            legs[p] = isLeg ? (compiled.travel[from + (sequence[p + 1] as number)] as number) : 0;
        }
    }

    private forward(r: number): void {
        const { compiled, routes, states, leaves, pauses } = this;
        const count = pauses.length;
        const row = r * routes.stride;
        const last = row + (routes.length[r] as number);
        leaves.fill(NEVER, row * states, row * states + states);
        leaves[row * states] = compiled.shiftStart[r] as number;
        for (let p = row + 1; p <= last; p++) {
            const node = routes.sequence[p] as number;
            const leg = this.legOf(routes.sequence[p - 1] as number, node);
            const before = (p - 1) * states;
            for (let to = 0; to < states; to++) {
                let arrival = NEVER;
                for (let from = 0; from <= to && to <= count; from++) {
                    const left = leaves[before + from] as number;
                    if (left === NEVER) continue;
                    const value = from === to ? leg.arrive(left) : driveWithPauses(pauses, left, leg, from, to);
                    if (value < arrival) arrival = value;
                }
                leaves[p * states + to] = this.leaveAfter(node, arrival);
            }
        }
    }

    private backward(r: number): void {
        const { compiled, routes, states, latest, pauses } = this;
        const count = pauses.length;
        const row = r * routes.stride;
        const end = row + (routes.length[r] as number) + 1;
        let limit = compiled.shiftEnd[r] as number;
        for (let k = states - 1; k >= 0; k--) {
            const pause = pauses[k];
            if (pause) limit = pause.onlyBeforeLeg ? TOO_LATE : Math.min(limit, pause.closes);
            latest[end * states + k] = k > count ? TOO_LATE : limit;
        }
        if (end === row + 1) {
            latest[row * states] = compiled.shiftEnd[r] as number;
            return;
        }
        for (let p = end - 1; p >= row; p--) {
            const node = routes.sequence[p] as number;
            const leg = this.legOf(node, routes.sequence[p + 1] as number);
            const after = (p + 1) * states;
            for (let from = 0; from < states; from++) {
                let leave = TOO_LATE;
                for (let to = from; to <= count; to++) {
                    const bound = latest[after + to] as number;
                    if (bound === TOO_LATE) continue;
                    const value = from === to ? leg.leave(bound) : driveBackWithPauses(pauses, bound, leg, from, to);
                    if (value > leave) leave = value;
                }
                latest[p * states + from] = p === row ? leave : this.latestBegin(node, leave);
            }
        }
    }

    private leaveAfter(node: number, arrival: number): number {
        const { windowAt } = this.compiled;
        return this.leaveWithin(node, arrival, windowAt[node] as number, (windowAt[node + 1] as number) - 1);
    }

    /** Earliest end of a visit that can begin at `arrival`, in one of its windows `first` to `last`. */
    private leaveWithin(node: number, arrival: number, first: number, last: number): number {
        const { windowOpens, windowCloses, service } = this.compiled;
        if (arrival >= NEVER) return NEVER;
        for (let w = first; w <= last; w++) {
            if (arrival > (windowCloses[w] as number)) continue;
            const opens = windowOpens[w] as number;
            return (arrival > opens ? arrival : opens) + (service[node] as number);
        }
        return NEVER;
    }

    private latestBegin(node: number, leave: number): number {
        const { windowAt, windowOpens, windowCloses, service } = this.compiled;
        if (leave <= TOO_LATE) return TOO_LATE;
        const begin = leave - (service[node] as number);
        for (let w = (windowAt[node + 1] as number) - 1; w >= (windowAt[node] as number); w--) {
            if (begin >= (windowOpens[w] as number)) return Math.min(begin, windowCloses[w] as number);
        }
        return TOO_LATE;
    }

    find(node: number, r: number): boolean {
        const { routes, soonest, limits, legs } = this;
        const { travel, travelFrom, nodeCount, openIn, closeIn, service, shiftCount } = this.compiled;
        const sequence = routes.sequence;
        const row = r * routes.stride;
        const last = row + (routes.length[r] as number) + 1 - (routes.tailCut[r] as number);
        const key = node * shiftCount + r;
        const open = openIn[key] as number;
        const close = closeIn[key] as number;
        const stay = service[node] as number;
        const base = node * nodeCount;
        let best = NEVER;
        this.pauses = this.compiled.pauses[r] ?? NO_PAUSES;
        for (let p = row + 1 + (routes.headCut[r] as number); p <= last; p++) {
            const left = soonest[p - 1] as number;
            if (left > close) break;
            const limit = limits[p] as number;
            if (open + stay > limit) continue;
            const legIn = travelFrom[base + (sequence[p - 1] as number)] as number;
            const legOut = travel[base + (sequence[p] as number)] as number;
            const cost = legIn + legOut - (legs[p - 1] as number);
            if (cost >= best) continue;
            let time = left + legIn;
            if (time > close) continue;
            if (time < open) time = open;
            if (time + stay + legOut > limit || !this.fits(node, key, p, legIn, legOut)) continue;
            best = cost;
            this.position = p - row;
        }
        this.cost = best;
        return best < NEVER;
    }

    update(node: number, r: number, position: number, cost: number, inserted: number): boolean {
        if (position === inserted) return this.find(node, r);
        const row = r * this.routes.stride;
        const kept = position > inserted ? position + 1 : position;
        this.pauses = this.compiled.pauses[r] ?? NO_PAUSES;
        if (this.probe(node, r, row + kept, NEVER) >= NEVER) return this.find(node, r);
        this.position = kept;
        this.cost = cost;
        for (let at = inserted; at <= inserted + 1; at++) {
            const other = this.probe(node, r, row + at, this.cost);
            if (other >= this.cost) continue;
            this.position = at;
            this.cost = other;
        }
        return true;
    }

    /** Travel added by `node` right before index p of the sequence, or NEVER when it does not fit for less than `below`. */
    private probe(node: number, r: number, p: number, below: number): number {
        const { compiled } = this;
        const sequence = this.routes.sequence;
        const base = node * compiled.nodeCount;
        const legIn = compiled.travelFrom[base + (sequence[p - 1] as number)] as number;
        const legOut = compiled.travel[base + (sequence[p] as number)] as number;
        const cost = legIn + legOut - (this.legs[p - 1] as number);
        if (cost >= below) return NEVER;
        const key = node * compiled.shiftCount + r;
        let time = (this.soonest[p - 1] as number) + legIn;
        if (time > (compiled.closeIn[key] as number)) return NEVER;
        if (time < (compiled.openIn[key] as number)) time = compiled.openIn[key] as number;
        if (time + (compiled.service[node] as number) + legOut > (this.limits[p] as number)) return NEVER;
        return this.fits(node, key, p, legIn, legOut) ? cost : NEVER;
    }

    private fits(node: number, key: number, p: number, legIn: number, legOut: number): boolean {
        if (this.banded) return this.fitsTimed(node, key, p);
        const { states, leaves, latest, pauses, constant } = this;
        const first = this.compiled.firstWindow[key] as number;
        const last = this.compiled.lastWindow[key] as number;
        const count = pauses.length;
        for (let k = 0; k <= count; k++) {
            const left = leaves[(p - 1) * states + k] as number;
            if (left === NEVER) continue;
            for (let mid = k; mid <= count; mid++) {
                constant.seconds = legIn;
                const arrival = mid === k ? left + legIn : driveWithPauses(pauses, left, constant, k, mid);
                const leave = this.leaveWithin(node, arrival, first, last);
                if (leave === NEVER) continue;
                if (leave + legOut <= (latest[p * states + mid] as number)) return true;
                constant.seconds = legOut;
                for (let to = mid + 1; to <= count; to++) {
                    const bound = latest[p * states + to] as number;
                    if (leave + legOut > bound) continue;
                    if (driveWithPauses(pauses, leave, constant, mid, to) <= bound) return true;
                }
            }
        }
        return false;
    }

    /** The same where drives depend on the time of day. */
    private fitsTimed(node: number, key: number, p: number): boolean {
        const { states, leaves, latest, pauses } = this;
        const { sequence } = this.routes;
        const first = this.compiled.firstWindow[key] as number;
        const last = this.compiled.lastWindow[key] as number;
        const count = pauses.length;
        for (let k = 0; k <= count; k++) {
            const left = leaves[(p - 1) * states + k] as number;
            if (left === NEVER) continue;
            for (let mid = k; mid <= count; mid++) {
                const legIn = this.legOf(sequence[p - 1] as number, node);
                const leave = this.leaveWithin(node, driveWithPauses(pauses, left, legIn, k, mid), first, last);
                if (leave === NEVER) continue;
                const legOut = this.legOf(node, sequence[p] as number);
                for (let to = mid; to <= count; to++) {
                    const bound = latest[p * states + to] as number;
                    if (driveWithPauses(pauses, leave, legOut, mid, to) <= bound) return true;
                }
            }
        }
        return false;
    }
}
