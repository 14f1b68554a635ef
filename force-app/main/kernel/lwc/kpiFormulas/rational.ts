/** An exact fraction; the denominator is never 0 and always positive. */
export interface Rational {
    readonly top: bigint;
    readonly bottom: bigint;
}

export const rational = (top: bigint, bottom = 1n): Rational => {
    if (bottom === 0n) {
        throw new RangeError('A fraction cannot have the denominator 0.');
    }
    const sign = bottom < 0n ? -1n : 1n;
    const shared = gcd(top < 0n ? -top : top, bottom < 0n ? -bottom : bottom) || 1n;
    return { top: (sign * top) / shared, bottom: (sign * bottom) / shared };
};

export const ZERO: Rational = { top: 0n, bottom: 1n };

export const plus = (a: Rational, b: Rational): Rational =>
    rational(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
export const minus = (a: Rational, b: Rational): Rational => plus(a, { top: -b.top, bottom: b.bottom });
export const times = (a: Rational, b: Rational): Rational => rational(a.top * b.top, a.bottom * b.bottom);
export const sumOf = (parts: readonly Rational[]): Rational => parts.reduce(plus, ZERO);

/** The nearest number; exact digits beyond a double are cut only here, at the end. */
export function toNumber({ top, bottom }: Rational): number {
    const SCALE = 1_000_000_000_000_000n;
    const whole = top / bottom;
    return Number(whole) + Number(((top - whole * bottom) * SCALE) / bottom) / Number(SCALE);
}

/** Rounds to whole units of 1/scale, halves away from zero. */
export function toUnits({ top, bottom }: Rational, scale: bigint): bigint {
    const doubled = 2n * top * scale;
    return (doubled + (doubled < 0n ? -bottom : bottom)) / (2n * bottom);
}

function gcd(a: bigint, b: bigint): bigint {
    return b === 0n ? a : gcd(b, a % b);
}
