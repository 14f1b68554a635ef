import type { BaseMapLayer } from 'c/geo';

/** Cells a side of the world: 2^13 are about 5 km at the equator, a tile at zoom 13. */
const CELLS_A_SIDE = 8192;

/** Finds the features of a layer that touch a box. Built once a layer; features stand in every cell that they touch. */
export class FeatureGrid {
    private readonly cells = new Map<number, number[]>();
    private readonly lastAsked: Uint32Array;
    private readonly boxes: Float64Array;
    private question = 0;

    constructor(layer: BaseMapLayer) {
        this.boxes = layer.boxes;
        this.lastAsked = new Uint32Array(layer.featureCount);
        for (let feature = 0; feature < layer.featureCount; feature++) {
            const [west, north, east, south] = this.boxOf(feature);
            forEachCell(west, north, east, south, (key) => {
                const cell = this.cells.get(key);
                if (cell) cell.push(feature);
                else this.cells.set(key, [feature]);
            });
        }
    }

    /** Feature numbers, each once, in rising order. Units: shares of the Web Mercator world. */
    find(west: number, north: number, east: number, south: number): number[] {
        const found: number[] = [];
        const question = ++this.question;
        forEachCell(west, north, east, south, (key) => {
            for (const feature of this.cells.get(key) ?? []) {
                if (this.lastAsked[feature] === question) continue;
                this.lastAsked[feature] = question;
                const box = this.boxOf(feature);
                if (box[0] <= east && box[2] >= west && box[1] <= south && box[3] >= north) found.push(feature);
            }
        });
        return found.sort((a, b) => a - b);
    }

    private boxOf(feature: number): readonly [number, number, number, number] {
        const at = 4 * feature;
        return [this.boxes[at]!, this.boxes[at + 1]!, this.boxes[at + 2]!, this.boxes[at + 3]!];
    }
}

function forEachCell(west: number, north: number, east: number, south: number, visit: (key: number) => void): void {
    const lastColumn = Math.floor(east * CELLS_A_SIDE);
    const lastRow = Math.floor(south * CELLS_A_SIDE);
    for (let row = Math.floor(north * CELLS_A_SIDE); row <= lastRow; row++) {
        for (let column = Math.floor(west * CELLS_A_SIDE); column <= lastColumn; column++) {
            visit(row * CELLS_A_SIDE + column);
        }
    }
}
