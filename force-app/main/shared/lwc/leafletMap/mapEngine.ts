import type * as Leaflet from 'leaflet';
import { haversineMetres, type Bounds, type LatLng } from 'c/geo';
import { CanvasOverlay, type OverlayFrame } from 'c/canvasOverlay';
import type {
    CoveredEdges,
    FitOptions,
    HeatDetail,
    MapLayerData,
    PlaceSelectDetail,
    PolygonSelectDetail,
    ViewportDetail
} from 'c/mapLayers';
import { drawHeat } from './drawHeat.ts';
import { drawLines, drawPolygonLabels, drawPolygons, isOnPolygon } from './drawPaths.ts';
import { drawSigns, targetsOf, type SignTarget } from './drawSigns.ts';
import { drawStops, stopTargetsOf, type StopTarget } from './drawStops.ts';
import { HitGrid } from './hitGrid.ts';
import type { Libraries } from './libraries.ts';
import type { ShareBox } from './placeIndex.ts';
import { pictureOf } from './pictureOf.ts';
import { EMPTY_SCENE, SceneBuilder, type Scene } from './scene.ts';

export type Target = SignTarget | StopTarget;

export interface EngineOptions {
    readonly host: HTMLElement;
    readonly home: LatLng & { readonly zoom: number };
    readonly maxZoom: number;
    readonly onSelect: (detail: PlaceSelectDetail) => void;
    readonly onHover: (target: Target | null, position: { x: number; y: number } | null) => void;
    readonly onViewport: (detail: ViewportDetail) => void;
    readonly onPolygon: (detail: PolygonSelectDetail) => void;
    readonly onHeat: (detail: HeatDetail) => void;
    readonly formatCount: (count: number) => string;
}

const MIN_ZOOM = 3;
const MARGIN_SHARE = 0.2;
const DEFAULT_FIT: Required<FitOptions> = { maxZoom: 16, paddingPixels: 20, isAnimated: false };
/** Fingers are wider than a mouse's tip. */
const TOUCH_SLACK_PIXELS = 14;
const MOUSE_SLACK_PIXELS = 3;
/** How far from the middle the Enter key looks. */
const KEYBOARD_REACH_PIXELS = 160;

/** The Leaflet map and its canvas: takes layers, answers what was hit. Knows neither records nor Lightning. */
export class MapEngine {
    readonly map: Leaflet.Map;
    private readonly libraries: Libraries;
    private readonly options: EngineOptions;
    private readonly overlay: CanvasOverlay;
    private readonly builder = new SceneBuilder();
    private readonly resizing: ResizeObserver;
    private isZooming = false;
    private isDestroyed = false;
    /** Of the last drawing. */
    private frame: OverlayFrame | null = null;
    private heatSheet: HTMLCanvasElement | null = null;
    private scene: Scene = EMPTY_SCENE;
    private hits = new HitGrid<Target>();
    private hovered: Target | null = null;
    private selectedIds: ReadonlySet<string> = new Set();
    private lastPointerType = 'mouse';

    constructor(libraries: Libraries, options: EngineOptions) {
        const { leaflet } = libraries;
        this.libraries = libraries;
        this.options = options;
        this.map = leaflet.map(options.host, {
            zoomControl: false,
            attributionControl: false,
            minZoom: MIN_ZOOM,
            maxZoom: options.maxZoom,
            worldCopyJump: true,
            bounceAtZoomLimits: false,
            // Half steps let the first view fill the map; the ground's tiles are drawn finely enough for it.
            zoomSnap: 0.5,
            wheelPxPerZoomLevel: 90
        });
        this.map.setView([options.home.latitude, options.home.longitude], options.home.zoom, { animate: false });
        this.overlay = new CanvasOverlay(leaflet, this.map, {
            pane: 'overlayPane',
            marginShare: MARGIN_SHARE,
            draw: (frame) => this.draw(frame)
        });
        this.listen();
        this.resizing = new ResizeObserver(() => this.map.invalidateSize({ animate: false, pan: false }));
        this.resizing.observe(options.host);
    }

    setLayers(layers: readonly MapLayerData[]): void {
        this.scene = this.builder.build(layers);
        this.hover(null, null);
        this.overlay.redraw();
    }

    setSelected(ids: readonly string[]): void {
        this.selectedIds = new Set(ids);
        this.overlay.redraw();
    }

    fitTo(bounds: Bounds, options: FitOptions = {}): void {
        const { maxZoom, paddingPixels, isAnimated } = { ...DEFAULT_FIT, ...options };
        this.map.fitBounds(
            [
                [bounds.south, bounds.west],
                [bounds.north, bounds.east]
            ],
            { maxZoom, padding: [paddingPixels, paddingPixels], animate: isAnimated }
        );
    }

    /** Brings a place into the free part of the view, zooming in when it may be hidden in a cluster. */
    reveal(place: LatLng, minZoom: number, covered: CoveredEdges): void {
        const { map } = this;
        const zoom = Math.max(map.getZoom(), minZoom);
        const size = map.getSize();
        const free = {
            x: (size.x + covered.left - covered.right) / 2,
            y: (size.y + covered.top - covered.bottom) / 2
        };
        const target = map.project([place.latitude, place.longitude], zoom);
        const centre = target.add(size.divideBy(2)).subtract(this.libraries.leaflet.point(free.x, free.y));
        map.setView(map.unproject(centre, zoom), zoom, { animate: true });
    }

    zoomBy(steps: number): void {
        this.map.setZoom(this.map.getZoom() + steps);
    }

    /** Place under a pixel of the map's frame. */
    placeAt({ x, y }: { x: number; y: number }): LatLng {
        const { lat, lng } = this.map.containerPointToLatLng([x, y]);
        return { latitude: lat, longitude: lng };
    }

    circleOf(
        middle: { x: number; y: number },
        rim: { x: number; y: number }
    ): { kind: 'circle'; centre: LatLng; radiusMetres: number } {
        const centre = this.placeAt(middle);
        return { kind: 'circle', centre, radiusMetres: haversineMetres(centre, this.placeAt(rim)) };
    }

    viewport(): ViewportDetail {
        const bounds = this.map.getBounds();
        const centre = this.map.getCenter();
        return {
            bounds: {
                west: bounds.getWest(),
                south: bounds.getSouth(),
                east: bounds.getEast(),
                north: bounds.getNorth()
            },
            zoom: this.map.getZoom(),
            centre: { latitude: centre.lat, longitude: centre.lng }
        };
    }

    /** For the keyboard: opens what lies nearest to the middle of the map. */
    selectNearestToMiddle(): void {
        const middle = this.overlay.toCanvas(this.map.getSize().divideBy(2));
        const target = this.hits.find(middle.x, middle.y, KEYBOARD_REACH_PIXELS);
        if (target) this.select(target);
    }

    nameOf(target: Target): string {
        if (target.kind === 'stop') return target.stop.stop.label;
        return target.sign.place < 0 ? '' : (this.scene.places?.nameAt(target.sign.place) ?? '');
    }

    /** What the map shows now as one picture, twice as fine as the screen. Throws when tiles may not be copied. */
    picture(): HTMLCanvasElement {
        return pictureOf(this.options.host);
    }

    destroy(): void {
        // A map that still pans says `moveend` once more while it is taken down; nobody may ask it for its view then.
        this.isDestroyed = true;
        this.resizing.disconnect();
        this.overlay.remove();
        // Leaflet ends an animated zoom by a timer that fails on a removed map; `moveend` is the last that it does then.
        if (this.isZooming) this.map.once('zoomend', () => this.map.once('moveend', () => this.map.remove()));
        else this.map.remove();
    }

    private listen(): void {
        this.map.on('zoomstart', () => {
            this.isZooming = true;
        });
        // Not by `moveend`: a map that is resized while it zooms sends one, too.
        this.map.on('zoomend', () => {
            this.isZooming = false;
        });
        this.map.on('moveend', () => {
            if (this.isDestroyed) return;
            this.options.onViewport(this.viewport());
        });
        this.map.on('mousemove', (event) => this.hoverAt(event.containerPoint));
        this.map.on('mouseout movestart zoomstart', () => this.hover(null, null));
        this.map.on('click', (event) => {
            const target = this.targetAt(event.containerPoint);
            if (target) this.select(target);
            else this.selectPolygon(event.containerPoint);
        });
        this.options.host.addEventListener('pointerdown', (event) => {
            this.lastPointerType = event.pointerType;
        });
        this.options.host.addEventListener('keydown', (event) => {
            if (event.key === 'Enter') this.selectNearestToMiddle();
        });
    }

    private selectPolygon(containerPoint: Leaflet.Point): void {
        const { frame } = this;
        if (!frame) return;
        const { x, y } = this.overlay.toCanvas(containerPoint);
        const found = this.scene.polygons.findLast((polygon) => isOnPolygon(frame, polygon, x, y));
        if (found) this.options.onPolygon({ layerId: found.layerId, id: found.polygon.id });
    }

    private targetAt(containerPoint: Leaflet.Point): Target | null {
        const { x, y } = this.overlay.toCanvas(containerPoint);
        return this.hits.find(x, y, this.lastPointerType === 'mouse' ? MOUSE_SLACK_PIXELS : TOUCH_SLACK_PIXELS);
    }

    private hoverAt(containerPoint: Leaflet.Point): void {
        const target = this.targetAt(containerPoint);
        if (target === this.hovered) return;
        this.hover(target, target && this.overlay.toContainer(target.x, target.y - target.radius));
    }

    private hover(target: Target | null, position: { x: number; y: number } | null): void {
        if (target === this.hovered) return;
        this.hovered = target;
        this.options.host.style.cursor = target ? 'pointer' : '';
        this.options.onHover(target, position);
    }

    private select(target: Target): void {
        if (target.kind === 'stop') {
            const { stop, layerId } = target.stop;
            this.options.onSelect({
                items: [{ layerId, id: stop.id }],
                latitude: stop.latitude,
                longitude: stop.longitude
            });
            return;
        }
        const { sign } = target;
        const { places } = this.scene;
        if (!places) return;
        const { latitude, longitude } = places.positionOf(sign);
        if (sign.place < 0) {
            const zoom = Math.min(places.expansionZoom(sign), this.options.maxZoom);
            this.map.setView([latitude, longitude], zoom, { animate: true });
            return;
        }
        this.options.onSelect({ items: places.itemsAt(sign.place), latitude, longitude });
    }

    private draw(frame: OverlayFrame): void {
        const { places, lines, polygons, stops, heat } = this.scene;
        const hits = new HitGrid<Target>();
        this.frame = frame;
        this.heatSheet ??= document.createElement('canvas');
        const heatDetail = heat && drawHeat(frame, heat, this.heatSheet);
        if (heatDetail) this.options.onHeat(heatDetail);
        drawPolygons(frame, polygons);
        drawPolygonLabels(frame, polygons);
        drawLines(frame, lines);
        if (places) {
            const signs = targetsOf(frame, places.signs(boxOf(frame), frame.zoom));
            const focused = new Set<number>();
            for (const id of this.selectedIds) {
                const place = places.placeOf(id);
                if (place !== undefined) focused.add(place);
            }
            drawSigns(frame, signs, { styles: places.styles, focused, formatCount: this.options.formatCount });
            for (const target of signs) hits.add(target);
        }
        const stopTargets = stopTargetsOf(frame, stops);
        drawStops(frame, stopTargets, this.selectedIds);
        for (const target of stopTargets) hits.add(target);
        this.hits = hits;
    }
}

function boxOf({ originX, originY, width, height, worldSize }: OverlayFrame): ShareBox {
    return {
        west: originX / worldSize,
        east: (originX + width) / worldSize,
        north: originY / worldSize,
        south: (originY + height) / worldSize
    };
}
