import type { Rational } from './rational.ts';
import { minus, plus, rational, sumOf, times, toUnits, ZERO } from './rational.ts';

/** Numerator and denominator of one segment of a cut (a class, a person, a weekday), in whole units. */
export interface SegmentCounts {
    readonly key: string;
    readonly before: { readonly numerator: bigint; readonly denominator: bigint };
    readonly after: { readonly numerator: bigint; readonly denominator: bigint };
}

export interface SegmentEffect {
    readonly key: string;
    /** What the segment's share of the denominator did to the whole ratio. */
    readonly mix: Rational;
    /** What the segment's own ratio did. */
    readonly rate: Rational;
}

/**
 * Why a ratio R = Σn / Σd changed, over the segments of a cut: with share w = d / Σd and rate r = n / d,
 *
 *     mix  = (w₁ − w₀) · ((r₀ + r₁) / 2 − (R₀ + R₁) / 2)
 *     rate = (r₁ − r₀) · (w₀ + w₁) / 2
 *
 * summed over the segments give R₁ − R₀ exactly, without a rest, and neither period is favoured. A segment that is empty
 * in one period has no rate there; its rate in the other is taken, so that its coming or going is mix.
 *
 * Shape: null when a whole denominator is empty. Fractions are exact.
 * Source: averages of both periods as weights, after T. L. Bennet, "The Theory of Measurement of Changes in Cost of Living",
 * J. Royal Statistical Society 83 (1920); the whole ratio is taken off the mix term, which changes no sum because the
 * shares' changes add up to 0.
 */
export function ratioEffects(segments: readonly SegmentCounts[]): SegmentEffect[] | null {
    const total = (period: 'before' | 'after', part: 'numerator' | 'denominator'): bigint =>
        segments.reduce((sum, segment) => sum + segment[period][part], 0n);
    const [d0, d1] = [total('before', 'denominator'), total('after', 'denominator')];
    if (d0 === 0n || d1 === 0n) {
        return null;
    }
    const half = rational(1n, 2n);
    const whole = times(
        half,
        plus(rational(total('before', 'numerator'), d0), rational(total('after', 'numerator'), d1))
    );
    return segments.map(({ key, before, after }) => {
        const [w0, w1] = [rational(before.denominator, d0), rational(after.denominator, d1)];
        const [r0, r1] = ratesOf(before, after);
        return {
            key,
            mix: times(minus(w1, w0), minus(times(half, plus(r0, r1)), whole)),
            rate: times(minus(r1, r0), times(half, plus(w0, w1)))
        };
    });
}

function ratesOf(before: SegmentCounts['before'], after: SegmentCounts['after']): readonly [Rational, Rational] {
    const of = ({ numerator, denominator }: SegmentCounts['before']): Rational | null =>
        denominator === 0n ? null : rational(numerator, denominator);
    const [r0, r1] = [of(before), of(after)];
    return [r0 ?? r1 ?? ZERO, r1 ?? r0 ?? ZERO];
}

/** How the numerator itself changed: more cases at the old ratio (volume), and a better ratio at the new number of cases. */
export function numeratorEffects(
    segments: readonly SegmentCounts[]
): { readonly volume: Rational; readonly ratio: Rational } | null {
    const sum = (of: (segment: SegmentCounts) => bigint): bigint =>
        segments.reduce((total, item) => total + of(item), 0n);
    const [d0, d1] = [sum((item) => item.before.denominator), sum((item) => item.after.denominator)];
    if (d0 === 0n || d1 === 0n) {
        return null;
    }
    const half = rational(1n, 2n);
    const r0 = rational(
        sum((item) => item.before.numerator),
        d0
    );
    const r1 = rational(
        sum((item) => item.after.numerator),
        d1
    );
    return {
        volume: times(rational(d1 - d0), times(half, plus(r0, r1))),
        ratio: times(minus(r1, r0), times(half, rational(d0 + d1)))
    };
}

/**
 * Rounds parts to whole units of 1/scale so that they still add up to the rounded whole: the largest remainders give way.
 */
export function roundParts(parts: readonly Rational[], scale: bigint): bigint[] {
    const target = toUnits(sumOf(parts), scale);
    const rounded = parts.map((part) => toUnits(part, scale));
    let rest = target - rounded.reduce((sum, value) => sum + value, 0n);
    const order = parts
        .map((part, index) => ({ index, error: minus(part, rational(rounded[index] ?? 0n, scale)) }))
        .sort((a, b) => compare(b.error, a.error));
    for (let turn = 0; rest !== 0n; turn += 1) {
        const step = rest > 0n ? 1n : -1n;
        const at = (step > 0n ? order[turn] : order[order.length - 1 - turn])?.index ?? 0;
        rounded[at] = (rounded[at] ?? 0n) + step;
        rest -= step;
    }
    return rounded;
}

function compare(a: Rational, b: Rational): number {
    const difference = a.top * b.bottom - b.top * a.bottom;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
