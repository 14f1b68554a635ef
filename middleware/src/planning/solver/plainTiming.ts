/**
 * Times of routes without pauses and with one begin window per stop: earliest leave and latest arrival per position, so an
 * insertion costs a few additions. The hot path of the search; everything is a typed array read in order.
 */
import type { Compiled } from './compile.ts';
import type { Routes } from './routes.ts';
import type { Timing } from './timing.ts';

const NO_PLACE = 2_000_000_000;

export class PlainTiming implements Timing {
    position = 0;
    cost = 0;
    private readonly compiled: Compiled;
    private readonly routes: Routes;
    private readonly leaves: Int32Array;
    private readonly latest: Int32Array;
    /** Travel from a position to the next. */
    private readonly legs: Int32Array;

    constructor(routes: Routes) {
        this.routes = routes;
        this.compiled = routes.compiled;
        this.leaves = new Int32Array(routes.sequence.length);
        this.latest = new Int32Array(routes.sequence.length);
        this.legs = new Int32Array(routes.sequence.length);
    }

    refresh(r: number): boolean {
        const { travel, nodeCount, service, open, close, shiftStart, shiftEnd } = this.compiled;
        const { leaves, latest, legs } = this;
        const sequence = this.routes.sequence;
        const row = r * this.routes.stride;
        const end = row + (this.routes.length[r] as number) + 1;
        let time = shiftStart[r] as number;
        leaves[row] = time;
        let before = sequence[row] as number;
        let isFeasible = true;
        for (let p = row + 1; p < end; p++) {
            const node = sequence[p] as number;
            const leg = travel[before * nodeCount + node] as number;
            legs[p - 1] = leg;
            time += leg;
            if (time < (open[node] as number)) time = open[node] as number;
            else if (time > (close[node] as number)) isFeasible = false;
            time += service[node] as number;
            leaves[p] = time;
            before = node;
        }
        const lastLeg = end === row + 1 ? 0 : (travel[before * nodeCount + (sequence[end] as number)] as number);
        legs[end - 1] = lastLeg;
        let limit = shiftEnd[r] as number;
        if (time + lastLeg > limit) isFeasible = false;
        latest[end] = limit;
        for (let p = end - 1; p > row; p--) {
            const node = sequence[p] as number;
            limit -= (legs[p] as number) + (service[node] as number);
            if (limit > (close[node] as number)) limit = close[node] as number;
            latest[p] = limit;
        }
        return isFeasible;
    }

    find(node: number, r: number): boolean {
        const { travel, travelFrom, nodeCount } = this.compiled;
        const { leaves, latest, legs } = this;
        const sequence = this.routes.sequence;
        const row = r * this.routes.stride;
        const end = row + (this.routes.length[r] as number) + 1;
        const base = node * nodeCount;
        const open = this.compiled.open[node] as number;
        const close = this.compiled.close[node] as number;
        const service = this.compiled.service[node] as number;
        const soonest = open + service;
        let best = NO_PLACE;
        let at = -1;
        const last = end - (this.routes.tailCut[r] as number);
        for (let p = row + (this.routes.headCut[r] as number); p < last; p++) {
            const left = leaves[p] as number;
            if (left > close) break;
            const limit = latest[p + 1] as number;
            if (limit < soonest) continue;
            const legIn = travelFrom[base + (sequence[p] as number)] as number;
            let time = left + legIn;
            if (time > close) continue;
            if (time < open) time = open;
            const legOut = travel[base + (sequence[p + 1] as number)] as number;
            if (time + service + legOut > limit) continue;
            const cost = legIn + legOut - (legs[p] as number);
            if (cost < best) {
                best = cost;
                at = p;
            }
        }
        if (at < 0) return false;
        this.position = at - row + 1;
        this.cost = best;
        return true;
    }

    update(node: number, r: number, position: number, cost: number, inserted: number): boolean {
        if (position === inserted) return this.find(node, r);
        const row = r * this.routes.stride;
        const kept = position > inserted ? position + 1 : position;
        if (this.probe(node, row + kept - 1) >= NO_PLACE) return this.find(node, r);
        this.position = kept;
        this.cost = cost;
        const before = this.probe(node, row + inserted - 1);
        if (before < this.cost) {
            this.position = inserted;
            this.cost = before;
        }
        const after = this.probe(node, row + inserted);
        if (after < this.cost) {
            this.position = inserted + 1;
            this.cost = after;
        }
        return true;
    }

    /** Travel added by `node` right after index p of the sequence, or NO_PLACE. */
    private probe(node: number, p: number): number {
        const { travel, travelFrom, nodeCount, open, close, service } = this.compiled;
        const base = node * nodeCount;
        const legIn = travelFrom[base + (this.routes.sequence[p] as number)] as number;
        let time = (this.leaves[p] as number) + legIn;
        if (time > (close[node] as number)) return NO_PLACE;
        if (time < (open[node] as number)) time = open[node] as number;
        const legOut = travel[base + (this.routes.sequence[p + 1] as number)] as number;
        if (time + (service[node] as number) + legOut > (this.latest[p + 1] as number)) return NO_PLACE;
        return legIn + legOut - (this.legs[p] as number);
    }
}
