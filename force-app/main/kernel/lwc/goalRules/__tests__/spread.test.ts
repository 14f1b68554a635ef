import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { spread, spreadRest } from '../spread.ts';
import { sumExactly } from '../units.ts';

const weights = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 370 });
const amount = fc.integer({ min: 0, max: 2_000_000_000 }).map((units) => units / 10_000);

/*
 * By hand: 20 visits over a week in which Wednesday is a holiday: 4 working days, 5 each.
 * 22 visits over the same: quotas 5.5 each; four equal remainders, two steps left: the first two days get them.
 */
test('the worked examples', () => {
    const week = [1, 1, 0, 1, 1, 0, 0];
    expect(spread(20, week, 1)).toEqual([5, 5, 0, 5, 5, 0, 0]);
    expect(spread(22, week, 1)).toEqual([6, 6, 0, 5, 5, 0, 0]);
});

test('people count by how many of them work: two on Monday, one on Tuesday', () => {
    // 10 · 2/3 = 6 rest 2/3, 10 · 1/3 = 3 rest 1/3: the step left goes to Monday.
    expect(spread(10, [2, 1], 1)).toEqual([7, 3]);
});

test('what is smaller than a step goes to the last working day', () => {
    expect(spread(10.5, [1, 1, 0], 1)).toEqual([5, 5.5, 0]);
});

test('without a working day there is nothing to spread over', () => {
    expect(spread(10, [0, 0], 1)).toBeNull();
    expect(spreadRest(10, 3, [1, 1], 2, 1)).toBeNull();
});

describe('for any target, calendar and step', () => {
    test('the days add up to the month exactly, and only working days get something', () => {
        fc.assert(
            fc.property(amount, weights, fc.constantFrom(1, 0.01, 0.0001), (target, days, step) => {
                const parts = spread(target, days, step);
                if (parts === null) {
                    expect(days.every((weight) => weight === 0)).toBe(true);
                    return;
                }
                expect(sumExactly(parts)).toBe(target);
                expect(parts.every((part, index) => part >= 0 && (days[index] !== 0 || part === 0))).toBe(true);
            })
        );
    });

    test('no day differs from its quota by more than one step (but the last, which takes the fraction)', () => {
        fc.assert(
            fc.property(fc.integer({ min: 0, max: 100_000 }), weights, (target, days) => {
                const parts = spread(target, days, 1);
                const whole = days.reduce((sum, weight) => sum + weight, 0);
                parts?.forEach((part, index) => {
                    expect(Math.abs(part - (target * (days[index] ?? 0)) / whole)).toBeLessThan(1);
                });
            })
        );
    });

    test('a missed day spreads over the rest: done and rest are the target again', () => {
        fc.assert(
            fc.property(amount, amount, weights, fc.nat(369), (target, done, days, today) => {
                const rest = spreadRest(target, done, days, today, 1);
                if (rest !== null && done <= target) {
                    expect(sumExactly([done, ...rest])).toBe(target);
                }
                if (rest !== null && done > target) {
                    expect(sumExactly(rest)).toBe(0);
                }
            })
        );
    });
});

test.each([
    ['a negative amount', () => spread(-1, [1], 1)],
    ['no number', () => spread(Number.NaN, [1], 1)],
    ['a step of nothing', () => spread(1, [1], 0)],
    ['half a person', () => spread(1, [0.5], 1)]
])('%s is refused', (_name, call) => {
    expect(call).toThrow(RangeError);
});
