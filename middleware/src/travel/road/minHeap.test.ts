import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MinHeap } from './minHeap.ts';

describe('MinHeap', () => {
    it('hands nodes out in the order of their lowest key', () => {
        const pushes = fc.array(fc.tuple(fc.nat(30), fc.double({ min: 0, max: 100, noNaN: true })), { maxLength: 200 });
        fc.assert(
            fc.property(pushes, (entries) => {
                const heap = new MinHeap(31);
                const lowest = new Map<number, number>();
                for (const [node, key] of entries) {
                    heap.push(node, key);
                    lowest.set(node, Math.min(key, lowest.get(node) ?? Infinity));
                }
                const keys: number[] = [];
                while (heap.size > 0) {
                    const top = heap.topKey;
                    const node = heap.pop();
                    expect(top).toBe(lowest.get(node));
                    lowest.delete(node);
                    keys.push(top);
                }
                expect(keys).toEqual([...keys].sort((a, b) => a - b));
                expect(lowest.size).toBe(0);
            })
        );
    });

    it('is empty and usable again after clear', () => {
        const heap = new MinHeap(3);
        heap.push(1, 5);
        heap.clear();
        expect([heap.size, heap.topKey]).toEqual([0, Infinity]);
        heap.push(1, 7);
        expect([heap.topKey, heap.pop()]).toEqual([7, 1]);
    });
});
