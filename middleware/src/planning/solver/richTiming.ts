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

    constructor(routes: Routes) {
        this.routes = routes;
        this.compiled = routes.compiled;
        this.states = 1 + Math.max(0, ...this.compiled.pauses.map((list) => list.length));
        const size = routes.sequence.length * this.states;
        this.leaves = new Int32Array(size);
        this.latest = new Int32Array(size);
    }

    refresh(r: number): boolean {
        this.forward(r);
        this.backward(r);
        const states = this.states;
        const start = r * this.routes.stride * states;
        return (this.leaves[start] as number) <= (this.latest[start] as number);
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
        const to = node * compiled.nodeCount;
        let best = NEVER;
        for (let p = row + 1; p <= end; p++) {
            const before = routes.sequence[p - 1] as number;
            const after = routes.sequence[p] as number;
            const isEmpty = end === row + 1;
            const saved = isEmpty ? 0 : (compiled.travel[before * compiled.nodeCount + after] as number);
            const legIn = compiled.travelFrom[to + before] as number;
            const legOut = compiled.travel[to + after] as number;
            const cost = legIn + legOut - saved;
            if (cost < best && this.fits(node, r, p, legIn, legOut)) {
                best = cost;
                this.position = p - row;
                this.cost = cost;
            }
        }
        return best < NEVER;
    }

    update(node: number, r: number, _position: number, _cost: number, _inserted: number): boolean {
        return this.find(node, r);
    }

    private fits(node: number, r: number, p: number, legIn: number, legOut: number): boolean {
        const { states, leaves, latest } = this;
        const pauses = this.compiled.pauses[r] as readonly Pause[];
        const count = pauses.length;
        for (let k = 0; k <= count; k++) {
            const left = leaves[(p - 1) * states + k] as number;
            if (left === NEVER) continue;
            for (let mid = k; mid <= count; mid++) {
                const leave = this.leaveAfter(node, driveWithPauses(pauses, left, legIn, k, mid));
                if (leave === NEVER) continue;
                for (let to = mid; to <= count; to++) {
                    if (driveWithPauses(pauses, leave, legOut, mid, to) <= (latest[p * states + to] as number))
                        return true;
                }
            }
        }
        return false;
    }
}
