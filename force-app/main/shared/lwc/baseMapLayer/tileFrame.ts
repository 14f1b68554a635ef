import type { BaseMapLayer } from 'c/geo';
import type { FeatureGrid } from './featureGrid.ts';

const TILE_PIXELS = 256;
/** Features reach this far over the tile's edge (line width, joins). Units: pixels. */
const MARGIN_PIXELS = 16;
/** Nearer points than this cannot be told apart. */
const STEP_PIXELS = 0.7;

/** A layer with its spatial index. */
export interface IndexedLayer {
    readonly layer: BaseMapLayer;
    readonly grid: FeatureGrid;
}

/** Turns features into paths in the pixels of one tile. */
export class TileFrame {
    readonly zoom: number;
    private readonly scale: number;
    private readonly offsetX: number;
    private readonly offsetY: number;
    private readonly west: number;
    private readonly north: number;
    private readonly size: number;
    private readonly margin: number;

    constructor(column: number, row: number, zoom: number) {
        this.zoom = zoom;
        this.scale = TILE_PIXELS * 2 ** zoom;
        this.offsetX = column * TILE_PIXELS;
        this.offsetY = row * TILE_PIXELS;
        this.size = 1 / 2 ** zoom;
        this.west = column * this.size;
        this.north = row * this.size;
        this.margin = (MARGIN_PIXELS / TILE_PIXELS) * this.size;
    }

    /** All visible features of a layer as one path; null when there are none. */
    path({ layer, grid }: IndexedLayer, isClosed: boolean): Path2D | null {
        if (this.zoom < layer.minZoom) return null;
        const { west, north, size, margin } = this;
        const found = grid.find(west - margin, north - margin, west + size + margin, north + size + margin);
        let text = '';
        for (const feature of found) {
            if (layer.minZooms[feature]! > this.zoom) continue;
            const lastPart = layer.featureStarts[feature + 1]!;
            for (let part = layer.featureStarts[feature]!; part < lastPart; part++) {
                text += this.partText(layer, part, isClosed);
            }
        }
        return text === '' ? null : new Path2D(text);
    }

    private partText(layer: BaseMapLayer, part: number, isClosed: boolean): string {
        const last = layer.partStarts[part + 1]!;
        let text = '';
        let lastX = Infinity;
        let lastY = Infinity;
        for (let k = layer.partStarts[part]!; k < last; k++) {
            const x = layer.points[2 * k]! * this.scale - this.offsetX;
            const y = layer.points[2 * k + 1]! * this.scale - this.offsetY;
            if (k + 1 < last && Math.abs(x - lastX) < STEP_PIXELS && Math.abs(y - lastY) < STEP_PIXELS) continue;
            text += `${text === '' ? 'M' : 'L'}${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
            lastX = x;
            lastY = y;
        }
        return isClosed ? `${text}z` : text;
    }
}
