import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fitRidge } from './ridge.ts';

/* By hand: y = 3 + 2a − b without any noise, and next to no penalty, gives those coefficients back and foretells every row. */
test('a straight line is found again', () => {
    const factors = [
        [1, 5],
        [2, 3],
        [4, 4],
        [5, 1],
        [7, 2],
        [8, 8]
    ];
    const fit = fitRidge(
        factors,
        factors.map(([a = 0, b = 0]) => 3 + 2 * a - b),
        1e-9
    );
    expect(fit?.intercept).toBeCloseTo(3, 5);
    expect(fit?.coefficients[0]).toBeCloseTo(2, 5);
    expect(fit?.coefficients[1]).toBeCloseTo(-1, 5);
    expect(fit?.rSquared).toBeCloseTo(1, 6);
    expect(fit?.residualSpread).toBeCloseTo(0, 4);
});

/*
 * By hand, one factor without a penalty: x = 1 2 3, y = 1 2 6. The line through the other two foretells for x = 1: 2 − (6 − 2) = −2, for
 * x = 2: 3.5, for x = 3: 3. Missed: 3, −1.5, 3; squares 9 + 2.25 + 9 = 20.25, spread √6.75. The mean of the other two misses 1 − 4 = −3,
 * 2 − 3.5 = −1.5, 6 − 1.5 = 4.5: 9 + 2.25 + 20.25 = 31.5. R² = 1 − 20.25 / 31.5.
 */
test('each row is foretold from the others', () => {
    const fit = fitRidge([[1], [2], [3]], [1, 2, 6], 0);
    expect(fit?.leftOut.map((value) => Math.round(value * 1e9) / 1e9)).toEqual([-2, 3.5, 3]);
    expect(fit?.residualSpread).toBeCloseTo(Math.sqrt(6.75), 9);
    expect(fit?.rSquared).toBeCloseTo(1 - 20.25 / 31.5, 9);
});

test('property: left out is what a fit without the row says, with the same standardisation', () => {
    const row = fc.tuple(
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: -50, max: 50 })
    );
    fc.assert(
        fc.property(fc.array(row, { minLength: 8, maxLength: 15 }), (drawn) => {
            const factors = drawn.map(([a, b]) => [a, b]);
            const values = drawn.map(([, , y]) => y);
            const fit = fitRidge(factors, values, 1);
            fc.pre(fit !== null && fit.spreads.every((spread) => spread > 5));
            drawn.forEach((_item, left) => {
                const rest = drawn.filter((_other, at) => at !== left);
                const again = solveByHand(
                    rest.map(([a, b]) => [a / (fit?.spreads[0] ?? 1), b / (fit?.spreads[1] ?? 1)]),
                    rest.map(([, , y]) => y)
                );
                const [a = 0, b = 0] = factors[left] ?? [];
                const expected =
                    again.intercept +
                    (again.weights[0] * a) / (fit?.spreads[0] ?? 1) +
                    (again.weights[1] * b) / (fit?.spreads[1] ?? 1);
                expect(fit?.leftOut[left]).toBeCloseTo(expected, 4);
            });
        }),
        { numRuns: 20 }
    );
});

/** The same model by another way: Cramer's rule on the centred normal equations of two factors, penalty 1. */
function solveByHand(rows: readonly (readonly number[])[], values: readonly number[]) {
    const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;
    const [ma, mb, my] = [mean(rows.map(([a = 0]) => a)), mean(rows.map(([, b = 0]) => b)), mean(values)];
    let [aa, bb, ab, ay, by] = [1, 1, 0, 0, 0];
    rows.forEach(([a = 0, b = 0], at) => {
        const y = (values[at] ?? 0) - my;
        aa += (a - ma) ** 2;
        bb += (b - mb) ** 2;
        ab += (a - ma) * (b - mb);
        ay += (a - ma) * y;
        by += (b - mb) * y;
    });
    const determinant = aa * bb - ab * ab;
    const weights = [(ay * bb - by * ab) / determinant, (by * aa - ay * ab) / determinant] as const;
    return { weights, intercept: my - weights[0] * ma - weights[1] * mb };
}

test('without any difference there is no model', () => {
    expect(fitRidge([[1], [1], [1], [1]], [1, 2, 3, 4], 1)).toBeNull();
    expect(fitRidge([[1], [2], [3], [4]], [5, 5, 5, 5], 1)).toBeNull();
    expect(fitRidge([[1], [2]], [1, 2], 1)).toBeNull();
    expect(fitRidge([[1], [2], [3]], [1, 2, 3], 0)).not.toBeNull();
});
