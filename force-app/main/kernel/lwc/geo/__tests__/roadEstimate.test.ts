import { describe, expect, it } from '@jest/globals';
import { estimatedRoadSeconds, roadMetresWithin } from '../roadEstimate.ts';

describe('road estimate', () => {
    it('never takes less time for a longer way, at believable speeds', () => {
        let before = 0;
        for (let metres = 100; metres < 300_000; metres *= 1.1) {
            const seconds = estimatedRoadSeconds(metres);
            expect(seconds).toBeGreaterThan(before);
            expect((metres / seconds) * 3.6).toBeGreaterThan(15);
            expect((metres / seconds) * 3.6).toBeLessThan(95);
            before = seconds;
        }
    });

    it('finds the way that fits into a time', () => {
        for (const metres of [500, 4_000, 15_000, 200_000]) {
            expect(roadMetresWithin(estimatedRoadSeconds(metres))).toBeCloseTo(metres, 3);
        }
    });
});
