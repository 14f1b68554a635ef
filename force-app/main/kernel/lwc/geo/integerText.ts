/**
 * Lists of integers as short printable text: five bits a character, small numbers in one or two characters.
 *
 * Limits: 32-bit signed integers.
 * Source: the alphabet of Google's encoded polylines,
 * https://developers.google.com/maps/documentation/utilities/polylinealgorithm
 */
export function encodeIntegers(values: Iterable<number>): string {
    const parts: string[] = [];
    for (const value of values) {
        // Zigzag: the sign becomes the lowest bit, so small negative numbers stay short. `>>> 0` keeps 32 bits unsigned.
        let rest = ((value << 1) ^ (value >> 31)) >>> 0;
        while (rest >= 0x20) {
            parts.push(String.fromCharCode((0x20 | (rest & 0x1f)) + 63));
            rest >>>= 5;
        }
        parts.push(String.fromCharCode(rest + 63));
    }
    return parts.join('');
}

/** Undoes {@link encodeIntegers}. Errors: text that is cut off or holds a foreign character. */
export function decodeIntegers(text: string): Int32Array {
    // A character is at least one integer, so the text's length is enough room.
    const values = new Int32Array(text.length);
    let count = 0;
    let position = 0;
    while (position < text.length) {
        let bits = 0;
        let shift = 0;
        let chunk: number;
        do {
            chunk = text.charCodeAt(position++) - 63;
            if (!(chunk >= 0 && chunk < 64) || shift > 30) {
                throw new RangeError(`Encoded integers: character ${position} is missing or foreign.`);
            }
            bits |= (chunk & 0x1f) << shift;
            shift += 5;
        } while (chunk >= 0x20);
        values[count++] = (bits >>> 1) ^ -(bits & 1);
    }
    return values.slice(0, count);
}
