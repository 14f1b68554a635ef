/** The routes of a plan under change: node sequences, who is absent, sums, and rules that do not depend on time. */
import type { Solution } from '../model.ts';
import { endNode, startNode } from './compile.ts';
import type { Compiled } from './compile.ts';

export class Routes {
    readonly compiled: Compiled;
    readonly stride: number;
    /** Row r: start node, stops and located appointments, end node. */
    readonly sequence: Int32Array;
    /** Nodes between start and end. */
    readonly length: Int32Array;
    readonly visits: Int32Array;
    readonly loads: Float64Array;
    readonly prizes: Float64Array;
    readonly travels: Float64Array;
    /** Seconds of waiting after the first begin; kept only where waiting costs points. */
    readonly waits: Float64Array;
    /** Shift of a candidate, -1 when absent. */
    readonly routeOf: Int32Array;
    /** Insertion places left out at the head and at the tail of each route while a step works near one gap. */
    readonly headCut: Int32Array;
    readonly tailCut: Int32Array;
    readonly absent: Int32Array;
    absentCount: number;
    private readonly absentAt: Int32Array;
    private readonly groupUse: Int32Array;

    constructor(compiled: Compiled) {
        const { shiftCount, candidateCount, appointmentNodes } = compiled;
        this.compiled = compiled;
        const mostAppointments = Math.max(0, ...appointmentNodes.map((nodes) => nodes.length));
        this.stride = Math.max(0, ...compiled.maxVisits) + mostAppointments + 2;
        this.sequence = new Int32Array(Math.max(1, shiftCount) * this.stride);
        this.length = new Int32Array(shiftCount);
        this.visits = new Int32Array(shiftCount);
        this.headCut = new Int32Array(shiftCount);
        this.tailCut = new Int32Array(shiftCount);
        this.loads = new Float64Array(shiftCount);
        this.prizes = new Float64Array(shiftCount);
        this.travels = new Float64Array(shiftCount);
        this.waits = new Float64Array(shiftCount);
        this.routeOf = new Int32Array(candidateCount).fill(-1);
        this.absent = Int32Array.from({ length: candidateCount }, (_, index) => index);
        this.absentAt = this.absent.slice();
        this.absentCount = candidateCount;
        this.groupUse = new Int32Array(compiled.groupCount);
        for (let r = 0; r < shiftCount; r++) this.reset(r);
    }

    /** Empties a route down to its appointments. */
    reset(r: number): void {
        const row = r * this.stride;
        for (let p = 1; p <= (this.length[r] as number); p++) {
            const node = this.sequence[row + p] as number;
            if (node < this.compiled.candidateCount) this.markAbsent(node);
        }
        const fixed = this.compiled.appointmentNodes[r] as readonly number[];
        this.sequence[row] = startNode(this.compiled, r);
        for (let p = 0; p < fixed.length; p++) this.sequence[row + 1 + p] = fixed[p] as number;
        this.sequence[row + 1 + fixed.length] = endNode(this.compiled, r);
        this.length[r] = fixed.length;
        this.visits[r] = 0;
        this.loads[r] = 0;
        this.prizes[r] = 0;
        this.measure(r);
    }

    /** Recomputes the travel of a route. */
    measure(r: number): void {
        const { travel, nodeCount } = this.compiled;
        const row = r * this.stride;
        const length = this.length[r] as number;
        let sum = 0;
        if (length > 0) {
            for (let p = row; p <= row + length; p++) {
                sum += travel[(this.sequence[p] as number) * nodeCount + (this.sequence[p + 1] as number)] as number;
            }
        }
        this.travels[r] = sum;
    }

    /** Puts candidate `node` before position `position` (1-based, up to length + 1) of route r. Call `measure` afterwards. */
    insert(node: number, r: number, position: number): void {
        const row = r * this.stride;
        const length = this.length[r] as number;
        this.sequence.copyWithin(row + position + 1, row + position, row + length + 2);
        this.sequence[row + position] = node;
        this.length[r] = length + 1;
        this.visits[r] = (this.visits[r] as number) + 1;
        this.loads[r] = (this.loads[r] as number) + (this.compiled.load[node] as number);
        this.prizes[r] = (this.prizes[r] as number) + (this.compiled.prize[node] as number);
        this.markPresent(node, r);
    }

    /** Takes out `count` positions from `from`; appointments and frozen stops stay unless `evenFixed`. Answers how many left. */
    removeRange(r: number, from: number, count: number, evenFixed = false): number {
        const row = r * this.stride;
        const length = this.length[r] as number;
        const to = Math.min(from + count - 1, length);
        let kept = from;
        let removed = 0;
        for (let p = from; p <= length + 1; p++) {
            const node = this.sequence[row + p] as number;
            if (p <= to && (evenFixed || this.isRemovable(node))) {
                this.removed(node, r);
                removed++;
            } else this.sequence[row + kept++] = node;
        }
        this.length[r] = length - removed;
        return removed;
    }

    isRemovable(node: number): boolean {
        return node < this.compiled.candidateCount && this.compiled.isRemovable[node] === 1;
    }

    /** Whether everything but the clock lets `node` join route r. */
    mayJoin(node: number, r: number): boolean {
        const { compiled } = this;
        if (compiled.isAllowed[node * compiled.shiftCount + r] === 0) return false;
        if ((this.visits[r] as number) >= (compiled.maxVisits[r] as number)) return false;
        if ((this.loads[r] as number) + (compiled.load[node] as number) > (compiled.capacity[r] as number))
            return false;
        return !compiled.hasPairRules || this.pairRulesAllow(node, r);
    }

    private pairRulesAllow(node: number, r: number): boolean {
        const { compiled } = this;
        const group = compiled.group[node] as number;
        if (group >= 0 && (this.groupUse[group] as number) > 0) return false;
        const siblings = compiled.siblings[node];
        if (!siblings) return true;
        for (const other of siblings) {
            const shift = this.routeOf[other] as number;
            if (other === node || shift < 0) continue;
            const days = Math.abs((compiled.dayOf[shift] as number) - (compiled.dayOf[r] as number));
            const least = Math.max(compiled.minimumSpacing[node] as number, compiled.minimumSpacing[other] as number);
            const most = Math.min(compiled.maximumSpacing[node] as number, compiled.maximumSpacing[other] as number);
            if (days < least || days > most) return false;
        }
        return true;
    }

    /** Gives the emptied route r the nodes of a route seen before, appointments included. */
    fillRow(r: number, nodes: Int32Array): void {
        const row = r * this.stride;
        this.sequence.set(nodes, row + 1);
        this.sequence[row + nodes.length + 1] = endNode(this.compiled, r);
        this.length[r] = nodes.length;
        this.bookRow(r);
        this.measure(r);
    }

    /** Replaces route r by a copy taken with `copyRow`. */
    restoreRow(r: number, copy: Int32Array, offset: number, length: number): void {
        const row = r * this.stride;
        for (let p = 1; p <= (this.length[r] as number); p++) {
            const node = this.sequence[row + p] as number;
            if (node < this.compiled.candidateCount) this.removed(node, r);
        }
        this.length[r] = length;
        for (let p = 0; p <= length + 1; p++) this.sequence[row + p] = copy[offset + p] as number;
    }

    /** Second half of `restoreRow`, when all restored rows are back: books their stops. */
    bookRow(r: number): void {
        const { compiled } = this;
        const row = r * this.stride;
        for (let p = 1; p <= (this.length[r] as number); p++) {
            const node = this.sequence[row + p] as number;
            if (node >= compiled.candidateCount) continue;
            this.visits[r] = (this.visits[r] as number) + 1;
            this.loads[r] = (this.loads[r] as number) + (compiled.load[node] as number);
            this.prizes[r] = (this.prizes[r] as number) + (compiled.prize[node] as number);
            this.markPresent(node, r);
        }
    }

    private removed(node: number, r: number): void {
        this.visits[r] = (this.visits[r] as number) - 1;
        this.loads[r] = (this.loads[r] as number) - (this.compiled.load[node] as number);
        this.prizes[r] = (this.prizes[r] as number) - (this.compiled.prize[node] as number);
        if (this.visits[r] === 0) {
            this.loads[r] = 0;
            this.prizes[r] = 0;
        }
        this.markAbsent(node);
    }

    private markAbsent(node: number): void {
        this.routeOf[node] = -1;
        this.absentAt[node] = this.absentCount;
        this.absent[this.absentCount++] = node;
        const group = this.compiled.group[node] as number;
        if (group >= 0) this.groupUse[group] = (this.groupUse[group] as number) - 1;
    }

    private markPresent(node: number, r: number): void {
        this.routeOf[node] = r;
        const at = this.absentAt[node] as number;
        const last = this.absent[--this.absentCount] as number;
        this.absent[at] = last;
        this.absentAt[last] = at;
        const group = this.compiled.group[node] as number;
        if (group >= 0) this.groupUse[group] = (this.groupUse[group] as number) + 1;
    }

    totalTravel(): number {
        let sum = 0;
        for (let r = 0; r < this.travels.length; r++) sum += this.travels[r] as number;
        return sum;
    }

    /** What travel and waiting of route r cost, in points. */
    costOf(r: number): number {
        const { problem, waitingPerSecond } = this.compiled;
        return (
            problem.weights.travelPerSecond * (this.travels[r] as number) + waitingPerSecond * (this.waits[r] as number)
        );
    }

    /** The candidates of route r in order, appointments left out. */
    stopsOf(r: number): number[] {
        const row = r * this.stride + 1;
        const nodes = Array.from(this.sequence.subarray(row, row + (this.length[r] as number)));
        return nodes.filter((node) => node < this.compiled.candidateCount);
    }

    /** As the model knows them, appointments left out. */
    toSolution(): Solution {
        return { routes: Array.from(this.length, (_, shift) => ({ shift, stops: this.stopsOf(shift) })) };
    }
}
