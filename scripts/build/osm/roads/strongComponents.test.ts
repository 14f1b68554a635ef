import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { strongComponents } from './strongComponents.ts';

describe('strongComponents', () => {
    it('joins what reaches each other, and only that', () => {
        const component = strongComponents(5, [[1], [2], [0, 3], [4], [3]]);
        expect(new Set([component[0], component[1], component[2]]).size).toBe(1);
        expect(component[3]).toBe(component[4]);
        expect(component[0]).not.toBe(component[3]);
    });

    it('agrees with trying every pair', () => {
        const edge = fc.tuple(fc.nat(7), fc.nat(7));
        fc.assert(
            fc.property(fc.array(edge, { maxLength: 20 }), (edges) => {
                const heads = Array.from({ length: 8 }, (_, node) => edges.filter(([from]) => from === node).map(([, to]) => to));
                const component = strongComponents(8, heads);
                const reach = heads.map((_, node) => reachableFrom(node, heads));
                for (let a = 0; a < 8; a++) {
                    for (let b = 0; b < 8; b++) {
                        expect(component[a] === component[b]).toBe(reach[a]!.has(b) && reach[b]!.has(a));
                    }
                }
            })
        );
    });

    it('survives a long chain', () => {
        const length = 100_000;
        const component = strongComponents(length, Array.from({ length }, (_, i) => [(i + 1) % length]));
        expect(component.every((number) => number === 0)).toBe(true);
    });
});

function reachableFrom(start: number, heads: readonly (readonly number[])[]): Set<number> {
    const seen = new Set([start]);
    for (const node of seen) for (const head of heads[node]!) seen.add(head);
    return seen;
}
