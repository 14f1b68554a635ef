import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { roundPairsToSum, roundToSum, type Pair } from '../roundToSum.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/*
 * By hand, to hundredths: 0.166 + 0.166 + 0.166 = 0.498, shown 0.50. Each rounded alone gives 0.17 three times, 0.51.
 * The remainders are equal, so the first ones go up: 17 + 17 + 16 = 50.
 */
test('the worked example', () => {
    expect(roundToSum([0.166, 0.166, 0.166], 0.498, 0.01)).toEqual([17, 17, 16]);
});

test('halves go away from zero on both sides', () => {
    expect([roundToSum([0.125], 0.125, 0.01), roundToSum([-0.125], -0.125, 0.01)]).toEqual([[13], [-13]]);
});

test('what is whole stays, though its number has no exact double', () => {
    expect(roundToSum([0.07, 0.29, -0.36], 0, 0.01)).toEqual([7, 29, -36]);
    expect(roundPairsToSum([[0.07, 0.29]], 0.01)).toEqual([[7, 29]]);
});

test('nothing adds up to nothing', () => {
    expect([roundToSum([], 0, 0.01), roundPairsToSum([], 0.01)]).toEqual([[], []]);
});

/** Millionths, as the service answers them. */
const part = fc.integer({ min: -3_000_000, max: 3_000_000 }).map((millionths) => millionths / 1e6);
const step = fc.constantFrom(1, 0.1, 0.01, 0.001, 0.0001);
const isNear = (shown: number, value: number, of: number): boolean => Math.abs(shown - value / of) < 1 - 1e-9;

test('property: values add up to the rounded total, each moves by less than a step', () => {
    fc.assert(
        fc.property(fc.array(part, { maxLength: 40 }), step, (values, of) => {
            const total = sum(values);
            const shown = roundToSum(values, total, of);
            expect(Math.abs(sum(shown) - total / of)).toBeLessThanOrEqual(0.5 + 1e-6);
            expect(shown.every((steps, at) => Number.isInteger(steps) && isNear(steps, values[at] ?? 0, of))).toBe(
                true
            );
        })
    );
});

test('property: in a table cells, rows, columns and the whole all move by less than a step', () => {
    fc.assert(
        fc.property(fc.array(fc.tuple(part, part), { maxLength: 30 }), step, (rows: readonly Pair[], of) => {
            const shown = roundPairsToSum(rows, of);
            for (const side of [0, 1] as const) {
                const column = (table: readonly Pair[]): number => sum(table.map((row) => row[side]));
                expect(Math.abs(column(shown) - column(rows) / of)).toBeLessThan(1);
                expect(shown.every((row, at) => isNear(row[side], rows[at]?.[side] ?? 0, of))).toBe(true);
            }
            expect(shown.every((row, at) => isNear(sum(row), sum(rows[at] ?? [0]), of))).toBe(true);
            expect(Math.abs(sum(shown.map(sum)) - sum(rows.map(sum)) / of)).toBeLessThanOrEqual(0.5 + 1e-6);
        })
    );
});
