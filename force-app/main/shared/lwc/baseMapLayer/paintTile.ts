import type { BaseMap, BaseMapLayerName } from 'c/geo';
import { LAND, ROADS, STYLES, widthAt, type AreaStyle, type LineStyle } from './cartography.ts';
import { DARK_LAND, DARK_STYLES } from './darkCartography.ts';
import { FeatureGrid } from './featureGrid.ts';
import { TileFrame, type IndexedLayer } from './tileFrame.ts';

const TILE_PIXELS = 256;

/** Paints tiles of the offline map. Every style of a tile is one path: few canvas calls, which are dear in Lightning. */
export class TilePainter {
    private readonly layers: readonly IndexedLayer[];
    private readonly byName: ReadonlyMap<BaseMapLayerName, IndexedLayer>;

    private readonly styles: typeof STYLES;
    private readonly land: string;
    private readonly isDark: boolean;

    constructor(baseMap: BaseMap, isDark = false) {
        this.isDark = isDark;
        this.styles = isDark ? DARK_STYLES : STYLES;
        this.land = isDark ? DARK_LAND : LAND;
        this.layers = baseMap.layers
            .filter(({ geometry }) => geometry !== 'point')
            .map((layer) => ({ layer, grid: new FeatureGrid(layer) }));
        this.byName = new Map(this.layers.map((indexed) => [indexed.layer.name, indexed]));
    }

    paint(context: CanvasRenderingContext2D, column: number, row: number, zoom: number): void {
        const tile = new TileFrame(column, row, zoom);
        context.fillStyle = this.land;
        context.fillRect(0, 0, TILE_PIXELS, TILE_PIXELS);
        context.lineJoin = 'round';
        for (const indexed of this.layers) {
            const style = this.styles[indexed.layer.name];
            if (!style) continue;
            if (indexed.layer.name === ROADS[0]) this.paintRoads(context, tile);
            else if (style.kind === 'area') paintArea(context, tile, indexed, style);
            else if (!ROADS.includes(indexed.layer.name)) paintLine(context, tile, indexed, style);
        }
        if (!this.byName.has(ROADS[0]!)) this.paintRoads(context, tile);
    }

    private paintRoads(context: CanvasRenderingContext2D, tile: TileFrame): void {
        const drawn = ROADS.flatMap((name) => {
            const indexed = this.byName.get(name);
            const style = this.styles[name];
            if (!indexed || style?.kind !== 'line') return [];
            const path = tile.path(indexed, false);
            return path ? [{ style, path, width: widthAt(style.widths, tile.zoom) }] : [];
        });
        context.lineCap = 'round';
        for (const { style, path, width } of drawn) {
            if (!style.casing || tile.zoom < (style.casingFromZoom ?? 0)) continue;
            context.strokeStyle = style.casing;
            context.lineWidth = width + (tile.zoom >= 15 ? 2 : 1.4);
            context.stroke(path);
        }
        for (const { style, path, width } of drawn) {
            // Without casing white roads would vanish on the pale ground: draw them in the casing's colour.
            const isBare = !this.isDark && style.casing && tile.zoom < (style.casingFromZoom ?? 0);
            context.strokeStyle = isBare ? style.casing! : style.colour;
            context.lineWidth = width;
            context.stroke(path);
        }
        context.lineCap = 'butt';
    }
}

function paintArea(context: CanvasRenderingContext2D, tile: TileFrame, indexed: IndexedLayer, style: AreaStyle): void {
    if (style.fromZoom !== undefined && tile.zoom < style.fromZoom) return;
    const path = tile.path(indexed, true);
    if (!path) return;
    context.fillStyle = style.fill;
    context.fill(path, 'evenodd');
    if (!style.outline || tile.zoom < (style.outlineFromZoom ?? 0)) return;
    context.strokeStyle = style.outline;
    context.lineWidth = 0.8;
    context.stroke(path);
}

function paintLine(context: CanvasRenderingContext2D, tile: TileFrame, indexed: IndexedLayer, style: LineStyle): void {
    const path = tile.path(indexed, false);
    if (!path) return;
    context.globalAlpha = style.opacity ?? 1;
    context.strokeStyle = style.colour;
    context.lineWidth = widthAt(style.widths, tile.zoom);
    context.setLineDash(style.dash ? [...style.dash] : []);
    context.stroke(path);
    context.setLineDash([]);
    context.globalAlpha = 1;
}
