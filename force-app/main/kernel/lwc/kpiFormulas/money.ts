const DECIMALS = 6;
const DECIMAL_TEXT = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * Exact sum of decimal texts, as a number at the very end, so that no cent is lost on the way.
 *
 * Limits: six decimals count; further ones are cut.
 * Errors: RangeError for text that is not a plain decimal.
 */
export function sumDecimals(texts: readonly string[]): number {
    return unscaled(
        texts.reduce((sum, text) => sum + scaled(text), 0n),
        DECIMALS
    );
}

/** Exact sum of products of decimal texts. Limits and errors as `sumDecimals`. */
export function sumProducts(pairs: readonly (readonly [string, string])[]): number {
    return unscaled(
        pairs.reduce((sum, [left, right]) => sum + scaled(left) * scaled(right), 0n),
        2 * DECIMALS
    );
}

function unscaled(total: bigint, decimals: number): number {
    const sign = total < 0n ? '-' : '';
    const digits = (total < 0n ? -total : total).toString().padStart(decimals + 1, '0');
    return Number(`${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`);
}

function scaled(text: string): bigint {
    const parts = DECIMAL_TEXT.exec(text);
    if (parts === null) {
        throw new RangeError(`Expected a decimal number, got "${text}".`);
    }
    const fraction = (parts[3] ?? '').slice(0, DECIMALS).padEnd(DECIMALS, '0');
    const value = BigInt(`${parts[2]}${fraction}`);
    return parts[1] === '-' ? -value : value;
}
