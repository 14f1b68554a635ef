import type * as Leaflet from 'leaflet';

/**
 * What a drawing needs. The canvas is larger than the map by a margin, so that a pan shows no empty edge.
 *
 * Units: `width`, `height` CSS pixels of the canvas; world pixels are Web Mercator shares times `worldSize`; a point is
 * drawn at `share * worldSize - origin`.
 */
export interface OverlayFrame {
    readonly context: CanvasRenderingContext2D;
    readonly width: number;
    readonly height: number;
    readonly originX: number;
    readonly originY: number;
    readonly worldSize: number;
    readonly zoom: number;
}

export interface OverlayOptions {
    /** Leaflet pane, for example `overlayPane`. */
    readonly pane: string;
    /** Margin on each side as a share of the map's size. */
    readonly marginShare: number;
    readonly draw: (frame: OverlayFrame) => void;
    /** The drawing may wait until the map has been at rest this long; until then the old one is stretched. Default: 0. */
    readonly restMilliseconds?: number;
}

const TILE_PIXELS = 256;
/** More than two device pixels a pixel cannot be told apart on a map, but cost time. */
const MAX_PIXEL_RATIO = 2;

/** One canvas over a Leaflet map. It moves and scales with the map and draws anew when the map comes to rest. */
export class CanvasOverlay {
    private readonly map: Leaflet.Map;
    private readonly options: OverlayOptions;
    private readonly leaflet: typeof Leaflet;
    private readonly canvas: HTMLCanvasElement;
    private readonly handlers: Record<string, (event: unknown) => void>;
    private centre: Leaflet.LatLng;
    private zoom: number;
    private corner: Leaflet.Point;
    private frame: OverlayFrame | null = null;
    private request = 0;
    private restTimer: ReturnType<typeof setTimeout> | null = null;

    constructor(leaflet: typeof Leaflet, map: Leaflet.Map, options: OverlayOptions) {
        this.leaflet = leaflet;
        this.map = map;
        this.options = options;
        this.centre = map.getCenter();
        this.zoom = map.getZoom();
        this.corner = leaflet.point(0, 0);
        this.canvas = leaflet.DomUtil.create('canvas', 'leaflet-zoom-animated') as HTMLCanvasElement;
        this.canvas.style.pointerEvents = 'none';
        map.getPane(options.pane)?.appendChild(this.canvas);
        this.handlers = {
            moveend: () => this.updateAtRest(),
            viewreset: () => this.updateWhenMoved(),
            resize: () => this.updateAtRest(),
            move: () => this.updateWhenOutside(),
            zoom: () => this.transform(map.getCenter(), map.getZoom()),
            zoomanim: (event) => {
                const target = event as Leaflet.ZoomAnimEvent;
                this.transform(target.center, target.zoom);
            }
        };
        map.on(this.handlers as Leaflet.LeafletEventHandlerFnMap);
        this.update();
    }

    /** Draws again before the next picture; many calls cost one drawing. */
    redraw(): void {
        if (this.request) return;
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- cancelled by remove
        this.request = requestAnimationFrame(() => {
            this.request = 0;
            this.paint();
        });
    }

    /** Pixel of the canvas under a point of the map's container. */
    toCanvas(containerPoint: Leaflet.Point): { x: number; y: number } {
        const point = this.map.containerPointToLayerPoint(containerPoint).subtract(this.corner);
        return { x: point.x, y: point.y };
    }

    /** Pixel of the map's container over a pixel of the canvas. */
    toContainer(x: number, y: number): { x: number; y: number } {
        const point = this.map.layerPointToContainerPoint(this.leaflet.point(x, y).add(this.corner));
        return { x: point.x, y: point.y };
    }

    remove(): void {
        cancelAnimationFrame(this.request);
        this.stopWaiting();
        this.map.off(this.handlers as Leaflet.LeafletEventHandlerFnMap);
        this.canvas.remove();
    }

    /** Moves the canvas to where the map is now and draws, in one picture: nothing jumps. */
    private update(): void {
        const { map, leaflet } = this;
        const size = map.getSize();
        const margin = this.options.marginShare;
        this.centre = map.getCenter();
        this.zoom = map.getZoom();
        this.corner = map.containerPointToLayerPoint(size.multiplyBy(-margin)).round();
        const full = size.multiplyBy(1 + 2 * margin).round();
        leaflet.DomUtil.setPosition(this.canvas, this.corner);
        const origin = map.getPixelOrigin().add(this.corner);
        const context = this.sized(full.x, full.y);
        this.frame = context && {
            context,
            width: full.x,
            height: full.y,
            originX: origin.x,
            originY: origin.y,
            worldSize: TILE_PIXELS * 2 ** this.zoom,
            zoom: this.zoom
        };
        this.paint();
    }

    /** Setting a canvas' size clears it and is dear, so it happens only when the size changes. */
    private sized(width: number, height: number): CanvasRenderingContext2D | null {
        const ratio = Math.min(window.devicePixelRatio || 1, MAX_PIXEL_RATIO);
        if (this.canvas.width !== width * ratio || this.canvas.height !== height * ratio) {
            this.canvas.width = width * ratio;
            this.canvas.height = height * ratio;
            this.canvas.style.width = `${width}px`;
            this.canvas.style.height = `${height}px`;
        }
        const context = this.canvas.getContext('2d');
        context?.setTransform(ratio, 0, 0, ratio, 0, 0);
        return context;
    }

    private paint(): void {
        if (!this.frame || this.frame.width === 0 || this.frame.height === 0) return;
        this.frame.context.clearRect(0, 0, this.frame.width, this.frame.height);
        this.options.draw(this.frame);
    }

    /** Leaflet tells of one jump twice, by `moveend` and `viewreset`: one drawing is enough. */
    private updateWhenMoved(): void {
        const { map, frame } = this;
        const origin = map.getPixelOrigin().add(this.corner);
        const isSame =
            frame !== null &&
            frame.zoom === map.getZoom() &&
            frame.originX === origin.x &&
            frame.originY === origin.y &&
            this.centre.equals(map.getCenter());
        if (!isSame) this.updateAtRest();
    }

    private updateAtRest(): void {
        const rest = this.options.restMilliseconds ?? 0;
        if (rest === 0) {
            this.update();
            return;
        }
        this.transform(this.map.getCenter(), this.map.getZoom());
        this.stopWaiting();
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- cancelled by remove
        this.restTimer = setTimeout(() => {
            this.restTimer = null;
            this.update();
        }, rest);
    }

    private stopWaiting(): void {
        if (this.restTimer !== null) clearTimeout(this.restTimer);
        this.restTimer = null;
    }

    /** A long drag leaves the margin before it ends. */
    private updateWhenOutside(): void {
        if (this.map.getZoom() !== this.zoom || !this.frame || this.options.restMilliseconds) return;
        const view = this.map.containerPointToLayerPoint(this.leaflet.point(0, 0)).subtract(this.corner);
        const size = this.map.getSize();
        const isInside =
            view.x >= 0 && view.y >= 0 && view.x + size.x <= this.frame.width && view.y + size.y <= this.frame.height;
        if (!isInside) this.update();
    }

    /** Stretches the drawn picture to where the map is going; as Leaflet's own renderers do. */
    private transform(centre: Leaflet.LatLng, zoom: number): void {
        const { map } = this;
        const scale = map.getZoomScale(zoom, this.zoom);
        const half = map.getSize().multiplyBy(0.5 + this.options.marginShare);
        // The pixel origin after the zoom: Leaflet rounds it in the same way.
        const newOrigin = map.project(centre, zoom).subtract(map.getSize().divideBy(2)).round();
        const offset = half.multiplyBy(-scale).add(map.project(this.centre, zoom)).subtract(newOrigin);
        this.leaflet.DomUtil.setTransform(this.canvas, offset, scale);
    }
}
