import { describe, expect, it } from '@jest/globals';
import type { Place } from '#kernel/contracts';
import { createMatrixCache } from './cache.ts';
import type { TravelTimes } from './ports.ts';

const source = { provider: 'road', isEstimate: false, note: 'test' } as const;
const place = (i: number): Place => ({ latitude: 47 + i / 100, longitude: 9 });

/** Seconds = 1000 * from + to by the places' own numbers, so a mixed-up answer shows. */
function countingSource(): TravelTimes & { readonly asked: number[] } {
    const numberOf = ({ latitude }: Place): number => Math.round((latitude - 47) * 100);
    const asked: number[] = [];
    return {
        asked,
        async matrix(places, options) {
            asked.push(places.length);
            const cell = (i: number): number =>
                1000 * numberOf(places[Math.floor(i / places.length)]!) +
                numberOf(places[i % places.length]!) +
                1_000_000 * (options?.departAtHour ?? 0);
            const seconds = Int32Array.from({ length: places.length ** 2 }, (_, i) => cell(i));
            return { seconds, metres: seconds.map((value) => 2 * value), source };
        },
        route: async () => ({ polyline: 'r', legs: [], source })
    };
}

describe('matrix cache', () => {
    it('asks once, then answers parts and other orders of what it knows', async () => {
        const inner = countingSource();
        const cached = createMatrixCache(inner, 1_000);
        await cached.matrix([place(1), place(2), place(3)]);
        const { seconds, metres, source: from } = await cached.matrix([place(3), place(1)]);
        expect(inner.asked).toEqual([3]);
        expect([...seconds]).toEqual([3003, 3001, 1003, 1001]);
        expect([...metres]).toEqual([6006, 6002, 2006, 2002]);
        expect(from).toBe(source);
    });

    it('takes coordinates within a metre for the same place, others for another', async () => {
        const inner = countingSource();
        const cached = createMatrixCache(inner, 1_000);
        await cached.matrix([place(1), place(2)]);
        await cached.matrix([{ latitude: 47.010_001, longitude: 9 }, place(2)]);
        expect(inner.asked).toEqual([2]);
        await cached.matrix([{ latitude: 47.0101, longitude: 9 }, place(2)]);
        expect(inner.asked).toEqual([2, 2]);
    });

    it('keeps hours of departure apart', async () => {
        const inner = countingSource();
        const cached = createMatrixCache(inner, 1_000);
        await cached.matrix([place(1), place(2)], { departAtHour: 8 });
        const { seconds } = await cached.matrix([place(1), place(2)], { departAtHour: 17 });
        expect(inner.asked).toEqual([2, 2]);
        expect(seconds[1]).toBe(17_001_002);
    });

    it('forgets the least recently used pairs, never more than its bound', async () => {
        const inner = countingSource();
        const cached = createMatrixCache(inner, 8);
        await cached.matrix([place(1), place(2)]);
        await cached.matrix([place(3), place(4)]);
        await cached.matrix([place(1), place(2)]);
        await cached.matrix([place(5), place(6)]);
        expect(inner.asked).toEqual([2, 2, 2]);
        expect([...(await cached.matrix([place(1), place(2)])).seconds]).toEqual([1001, 1002, 2001, 2002]);
        expect(inner.asked).toHaveLength(3);
        await cached.matrix([place(3), place(4)]);
        expect(inner.asked).toHaveLength(4);
    });

    it('stays right when places outgrow it', async () => {
        const cached = createMatrixCache(countingSource(), 2_000);
        for (let round = 0; round < 60; round++) {
            const places = Array.from({ length: 40 }, (_, i) => place(round * 35 + i));
            const { seconds } = await cached.matrix(places);
            expect(seconds[41]).toBe(1001 * (round * 35 + 1));
            expect((await cached.matrix(places.slice(0, 2))).seconds[1]).toBe(1000 * (round * 35) + round * 35 + 1);
        }
    });

    it('passes questions through that are larger than it', async () => {
        const inner = countingSource();
        const cached = createMatrixCache(inner, 3);
        await cached.matrix([place(1), place(2)]);
        await cached.matrix([place(1), place(2)]);
        expect(inner.asked).toEqual([2, 2]);
        expect((await cached.route([place(1)])).polyline).toBe('r');
    });
});
