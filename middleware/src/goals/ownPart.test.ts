import { describe, expect, test } from '@jest/globals';
import { ownTarget } from './ownPart.ts';

const valueOf = (value: number) => ({ value }) as never;

/* By hand: ten working days, four people, today is the sixth day, so five days of each are left. */
const four = {
    metric: 'visits-completed',
    target: 160,
    whole: { state: 'counted' as const, value: valueOf(100) },
    own: { value: valueOf(22) },
    ownWeights: Array.from({ length: 10 }, () => 1),
    wholeWeights: Array.from({ length: 10 }, () => 4),
    today: 5
};

describe('one person of a goal of several', () => {
    test('has to add a part of what is open by the working days that are left', () => {
        expect(ownTarget(four)).toBe(22 + 15);
    });

    test('days away make the part smaller, and it comes in whole visits', () => {
        // Two of five days away: 3 of 18 days.
        const ownWeights = [1, 1, 1, 1, 1, 0, 0, 1, 1, 1];
        const wholeWeights = [4, 4, 4, 4, 4, 3, 3, 4, 4, 4];
        expect(ownTarget({ ...four, ownWeights, wholeWeights })).toBe(22 + 10);
        expect(ownTarget({ ...four, target: 161, ownWeights, wholeWeights })).toBe(22 + 11);
    });

    test('a goal that is reached asks for nothing more', () => {
        expect(ownTarget({ ...four, target: 90 })).toBe(22);
    });

    test('the whole target is parted where the others cannot be seen', () => {
        expect(ownTarget({ ...four, whole: { state: 'not-visible', value: null } })).toBe(40);
    });

    test('a share is the same for each', () => {
        expect(ownTarget({ ...four, metric: 'coverage', target: 0.8 })).toBe(0.8);
    });
});
