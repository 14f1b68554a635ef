/** Who is near whom. */
import type { Compiled } from './compile.ts';

const MOST_NEIGHBOURS = 200;

/** For each candidate the nearest others by travel there and back, itself first: rows of `perNode`. */
export function nearestCandidates(compiled: Compiled): { neighbours: Int32Array; perNode: number } {
    const { candidateCount: count, nodeCount, travel, travelFrom } = compiled;
    const perNode = Math.min(MOST_NEIGHBOURS, count);
    const neighbours = new Int32Array(count * perNode);
    const keys = new Float64Array(count);
    for (let i = 0; i < count; i++) {
        const row = i * nodeCount;
        for (let j = 0; j < count; j++) {
            keys[j] = ((travel[row + j] as number) + (travelFrom[row + j] as number) + 1) * count + j;
        }
        keys[i] = i;
        const kept = perNode < count / 3 ? smallest(keys, perNode) : keys.sort();
        for (let k = 0; k < perNode; k++) neighbours[i * perNode + k] = (kept[k] as number) % count;
    }
    return { neighbours, perNode };
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
