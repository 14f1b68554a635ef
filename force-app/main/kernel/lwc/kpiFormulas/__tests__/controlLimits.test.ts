import { expect, test } from '@jest/globals';
import { controlLimits } from '../controlLimits.ts';

/* By hand: mean of 10 12 10 12 10 12 10 12 is 11, every moving range 2, so the limits are 11 ± 2.66 · 2 = 5.68 and 16.32. */
test('mean and limits of a series, gaps left out', () => {
    const limits = controlLimits([10, 12, 10, null, 12, 10, 12, 10, 12]);
    expect(limits?.mean).toBe(11);
    expect(limits?.lower).toBeCloseTo(5.68, 10);
    expect(limits?.upper).toBeCloseTo(16.32, 10);
});

test('too few points, or points that never move, give no limits', () => {
    expect(controlLimits([1, 2, 3, 4, 5, 6, 7])).toBeNull();
    expect(controlLimits([5, 5, 5, 5, 5, 5, 5, 5])).toBeNull();
});
