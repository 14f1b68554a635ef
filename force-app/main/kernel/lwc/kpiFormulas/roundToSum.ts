/** Beyond this a part of a step is noise of floating point. */
const NOISE = 1e7;

/** A row of a table of two columns. */
export type Pair = readonly [number, number];

interface Cell {
    readonly whole: number;
    /** Part of a step above it, 0 to below 1. */
    readonly rest: number;
}

/**
 * Rounds values to whole steps so that what is shown adds up to the shown total: the largest remainders go up.
 *
 * Shape: one whole number for each value. A value that already is whole stays, every other moves by less than a step.
 * Units: steps.
 * Limits: the values must add up to the total, but for the noise of floating point.
 * Source: method of the largest remainder (Hamilton).
 */
export function roundToSum(values: readonly number[], total: number, step: number): number[] {
    const cells = values.map((value) => cellOf(value, step));
    const missing = nearest(total, step) - sumOf(cells, ({ whole }) => whole);
    const up = new Set(
        cells
            .map(({ rest }, place) => ({ rest, place }))
            .sort((a, b) => b.rest - a.rest || a.place - b.place)
            .slice(0, missing)
            .map(({ place }) => place)
    );
    return cells.map(({ whole }, place) => whole + (up.has(place) ? 1 : 0));
}

/**
 * The same for a table of two columns: both columns add up to their totals, each row to its own, and all of it to the rounded
 * whole. Of all such tables the one nearest to the values is taken.
 *
 * Shape: whole numbers; cells, sums of rows and sums of columns each move by less than a step.
 * Units: steps.
 * Limits: meant for the rows of a page; time grows with the third power of their number (50 rows: milliseconds).
 * Source: controlled rounding, L. H. Cox, "A Constructive Procedure for Unbiased Controlled Rounding", J. American Statistical
 * Association 82 (1987), which shows that there always is one.
 */
export function roundPairsToSum(rows: readonly Pair[], step: number): Pair[] {
    const cells = rows.map(([left, right]) => [cellOf(left, step), cellOf(right, step)] as const);
    const wholes = [0, 1].map((side) => sumOf(cells, (row) => row[side as 0 | 1].whole));
    const [left = 0, right = 0] = [0, 1].map((side) => sumOf(cells, (row) => row[side as 0 | 1].rest));
    const whole = nearest(
        sumOf(rows, ([a, b]) => a + b),
        step
    );
    const ups = whole - (wholes[0] ?? 0) - (wholes[1] ?? 0);
    const targets = [Math.floor(left + 1 / NOISE), Math.ceil(left - 1 / NOISE)]
        .filter((count) => Math.abs(ups - count - right) < 1 - 1 / NOISE)
        .sort((a, b) => Math.abs(a - left) - Math.abs(b - left));
    for (const target of targets) {
        const chosen = nearestUps(cells, target, ups - target);
        if (chosen !== null) return cells.map(([a, b], at) => added(a, b, chosen[at] ?? 0));
    }
    throw new RangeError(
        `${rows.length} rows cannot be rounded to ${step}: expected finite numbers and a step above 0.`
    );
}

/** Which cells of a row go up: neither, the left, the right, both. */
type Ups = 0 | 1 | 2 | 3;
const CHOICES: readonly Ups[] = [0, 1, 2, 3];

const added = ({ whole: left }: Cell, { whole: right }: Cell, ups: number): Pair => [
    left + (ups & 1),
    right + (ups >> 1)
];

/** For each row what goes up, so that `left` and `right` cells do in all, with the least squares of what that moves; null: impossible. */
function nearestUps(rows: readonly (readonly [Cell, Cell])[], left: number, right: number): Ups[] | null {
    if (left < 0 || right < 0) return null;
    const width = right + 1;
    let costs = new Float64Array((left + 1) * width).fill(Infinity);
    costs[0] = 0;
    const taken = rows.map((row) => {
        const next = new Float64Array(costs.length).fill(Infinity);
        const choices = new Uint8Array(costs.length);
        for (const ups of CHOICES) {
            const cost = costOf(row, ups);
            if (cost === null) continue;
            for (let a = ups & 1; a <= left; a += 1) {
                for (let b = ups >> 1; b <= right; b += 1) {
                    const sum = (costs[(a - (ups & 1)) * width + b - (ups >> 1)] ?? Infinity) + cost;
                    if (sum >= (next[a * width + b] ?? Infinity)) continue;
                    next[a * width + b] = sum;
                    choices[a * width + b] = ups;
                }
            }
        }
        costs = next;
        return choices;
    });
    return costs[left * width + right] === Infinity ? null : traced(taken, left, right);
}

function traced(taken: readonly Uint8Array[], left: number, right: number): Ups[] {
    let [a, b] = [left, right];
    const chosen: Ups[] = [];
    for (let at = taken.length - 1; at >= 0; at -= 1) {
        const ups = (taken[at]?.[a * (right + 1) + b] ?? 0) as Ups;
        a -= ups & 1;
        b -= ups >> 1;
        chosen.push(ups);
    }
    return chosen.reverse();
}

/** Squares of what a choice moves in a row; null where a cell or the row would move by a step or more. */
function costOf([left, right]: readonly [Cell, Cell], ups: Ups): number | null {
    const moves = [(ups & 1) - left.rest, (ups >> 1) - right.rest];
    const row = (moves[0] ?? 0) + (moves[1] ?? 0);
    const isAllowed = [...moves, row].every((move) => Math.abs(move) < 1 - 1 / NOISE);
    return isAllowed ? sumOf([...moves, row], (move) => move * move) : null;
}

function cellOf(value: number, step: number): Cell {
    const steps = Math.round((value / step) * NOISE) / NOISE;
    const whole = Math.floor(steps);
    return { whole, rest: Math.round((steps - whole) * NOISE) / NOISE };
}

/** Halves away from zero. */
function nearest(value: number, step: number): number {
    const steps = Math.round((value / step) * NOISE) / NOISE;
    return Math.sign(steps) * Math.round(Math.abs(steps));
}

const sumOf = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
    items.reduce((sum, item) => sum + of(item), 0);
