const CELL_PIXELS = 48;

/** A round target on the canvas. Units: pixels. */
export interface HitTarget {
    readonly x: number;
    readonly y: number;
    readonly radius: number;
}

/** Finds the target under the pointer among thousands: a grid of cells, filled at every drawing. */
export class HitGrid<T extends HitTarget> {
    private readonly cells = new Map<number, T[]>();
    private largest = 0;

    add(target: T): void {
        const key = keyOf(Math.floor(target.x / CELL_PIXELS), Math.floor(target.y / CELL_PIXELS));
        const cell = this.cells.get(key);
        if (cell) cell.push(target);
        else this.cells.set(key, [target]);
        this.largest = Math.max(this.largest, target.radius);
    }

    /** Nearest target whose disc, widened by `slackPixels` for fingers, holds the point. */
    find(x: number, y: number, slackPixels: number): T | null {
        let best: T | null = null;
        let bestDistance = Infinity;
        for (const target of this.around(x, y, this.largest + slackPixels)) {
            const distance = Math.hypot(target.x - x, target.y - y);
            if (distance <= target.radius + slackPixels && distance < bestDistance) {
                best = target;
                bestDistance = distance;
            }
        }
        return best;
    }

    private *around(x: number, y: number, reach: number): Iterable<T> {
        const lastColumn = Math.floor((x + reach) / CELL_PIXELS);
        const lastRow = Math.floor((y + reach) / CELL_PIXELS);
        for (let column = Math.floor((x - reach) / CELL_PIXELS); column <= lastColumn; column++) {
            for (let row = Math.floor((y - reach) / CELL_PIXELS); row <= lastRow; row++) {
                yield* this.cells.get(keyOf(column, row)) ?? [];
            }
        }
    }
}

/** Columns and rows may be negative (the margin); both stay far below 32,768. */
function keyOf(column: number, row: number): number {
    return column * 65_536 + row;
}
