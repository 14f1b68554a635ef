import type * as Leaflet from 'leaflet';
import BASE_MAP_URL from '@salesforce/resourceUrl/fieldmapBasemap';
import { decodeBaseMap, type BaseMap, type BaseMapDocument } from 'c/geo';
import type { BaseMapSetting } from 'c/contracts';
import { CanvasOverlay } from 'c/canvasOverlay';
import type { BaseMapHandle } from './baseMapLayer.ts';
import { PaintQueue } from './paintQueue.ts';
import { LabelPainter } from './paintLabels.ts';
import { TilePainter } from './paintTile.ts';

const TILE_PIXELS = 256;
/** Half zoom steps stretch tiles by up to 1.4, so they are finer than the screen; more than 2 costs time for nothing. */
const MIN_PIXEL_RATIO = 1.5;
const MAX_PIXEL_RATIO = 2;
/** Between the tiles (200) and the data (400). */
const LABEL_PANE = 'fieldmapLabels';
const LABEL_PANE_INDEX = '350';
/** Names are read when the map stands still; placing them costs more than a picture has time for. */
const LABEL_REST_MS = 120;

let loading: Promise<BaseMap> | null = null;

/** The offline map: areas and roads as canvas tiles, names on one canvas above them, so that no name is cut. */
export function attachVectorGround(
    leaflet: typeof Leaflet,
    map: Leaflet.Map,
    setting: BaseMapSetting,
    isDark: boolean
): BaseMapHandle {
    const pane = map.getPane(LABEL_PANE) ?? map.createPane(LABEL_PANE);
    pane.style.zIndex = LABEL_PANE_INDEX;
    pane.style.pointerEvents = 'none';
    let layer: Leaflet.GridLayer | null = null;
    let labels: CanvasOverlay | null = null;
    let isRemoved = false;
    const handle = {
        attribution: setting.attribution,
        ready: Promise.resolve(),
        remove: () => {
            isRemoved = true;
            layer?.remove();
            labels?.remove();
        }
    };
    handle.ready = loadBaseMap().then((baseMap) => {
        if (isRemoved) return;
        handle.attribution = setting.attribution || baseMap.attribution;
        layer = tileLayer(leaflet, new TilePainter(baseMap, isDark), setting.maxZoom).addTo(map);
        const painter = new LabelPainter(baseMap, isDark);
        labels = new CanvasOverlay(leaflet, map, {
            pane: LABEL_PANE,
            marginShare: 0.15,
            restMilliseconds: LABEL_REST_MS,
            draw: (frame) => painter.paint(frame)
        });
    });
    return handle;
}

/** Once a page: the document is some megabytes. A failure is forgotten, so that the next map tries again. */
function loadBaseMap(): Promise<BaseMap> {
    loading ??= fetchBaseMap().catch((error: unknown) => {
        loading = null;
        throw error;
    });
    return loading;
}

async function fetchBaseMap(): Promise<BaseMap> {
    const response = await fetch(BASE_MAP_URL);
    if (!response.ok) throw new Error(`The static resource fieldmapBasemap answered ${response.status}.`);
    return decodeBaseMap((await response.json()) as BaseMapDocument);
}

function tileLayer(leaflet: typeof Leaflet, painter: TilePainter, maxZoom: number): Leaflet.GridLayer {
    const queue = new PaintQueue();
    const Layer = leaflet.GridLayer.extend({
        createTile(coords: Leaflet.Coords, done: Leaflet.DoneCallback): HTMLElement {
            const ratio = Math.min(Math.max(window.devicePixelRatio || 1, MIN_PIXEL_RATIO), MAX_PIXEL_RATIO);
            const canvas = document.createElement('canvas');
            canvas.width = TILE_PIXELS * ratio;
            canvas.height = TILE_PIXELS * ratio;
            queue.add(() => {
                const context = canvas.getContext('2d');
                if (context) {
                    context.scale(ratio, ratio);
                    painter.paint(context, coords.x, coords.y, coords.z);
                }
                done(undefined, canvas);
            });
            return canvas;
        }
    }) as unknown as new (options: Leaflet.GridLayerOptions) => Leaflet.GridLayer;
    return new Layer({ tileSize: TILE_PIXELS, maxZoom, keepBuffer: 2, updateWhenZooming: false });
}
