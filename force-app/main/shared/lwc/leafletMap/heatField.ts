import type { HeatPoints } from 'c/mapLayers';

/** A box as shares of the world. */
export interface FieldBox {
    readonly west: number;
    readonly north: number;
    readonly width: number;
    readonly height: number;
}

/** Three box blurs are nearly a bell; more would look the same. */
const PASSES = 3;

/**
 * Weights spread over their surroundings, on a grid over the box. A spot's value is the sum of the weights around it, the
 * nearer the more; a single weight alone gives its own value at its own cell.
 *
 * Shape: row-major, `columns * rows`.
 */
export function heatField(
    points: HeatPoints,
    box: FieldBox,
    columns: number,
    rows: number,
    radiusCells: number
): Float32Array {
    const field = new Float32Array(columns * rows);
    const { xs, ys, weights } = points;
    const scaleX = columns / box.width;
    const scaleY = rows / box.height;
    for (let i = 0; i < xs.length; i++) {
        const column = Math.floor((xs[i]! - box.west) * scaleX);
        const row = Math.floor((ys[i]! - box.north) * scaleY);
        if (column < 0 || row < 0 || column >= columns || row >= rows) continue;
        field[row * columns + column]! += weights[i]!;
    }
    const half = Math.max(1, Math.round(radiusCells / PASSES));
    for (let pass = 0; pass < PASSES; pass++) {
        blur(field, columns, rows, half, 1, columns);
        blur(field, rows, columns, half, columns, 1);
    }
    const peak = peakOf(half);
    for (let i = 0; i < field.length; i++) field[i]! /= peak;
    return field;
}

/** Running sums along lines: the same work for any width. */
function blur(field: Float32Array, length: number, lines: number, half: number, step: number, lineStep: number): void {
    const line = new Float32Array(length);
    const width = 2 * half + 1;
    for (let k = 0; k < lines; k++) {
        const start = k * lineStep;
        for (let i = 0; i < length; i++) line[i] = field[start + i * step]!;
        let sum = 0;
        for (let i = 0; i < Math.min(half, length); i++) sum += line[i]!;
        for (let i = 0; i < length; i++) {
            sum += (i + half < length ? line[i + half]! : 0) - (i - half - 1 >= 0 ? line[i - half - 1]! : 0);
            field[start + i * step] = Math.max(0, sum / width);
        }
    }
}

/** What is left of a weight of 1 at its own cell after all passes. */
function peakOf(half: number): number {
    const size = 2 * PASSES * half + 1;
    const line = new Float32Array(size);
    line[PASSES * half] = 1;
    for (let pass = 0; pass < PASSES; pass++) blur(line, size, 1, half, 1, size);
    return line[PASSES * half]! ** 2;
}
