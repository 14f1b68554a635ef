const DECIMALS = 6;
const DECIMAL_TEXT = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * Exact sum of decimal texts, as a number at the very end, so that no cent is lost on the way.
 *
 * Limits: six decimals count; further ones are cut.
 * Errors: RangeError for text that is not a plain decimal.
 */
export function sumDecimals(texts: readonly string[]): number {
    const total = texts.reduce((sum, text) => sum + scaled(text), 0n);
    const sign = total < 0n ? '-' : '';
    const digits = (total < 0n ? -total : total).toString().padStart(DECIMALS + 1, '0');
    return Number(`${sign}${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`);
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
