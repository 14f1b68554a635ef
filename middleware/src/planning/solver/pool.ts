/** Good routes seen during the search, and the best disjoint choice of one per shift among them (set packing). */
import type { Random } from './random.ts';
import type { Routes } from './routes.ts';

const MOST_ROUTES = 1 << 14;
const MOST_STOPS = 1 << 19;
const TABLE = 1 << 15;
/** Routes looked at per packing, by value. */
const CONSIDERED = 4000;
/** Pairs compared per packing: the bound on its effort, the same on every machine. */
const MOST_CHECKS = 1_500_000;
/** Shifts chosen afresh at once; the others keep their routes. */
const MOST_SHIFTS = 4;

export class RoutePool {
    count = 0;
    private readonly routes: Routes;
    private readonly keys: Int32Array;
    private readonly table = new Int32Array(TABLE).fill(-1);
    private readonly hashes = new Int32Array(MOST_ROUTES);
    private readonly starts = new Int32Array(MOST_ROUTES + 1);
    private readonly kinds = new Int32Array(MOST_ROUTES);
    private readonly values = new Float64Array(MOST_ROUTES);
    private readonly stops = new Int32Array(MOST_STOPS);
    private readonly words: number;
    private readonly kindOf: Int32Array;
    private checks = 0;

    constructor(routes: Routes, random: Random, kindOf: Int32Array) {
        this.routes = routes;
        this.keys = Int32Array.from({ length: routes.compiled.candidateCount }, () => random.next());
        this.words = Math.ceil(routes.compiled.candidateCount / 32);
        this.kindOf = kindOf;
    }

    /** Remembers route r as it stands. A set of stops seen before is kept in its shortest order. */
    add(r: number): void {
        const { routes, stops, starts } = this;
        const { sequence, stride, length } = routes;
        const count = length[r] as number;
        const kind = this.kindOf[r] as number;
        const row = r * stride + 1;
        let hash = Math.imul(kind + 1, 0x2545f491);
        for (let p = row; p < row + count; p++) {
            const node = sequence[p] as number;
            if (node < this.keys.length) hash ^= this.keys[node] as number;
        }
        const value = (routes.prizes[r] as number) - routes.costOf(r);
        let slot = (hash ^ (hash >>> 15)) & (TABLE - 1);
        for (; this.table[slot] !== -1; slot = (slot + 1) & (TABLE - 1)) {
            const known = this.table[slot] as number;
            if (this.hashes[known] !== hash) continue;
            const size = (starts[known + 1] as number) - (starts[known] as number);
            if (value > (this.values[known] as number) && size === count) {
                this.values[known] = value;
                for (let p = 0; p < count; p++) stops[(starts[known] as number) + p] = sequence[row + p] as number;
            }
            return;
        }
        const start = starts[this.count] as number;
        if (this.count >= MOST_ROUTES || start + count > MOST_STOPS) return;
        for (let p = 0; p < count; p++) stops[start + p] = sequence[row + p] as number;
        this.table[slot] = this.count;
        this.hashes[this.count] = hash;
        this.kinds[this.count] = kind;
        this.values[this.count] = value;
        this.starts[++this.count] = start + count;
    }

    /** Forgets the worse half when nearly full. */
    trim(): void {
        if (this.count < MOST_ROUTES * 0.9 && (this.starts[this.count] as number) < MOST_STOPS * 0.9) return;
        const order = Array.from({ length: this.count }, (_, i) => i).sort(
            (a, b) => (this.values[b] as number) - (this.values[a] as number)
        );
        const kept = order.slice(0, this.count >> 2).map((i) => ({
            hash: this.hashes[i] as number,
            kind: this.kinds[i] as number,
            value: this.values[i] as number,
            stops: this.stops.slice(this.starts[i], this.starts[i + 1])
        }));
        this.table.fill(-1);
        this.count = 0;
        for (const route of kept) {
            let slot = (route.hash ^ (route.hash >>> 15)) & (TABLE - 1);
            while (this.table[slot] !== -1) slot = (slot + 1) & (TABLE - 1);
            const start = this.starts[this.count] as number;
            this.stops.set(route.stops, start);
            this.table[slot] = this.count;
            this.hashes[this.count] = route.hash;
            this.kinds[this.count] = route.kind;
            this.values[this.count] = route.value;
            this.starts[++this.count] = start + route.stops.length;
        }
    }

    /**
     * A better choice for `shifts` (at most four) that leaves the candidates in `taken` alone, or null.
     * `worth` is the value to beat. Answers stops per shift, appointments included.
     */
    pack(shifts: readonly number[], taken: Int32Array, worth: number): Int32Array[] | null {
        const order = this.eligible(shifts, taken);
        if (order.length === 0) return null;
        const bits = this.bitsOf(order);
        const depth = shifts.length;
        const levels = [...shifts].sort((a, b) => (this.kindOf[a] as number) - (this.kindOf[b] as number));
        const firstOf = (kind: number): number => order.findIndex((route) => this.kinds[route] === kind);
        const tops = levels.map((shift) =>
            Math.max(0, this.values[order[firstOf(this.kindOf[shift] as number)] ?? -1] ?? 0)
        );
        const used = new Int32Array((depth + 1) * this.words);
        const chosen = new Int32Array(depth).fill(-1);
        let best = worth + 1e-9;
        let result: Int32Array[] | null = null;
        this.checks = 0;
        const descend = (level: number, from: number, value: number): void => {
            if (level === depth) {
                if (value > best) {
                    best = value;
                    result = this.collect(shifts, levels, chosen, order);
                }
                return;
            }
            const kind = this.kindOf[levels[level] as number] as number;
            const nextIsSame = level + 1 < depth && this.kindOf[levels[level + 1] as number] === kind;
            let sameLeft = 1;
            while (level + sameLeft < depth && this.kindOf[levels[level + sameLeft] as number] === kind) sameLeft++;
            let rest = 0;
            for (let k = level + sameLeft; k < depth; k++) rest += tops[k] as number;
            for (let i = from; i < order.length && this.checks < MOST_CHECKS; i++) {
                const route = order[i] as number;
                if (this.kinds[route] !== kind) continue;
                const own = this.values[route] as number;
                if (value + own * sameLeft + rest <= best) break;
                this.checks++;
                if (!this.join(bits, i, used, level)) continue;
                chosen[level] = i;
                descend(level + 1, nextIsSame ? i + 1 : 0, value + own);
            }
        };
        descend(0, 0, 0);
        return result;
    }

    private collect(
        shifts: readonly number[],
        levels: readonly number[],
        chosen: Int32Array,
        order: number[]
    ): Int32Array[] {
        return shifts.map((shift) => {
            const route = order[chosen[levels.indexOf(shift)] as number] as number;
            return this.stops.slice(this.starts[route], this.starts[route + 1]);
        });
    }

    private eligible(shifts: readonly number[], taken: Int32Array): number[] {
        const kinds = new Set(shifts.map((shift) => this.kindOf[shift]));
        const order: number[] = [];
        for (let route = 0; route < this.count; route++) {
            if (!kinds.has(this.kinds[route])) continue;
            let isFree = true;
            for (let p = this.starts[route] as number; isFree && p < (this.starts[route + 1] as number); p++) {
                const node = this.stops[p] as number;
                isFree = node >= taken.length || taken[node] === 0;
            }
            if (isFree) order.push(route);
        }
        order.sort((a, b) => (this.values[b] as number) - (this.values[a] as number) || a - b);
        return order.slice(0, CONSIDERED);
    }

    private bitsOf(order: readonly number[]): Int32Array {
        const bits = new Int32Array(order.length * this.words);
        order.forEach((route, i) => {
            for (let p = this.starts[route] as number; p < (this.starts[route + 1] as number); p++) {
                const node = this.stops[p] as number;
                if (node >= this.keys.length) continue;
                const word = i * this.words + (node >> 5);
                bits[word] = (bits[word] as number) | (1 << (node & 31));
            }
        });
        return bits;
    }

    /** Adds route i to the union of `level`, as the union of `level + 1`; false when they overlap. */
    private join(bits: Int32Array, i: number, used: Int32Array, level: number): boolean {
        const { words } = this;
        const own = i * words;
        const now = level * words;
        for (let w = 0; w < words; w++) if (((bits[own + w] as number) & (used[now + w] as number)) !== 0) return false;
        for (let w = 0; w < words; w++) {
            used[now + words + w] = (bits[own + w] as number) | (used[now + w] as number);
        }
        return true;
    }
}

export { MOST_SHIFTS };
