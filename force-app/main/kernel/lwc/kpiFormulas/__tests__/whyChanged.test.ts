import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { minus, rational, sumOf, toNumber } from '../rational.ts';
import { numeratorEffects, ratioEffects, roundParts } from '../whyChanged.ts';
import type { SegmentCounts } from '../whyChanged.ts';

const segment = (key: string, n0: number, d0: number, n1: number, d1: number): SegmentCounts => ({
    key,
    before: { numerator: BigInt(n0), denominator: BigInt(d0) },
    after: { numerator: BigInt(n1), denominator: BigInt(d1) }
});

/*
 * By hand: before A 8/10, B 2/10, whole 10/20 = 1/2; after A 24/30, B 1/10, whole 25/40 = 5/8; change 1/8.
 * Shares of A 1/2 then 3/4, of B 1/2 then 1/4. Mean whole (1/2 + 5/8) / 2 = 9/16.
 * mix A = 1/4 · (4/5 − 9/16) = 1/4 · 19/80 = 19/320;  rate A = 0
 * mix B = −1/4 · (3/20 − 9/16) = 1/4 · 33/80 = 33/320; rate B = −1/10 · 3/8 = −3/80 = −12/320
 * Sum: (19 + 33 − 12) / 320 = 40/320 = 1/8.
 */
test('the worked example', () => {
    const effects = ratioEffects([segment('A', 8, 10, 24, 30), segment('B', 2, 10, 1, 10)]);
    expect(effects).toEqual([
        { key: 'A', mix: rational(19n, 320n), rate: rational(0n) },
        { key: 'B', mix: rational(33n, 320n), rate: rational(-3n, 80n) }
    ]);
});

test('a segment that is new changes the mix only', () => {
    const effects = ratioEffects([segment('A', 1, 2, 1, 2), segment('new', 0, 0, 3, 3)]);
    expect(effects?.map(({ rate }) => toNumber(rate))).toEqual([0, 0]);
});

test('without any case in a period there is nothing to explain', () => {
    expect(ratioEffects([segment('A', 0, 0, 1, 2)])).toBeNull();
});

const counts = fc
    .record({ denominator: fc.bigInt(0n, 1000n), extra: fc.bigInt(0n, 5000n) })
    .map(({ denominator, extra }) => ({ denominator, numerator: denominator === 0n ? 0n : extra }));
const segments = fc.array(fc.record({ key: fc.string(), before: counts, after: counts }), {
    minLength: 1,
    maxLength: 8
});

test('property: the parts add up to the change exactly, also after rounding', () => {
    fc.assert(
        fc.property(segments, (drawn) => {
            const total = (period: 'before' | 'after', part: 'numerator' | 'denominator') =>
                drawn.reduce((sum, item) => sum + item[period][part], 0n);
            const effects = ratioEffects(drawn);
            fc.pre(effects !== null);
            const change = minus(
                rational(total('after', 'numerator'), total('after', 'denominator')),
                rational(total('before', 'numerator'), total('before', 'denominator'))
            );
            const parts = (effects ?? []).flatMap(({ mix, rate }) => [mix, rate]);
            expect(sumOf(parts)).toEqual(change);
            const rounded = roundParts(parts, 1000n).reduce((sum, value) => sum + value, 0n);
            expect([rounded]).toEqual(roundParts([change], 1000n));
            const numerator = numeratorEffects(drawn);
            expect(sumOf([numerator?.volume ?? change, numerator?.ratio ?? change])).toEqual(
                rational(total('after', 'numerator') - total('before', 'numerator'))
            );
        })
    );
});
