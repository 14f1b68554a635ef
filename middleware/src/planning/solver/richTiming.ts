/**
 * Times of routes with pauses, appointments and several windows. State k of a position: k pauses of the shift taken before.
 * Keeps the earliest time of leaving and the latest time of arriving per position and state, so an insertion is checked
 * without walking the route.
 */
import type { Compiled } from './compile.ts';
import { driveBackWithPauses, driveWithPauses, NEVER, TOO_LATE } from './day.ts';
import type { Pause } from './day.ts';
import type { Routes } from './routes.ts';
import type { Timing } from './timing.ts';

export class RichTiming implements Timing {
    position = 0;
    cost = 0;
    private readonly compiled: Compiled;
    private readonly routes: Routes;
    private readonly states: number;
    private readonly leaves: Int32Array;
    private readonly latest: Int32Array;
    /** Earliest leave and latest arrival over all states, and the leg to the next position. */
    private readonly soonest: Int32Array;
    private readonly limits: Int32Array;
    private readonly legs: Int32Array;

    constructor(routes: Routes) {
        this.routes = routes;
        this.compiled = routes.compiled;
        this.states = 1 + Math.max(0, ...this.compiled.pauses.map((list) => list.length));
        const size = routes.sequence.length * this.states;
        this.leaves = new Int32Array(size);
        this.latest = new Int32Array(size);
        this.soonest = new Int32Array(routes.sequence.length);
        this.limits = new Int32Array(routes.sequence.length);
        this.legs = new Int32Array(routes.sequence.length);
    }

    refresh(r: number): boolean {
        this.forward(r);
        this.backward(r);
        this.summarise(r);
        const states = this.states;
        const start = r * this.routes.stride * states;
        return (this.leaves[start] as number) <= (this.latest[start] as number);
    }

    /** Bounds over the states of each position, for quick refusals. */
    private summarise(r: number): void {
        const { compiled, routes, states, leaves, latest } = this;
        const row = r * routes.stride;
        const end = row + (routes.length[r] as number) + 1;
        for (let p = row; p <= end; p++) {
            let soonest = NEVER;
            let limit = TOO_LATE;
            for (let k = 0; k < states; k++) {
                if (p < end && (leaves[p * states + k] as number) < soonest) soonest = leaves[p * states + k] as number;
                if ((latest[p * states + k] as number) > limit) limit = latest[p * states + k] as number;
            }
            this.soonest[p] = soonest;
            this.limits[p] = limit;
            const from = (routes.sequence[p] as number) * compiled.nodeCount;
            const isLeg = p < end && end > row + 1;
            this.legs[p] = isLeg ? (compiled.travel[from + (routes.sequence[p + 1] as number)] as number) : 0;
        }
    }

    private forward(r: number): void {
        const { compiled, routes, states, leaves } = this;
        const pauses = compiled.pauses[r] as readonly Pause[];
        const row = r * routes.stride;
        leaves.fill(NEVER, row * states, row * states + states);
        leaves[row * states] = compiled.shiftStart[r] as number;
        for (let p = row + 1; p <= row + (routes.length[r] as number); p++) {
            const node = routes.sequence[p] as number;
            const leg = compiled.travel[(routes.sequence[p - 1] as number) * compiled.nodeCount + node] as number;
            for (let to = 0; to < states; to++) {
                let arrival = NEVER;
                for (let from = 0; from <= to && to <= pauses.length; from++) {
                    const left = leaves[(p - 1) * states + from] as number;
                    if (left === NEVER) continue;
                    const value = driveWithPauses(pauses, left, leg, from, to);
                    if (value < arrival) arrival = value;
                }
                leaves[p * states + to] = this.leaveAfter(node, arrival);
            }
        }
    }

    private backward(r: number): void {
        const { compiled, routes, states, latest } = this;
        const pauses = compiled.pauses[r] as readonly Pause[];
        const row = r * routes.stride;
        const end = row + (routes.length[r] as number) + 1;
        let limit = compiled.shiftEnd[r] as number;
        for (let k = states - 1; k >= 0; k--) {
            const pause = pauses[k];
            if (pause) limit = pause.onlyBeforeLeg ? TOO_LATE : Math.min(limit, pause.closes);
            latest[end * states + k] = k > pauses.length ? TOO_LATE : limit;
        }
        if (end === row + 1) {
            latest[row * states] = compiled.shiftEnd[r] as number;
            return;
        }
        for (let p = end - 1; p >= row; p--) {
            const node = routes.sequence[p] as number;
            const leg = compiled.travel[node * compiled.nodeCount + (routes.sequence[p + 1] as number)] as number;
            for (let from = 0; from < states; from++) {
                let leave = TOO_LATE;
                for (let to = from; to <= pauses.length; to++) {
                    const bound = latest[(p + 1) * states + to] as number;
                    if (bound === TOO_LATE) continue;
                    const value = driveBackWithPauses(pauses, bound, leg, from, to);
                    if (value > leave) leave = value;
                }
                latest[p * states + from] = p === row ? leave : this.latestBegin(node, leave);
            }
        }
    }

    private leaveAfter(node: number, arrival: number): number {
        const { windowAt, windowOpens, windowCloses, service } = this.compiled;
        if (arrival >= NEVER) return NEVER;
        for (let w = windowAt[node] as number; w < (windowAt[node + 1] as number); w++) {
            if (arrival <= (windowCloses[w] as number)) {
                return Math.max(arrival, windowOpens[w] as number) + (service[node] as number);
            }
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
        const { compiled, routes } = this;
        const row = r * routes.stride;
        const end = row + (routes.length[r] as number) + 1;
        const last = end - (routes.tailCut[r] as number);
        const close = compiled.closeIn[node * compiled.shiftCount + r] as number;
        let best = NEVER;
        for (let p = row + 1 + (routes.headCut[r] as number); p <= last; p++) {
            if ((this.soonest[p - 1] as number) > close) break;
            const cost = this.probe(node, r, p, best);
            if (cost < best) {
                best = cost;
                this.position = p - row;
            }
        }
        this.cost = best;
        return best < NEVER;
    }

    update(node: number, r: number, position: number, cost: number, inserted: number): boolean {
        if (position === inserted) return this.find(node, r);
        const row = r * this.routes.stride;
        const kept = position > inserted ? position + 1 : position;
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
        const { compiled, soonest } = this;
        const sequence = this.routes.sequence;
        const to = node * compiled.nodeCount;
        const legIn = compiled.travelFrom[to + (sequence[p - 1] as number)] as number;
        const legOut = compiled.travel[to + (sequence[p] as number)] as number;
        const cost = legIn + legOut - (this.legs[p - 1] as number);
        if (cost >= below) return NEVER;
        const hull = node * compiled.shiftCount + r;
        let time = (soonest[p - 1] as number) + legIn;
        if (time > (compiled.closeIn[hull] as number)) return NEVER;
        if (time < (compiled.openIn[hull] as number)) time = compiled.openIn[hull] as number;
        if (time + (compiled.service[node] as number) + legOut > (this.limits[p] as number)) return NEVER;
        return this.fits(node, r, p, legIn, legOut) ? cost : NEVER;
    }

    private fits(node: number, r: number, p: number, legIn: number, legOut: number): boolean {
        const { states, leaves, latest } = this;
        const pauses = this.compiled.pauses[r] as readonly Pause[];
        const count = pauses.length;
        for (let k = 0; k <= count; k++) {
            const left = leaves[(p - 1) * states + k] as number;
            if (left === NEVER) continue;
            for (let mid = k; mid <= count; mid++) {
                const arrival = mid === k ? left + legIn : driveWithPauses(pauses, left, legIn, k, mid);
                const leave = this.leaveAfter(node, arrival);
                if (leave === NEVER) continue;
                for (let to = mid; to <= count; to++) {
                    const reached = to === mid ? leave + legOut : driveWithPauses(pauses, leave, legOut, mid, to);
                    if (reached <= (latest[p * states + to] as number)) return true;
                }
            }
        }
        return false;
    }
}
