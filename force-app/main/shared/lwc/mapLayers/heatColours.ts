/**
 * Little to much. Even steps of lightness, so that people who do not tell red from green, and printers, see the order.
 * Source: viridis of matplotlib (public domain).
 */
export const HEAT_COLOURS: readonly string[] = ['#440154', '#3b528b', '#21918c', '#5ec962', '#fde725'];

/** Colour of a share, 0 to 1, between the steps: red, green, blue. */
export function rampColour(share: number): readonly [number, number, number] {
    const at = Math.min(1, Math.max(0, share)) * (HEAT_COLOURS.length - 1);
    const low = Math.min(HEAT_COLOURS.length - 2, Math.floor(at));
    const from = channels(HEAT_COLOURS[low]!);
    const to = channels(HEAT_COLOURS[low + 1]!);
    const part = at - low;
    return [0, 1, 2].map((i) => Math.round(from[i]! + part * (to[i]! - from[i]!))) as unknown as [
        number,
        number,
        number
    ];
}

function channels(colour: string): readonly number[] {
    return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}
