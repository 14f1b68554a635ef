/** Record ids: a 3-character key prefix, an instance part, a counter in base 62, and 3 check characters (18 in all). */
const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const BASE_62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const INSTANCE = '5g0';
const COUNTER_LENGTH = 9;
const ID_PATTERN = /^[a-zA-Z0-9]{15}([A-Z0-5]{3})?$/;

/** True for 15 or 18 characters that can be a record id. */
export function isId(value: unknown): value is string {
    return typeof value === 'string' && ID_PATTERN.test(value);
}

/** The 18-character form: each check character carries the capitals of five characters, so that case may be lost. */
export function to18(id: string): string {
    if (id.length !== 15) {
        return id;
    }
    let suffix = '';
    for (let chunk = 0; chunk < 15; chunk += 5) {
        let bits = 0;
        for (let i = 0; i < 5; i++) {
            const char = id.charAt(chunk + i);
            if (char >= 'A' && char <= 'Z') {
                bits |= 1 << i;
            }
        }
        suffix += CHECK.charAt(bits);
    }
    return id + suffix;
}

export function toBase62(value: number, length: number): string {
    let text = '';
    let rest = value;
    do {
        text = BASE_62.charAt(rest % 62) + text;
        rest = Math.floor(rest / 62);
    } while (rest > 0);
    return text.padStart(length, '0');
}

export function makeId(keyPrefix: string, counter: number): string {
    return to18(keyPrefix + INSTANCE + toBase62(counter, COUNTER_LENGTH));
}

/** The counter inside an id made by {@link makeId}; 0 for ids of another origin. */
export function counterOf(id: string): number {
    if (id.slice(3, 6) !== INSTANCE) {
        return 0;
    }
    let value = 0;
    for (const char of id.slice(6, 6 + COUNTER_LENGTH)) {
        value = value * 62 + BASE_62.indexOf(char);
    }
    return Number.isSafeInteger(value) ? value : 0;
}
