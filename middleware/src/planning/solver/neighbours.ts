/** Who is near whom, found out when first asked. */
import type { Compiled } from './compile.ts';

const MOST_NEIGHBOURS = 200;

export class Neighbours {
    readonly perNode: number;
    private readonly compiled: Compiled;
    private readonly rows: (Int32Array | null)[];
    private readonly keys: Float64Array;

    constructor(compiled: Compiled) {
        this.compiled = compiled;
        this.perNode = Math.min(MOST_NEIGHBOURS, compiled.candidateCount);
        this.rows = new Array<Int32Array | null>(compiled.candidateCount).fill(null);
        this.keys = new Float64Array(compiled.candidateCount);
    }

    /** The `perNode` candidates nearest to `node` by travel there and back, itself first. */
    of(node: number): Int32Array {
        return this.rows[node] ?? this.find(node);
    }

    private find(node: number): Int32Array {
        const { keys, perNode } = this;
        const { candidateCount: count, nodeCount, travel, travelFrom } = this.compiled;
        const row = node * nodeCount;
        for (let j = 0; j < count; j++) {
            keys[j] = ((travel[row + j] as number) + (travelFrom[row + j] as number) + 1) * count + j;
        }
        keys[node] = node;
        const kept = perNode < count / 3 ? smallest(keys, perNode) : keys.slice().sort();
        const found = new Int32Array(perNode);
        for (let k = 0; k < perNode; k++) found[k] = (kept[k] as number) % count;
        this.rows[node] = found;
        return found;
    }
}

/** The `size` smallest keys in order, without sorting the rest: a sample gives the cut. */
function smallest(keys: Float64Array, size: number): Float64Array {
    const step = Math.max(1, Math.floor(keys.length / 256));
    const sample = keys.filter((_, index) => index % step === 0).sort();
    let at = Math.min(sample.length - 1, Math.ceil((size / keys.length) * sample.length * 1.3) + 2);
    let kept = keys.filter((key) => key <= (sample[at] as number));
    while (kept.length < size) {
        at = Math.min(sample.length, at * 2);
        const cut = sample[at] ?? Infinity;
        kept = keys.filter((key) => key <= cut);
    }
    return kept.sort();
}
