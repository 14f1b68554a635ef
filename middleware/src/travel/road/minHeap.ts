/**
 * Priority queue of node numbers on typed arrays: four children a node, keys can be lowered in place.
 *
 * Limits: node numbers 0 to `capacity - 1`, each at most once.
 */
export class MinHeap {
    readonly #nodes: Uint32Array;
    readonly #keys: Float64Array;
    /** Slot plus 1 of each node; 0: not in the heap. */
    readonly #slots: Uint32Array;
    #size = 0;

    constructor(capacity: number) {
        this.#nodes = new Uint32Array(capacity);
        this.#keys = new Float64Array(capacity);
        this.#slots = new Uint32Array(capacity);
    }

    get size(): number {
        return this.#size;
    }

    get topKey(): number {
        return this.#size > 0 ? this.#keys[0]! : Infinity;
    }

    /** Adds the node, or lowers its key; a higher key than the present one changes nothing. */
    push(node: number, key: number): void {
        let slot = this.#slots[node]! - 1;
        if (slot < 0) slot = this.#size++;
        else if (key >= this.#keys[slot]!) return;
        while (slot > 0) {
            const parent = (slot - 1) >> 2;
            if (this.#keys[parent]! <= key) break;
            this.#place(slot, this.#nodes[parent]!, this.#keys[parent]!);
            slot = parent;
        }
        this.#place(slot, node, key);
    }

    /** Takes out the node with the lowest key. Only when `size > 0`. */
    pop(): number {
        const top = this.#nodes[0]!;
        this.#slots[top] = 0;
        this.#size--;
        if (this.#size > 0) this.#sink(this.#nodes[this.#size]!, this.#keys[this.#size]!);
        return top;
    }

    clear(): void {
        for (let i = 0; i < this.#size; i++) this.#slots[this.#nodes[i]!] = 0;
        this.#size = 0;
    }

    #sink(node: number, key: number): void {
        let slot = 0;
        for (;;) {
            const first = 4 * slot + 1;
            if (first >= this.#size) break;
            let least = first;
            const last = Math.min(first + 4, this.#size);
            for (let child = first + 1; child < last; child++) {
                if (this.#keys[child]! < this.#keys[least]!) least = child;
            }
            if (this.#keys[least]! >= key) break;
            this.#place(slot, this.#nodes[least]!, this.#keys[least]!);
            slot = least;
        }
        this.#place(slot, node, key);
    }

    #place(slot: number, node: number, key: number): void {
        this.#nodes[slot] = node;
        this.#keys[slot] = key;
        this.#slots[node] = slot + 1;
    }
}
