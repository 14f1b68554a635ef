import { HEAT_COLOURS } from 'c/mapLayers';

/** A step of the shading: values from `from` to `to`, both held by an area. */
export interface AreaClass {
    readonly from: number;
    readonly to: number;
    readonly colour: string;
    readonly count: number;
}

/**
 * Up to five classes of about the same number of areas (quantiles); equal values never fall apart.
 * Colours go from dark (little) to bright (much).
 */
export function classesOf(values: readonly number[]): AreaClass[] {
    const sorted = [...values].sort((a, b) => a - b);
    const distinct = [...new Set(sorted)];
    const count = Math.min(HEAT_COLOURS.length, distinct.length);
    const classes: number[][] = Array.from({ length: count }, () => []);
    if (distinct.length <= HEAT_COLOURS.length) {
        for (const value of sorted) classes[distinct.indexOf(value)]!.push(value);
    } else {
        for (const value of sorted) {
            const first = sorted.indexOf(value);
            classes[Math.min(count - 1, Math.floor((first * count) / sorted.length))]!.push(value);
        }
    }
    return classes
        .filter((members) => members.length > 0)
        .map((members, i, all) => ({
            from: members[0]!,
            to: members[members.length - 1]!,
            colour: colourAt(i, all.length),
            count: members.length
        }));
}

function colourAt(position: number, count: number): string {
    const last = HEAT_COLOURS.length - 1;
    return HEAT_COLOURS[count === 1 ? Math.floor(last / 2) : Math.round((position * last) / (count - 1))]!;
}
