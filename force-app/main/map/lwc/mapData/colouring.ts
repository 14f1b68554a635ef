import type { LegendEntry, MapBand, MapColouring, MarkerShape } from 'c/contracts';
import type { ColumnValues } from './columnValues.ts';

/** Words for bands and for what has no value; `{0}`, `{1}` are numbers as the person reads them. */
export interface ColourWords {
    readonly other: string;
    readonly never: string;
    readonly noDate: string;
    readonly upTo: string;
    readonly between: string;
    readonly over: string;
    readonly agoUpTo: string;
    readonly agoBetween: string;
    readonly agoOver: string;
    readonly overdueOver: string;
    readonly overdueBetween: string;
    readonly dueWithin: string;
    readonly dueBetween: string;
    readonly dueLater: string;
    readonly fill: (label: string, ...numbers: readonly number[]) => string;
}

/** How the rows of a layer are coloured now. */
export interface ActiveColouring {
    readonly key: string;
    readonly label: string;
    readonly legend: readonly LegendEntry[];
    /** Legend entry of a row. */
    readonly codeAt: (row: number) => number;
}

/** Value of the legend entry for records without a value, or with one that the legend does not name. */
export const OTHER_VALUE = '';
const OTHER_COLOUR = '#747474';
/** Told apart also by people who see no red or green, and by their shapes. */
const RAMPS: Readonly<Record<'number' | 'age' | 'due', readonly string[]>> = {
    number: ['#5c6b7a', '#0b7a75', '#0b6fb8', '#5e35b1', '#b0187a'],
    age: ['#0b6fb8', '#0b7a75', '#8e6c00', '#c45500', '#b3261e'],
    due: ['#b3261e', '#c45500', '#8e6c00', '#0b7a75', '#0b6fb8']
};
const SHAPES: readonly MarkerShape[] = ['circle', 'square', 'hexagon', 'diamond', 'triangle'];

/** A colouring made ready for the rows of a column. `todayDay`: days since 1970-01-01. */
export function activate(
    colouring: MapColouring,
    column: ColumnValues,
    todayDay: number,
    words: ColourWords
): ActiveColouring {
    return colouring.kind === 'choice'
        ? byChoice(colouring, column, words)
        : byBand(colouring, colouring.kind, column, todayDay, words);
}

function byChoice({ key, label, legend }: MapColouring, column: ColumnValues, words: ColourWords): ActiveColouring {
    const codes = new Map(legend.map(({ value }, code) => [value, code]));
    const other = codes.get(OTHER_VALUE) ?? legend.length;
    const all = codes.has(OTHER_VALUE) ? legend : [...legend, otherEntry(words.other)];
    return { key, label, legend: all, codeAt: (row) => codes.get(column.textAt(row)) ?? other };
}

function byBand(
    { key, label, bands }: MapColouring,
    kind: 'number' | 'age' | 'due',
    { values }: ColumnValues,
    todayDay: number,
    words: ColourWords
): ActiveColouring {
    const limits = bands.map(({ to }) => to ?? Infinity);
    const legend = bands.map((band, index) => bandEntry(band, index, bands, kind, words));
    const none = kind === 'number' ? words.other : kind === 'age' ? words.never : words.noDate;
    const measure = (value: number): number =>
        kind === 'age' ? todayDay - value : kind === 'due' ? value - todayDay : value;
    return {
        key,
        label,
        legend: [...legend, otherEntry(none)],
        codeAt: (row) => {
            const value = values[row]!;
            if (Number.isNaN(value)) return legend.length;
            const number = measure(value);
            const code = limits.findIndex((limit) => number <= limit);
            return code < 0 ? legend.length : code;
        }
    };
}

function bandEntry(
    { colour, shape }: MapBand,
    index: number,
    bands: readonly MapBand[],
    kind: 'number' | 'age' | 'due',
    words: ColourWords
): LegendEntry {
    const ramp = RAMPS[kind];
    const step = bands.length < 2 ? 0 : Math.round((index * (ramp.length - 1)) / (bands.length - 1));
    return {
        value: `band${index}`,
        label: bandLabel(kind, bands[index - 1]?.to ?? null, bands[index]!.to, words),
        colour: colour ?? ramp[step]!,
        shape: shape ?? SHAPES[step]!
    };
}

function bandLabel(
    kind: 'number' | 'age' | 'due',
    before: number | null,
    to: number | null,
    words: ColourWords
): string {
    const { fill } = words;
    if (kind === 'due') return dueLabel(before, to, words);
    const isAge = kind === 'age';
    if (before === null) return fill(isAge ? words.agoUpTo : words.upTo, to ?? 0);
    if (to === null) return fill(isAge ? words.agoOver : words.over, before);
    return isAge ? fill(words.agoBetween, before + 1, to) : fill(words.between, before, to);
}

function dueLabel(before: number | null, to: number | null, words: ColourWords): string {
    const { fill } = words;
    if (to === null) return fill(words.dueLater, before ?? 0);
    if (to < 0) {
        return before === null ? fill(words.overdueOver, -to - 1) : fill(words.overdueBetween, -to, -before - 1);
    }
    return before === null || before < 0 ? fill(words.dueWithin, to) : fill(words.dueBetween, before + 1, to);
}

function otherEntry(label: string): LegendEntry {
    return { value: OTHER_VALUE, label, colour: OTHER_COLOUR, shape: 'cross' };
}
