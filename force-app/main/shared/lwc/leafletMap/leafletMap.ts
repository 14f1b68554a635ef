import { LightningElement, api } from 'lwc';
import type { BaseMapSetting } from 'c/contracts';
import type { Bounds, LatLng } from 'c/geo';
import type {
    CoveredEdges,
    FitOptions,
    HeatDetail,
    MapLayerData,
    PlaceSelectDetail,
    PolygonSelectDetail,
    ViewportDetail
} from 'c/mapLayers';
import { currentTheme, onThemeChange, type MapTheme } from 'c/mapTheme';
import { attachBaseMap, type BaseMapHandle } from 'c/baseMapLayer';
import { fillLabel, formattersFor, type Formatters } from 'c/formatters';
import { AreaDrawing, type DrawMode, type Pixel } from './areaDrawing.ts';
import { legendsOf, type LegendBox } from './legendBox.ts';
import { loadLibraries } from './libraries.ts';
import { LABELS } from './labels.ts';
import { MapEngine, type Target } from './mapEngine.ts';

const DEFAULT_MAX_ZOOM = 19;
const WORLD_VIEW = { latitude: 30, longitude: 10, zoom: 3 };
/** Above this zoom nothing is clustered. */
const UNCLUSTERED_ZOOM = 16;
const NOTHING_COVERED: CoveredEdges = { left: 0, top: 0, right: 0, bottom: 0 };

/** Detail of `areadraw`: a closed line, or a middle and a radius. */
export type AreaDrawDetail =
    | { readonly kind: 'ring'; readonly ring: readonly LatLng[] }
    | { readonly kind: 'circle'; readonly centre: LatLng; readonly radiusMetres: number };

interface Hint {
    readonly text: string;
    readonly style: string;
}

/**
 * The map: owns the Leaflet instance and draws layers of plain data (`c/mapLayers`). No data access.
 *
 * Events: `placeselect` ({@link PlaceSelectDetail}), `viewportchange` ({@link ViewportDetail}), `mapready`,
 * `areadraw` ({@link AreaDrawDetail}) after a drag while `drawMode` is set, `polygonselect` ({@link PolygonSelectDetail}),
 * `heatdraw` ({@link HeatDetail}).
 */
export default class LeafletMap extends LightningElement {
    /** Name of the map for screen readers. */
    @api label = '';
    /** BCP 47, for the counts on clusters. Default: the platform's. */
    @api locale = '';
    /** While set, a drag draws an area instead of moving the map. */
    @api drawMode: DrawMode | null = null;

    private drawing: AreaDrawing | null = null;
    private heldLayers: readonly MapLayerData[] = [];
    private heldBaseMap: BaseMapSetting | null = null;
    private heldSelectedIds: readonly string[] = [];
    private engine: MapEngine | null = null;
    private baseMapHandle: BaseMapHandle | null = null;
    private isLoading = false;
    private theme: MapTheme = 'light';
    private stopTheme: (() => void) | null = null;
    private pendingFit: { bounds: Bounds; options: FitOptions } | null = null;

    readonly words = LABELS;
    /** Of the last heat that was drawn. */
    heat: HeatDetail | null = null;
    error: unknown = null;
    hint: Hint | null = null;
    attribution = '';
    /** What the colours of areas and heat mean. */
    legends: readonly LegendBox[] = [];

    /** What to draw; a new list replaces the old one. */
    @api
    get layers(): readonly MapLayerData[] {
        return this.heldLayers;
    }
    set layers(value: readonly MapLayerData[]) {
        this.heldLayers = value ?? [];
        this.legends = legendsOf(this.heldLayers, this.heat, this.format);
        this.engine?.setLayers(this.heldLayers);
    }

    /** How the ground is drawn. Until it is known the ground stays plain. */
    @api
    get baseMap(): BaseMapSetting | null {
        return this.heldBaseMap;
    }
    set baseMap(value: BaseMapSetting | null) {
        this.heldBaseMap = value ?? null;
        if (this.engine) this.attachGround();
        else this.start();
    }

    /** Ids of records or stops that are drawn larger. */
    @api
    get selectedIds(): readonly string[] {
        return this.heldSelectedIds;
    }
    set selectedIds(value: readonly string[]) {
        this.heldSelectedIds = value ?? [];
        this.engine?.setSelected(this.heldSelectedIds);
    }

    /** Shows the box; remembered when the map is not there yet. */
    @api
    fitTo(bounds: Bounds, options: FitOptions = {}): void {
        if (this.engine) this.engine.fitTo(bounds, options);
        else this.pendingFit = { bounds, options };
    }

    /** Brings a place into view beside what covers the map; out of its cluster, unless the zoom shall stay. */
    @api
    reveal(place: LatLng, covered: CoveredEdges = NOTHING_COVERED, keepsZoom = false): void {
        this.engine?.reveal(place, keepsZoom ? 0 : UNCLUSTERED_ZOOM, covered);
    }

    /** What the map shows now; null until it is there. */
    @api
    get viewport(): ViewportDetail | null {
        return this.engine?.viewport() ?? null;
    }

    /** The map as it is now, twice as fine as the screen; null until it is there. Throws when tiles may not be copied. */
    @api
    picture(): HTMLCanvasElement | null {
        return this.engine?.picture() ?? null;
    }

    /** Must be shown with every picture of the map. */
    @api
    get credits(): string {
        return this.attribution;
    }

    /** The legends of areas and heat as they are shown, for pictures of the map. */
    @api
    get layerLegends(): readonly LegendBox[] {
        return this.legends;
    }

    get frameClass(): string {
        return this.theme === 'dark' ? 'frame frame-dark' : 'frame';
    }

    connectedCallback(): void {
        this.theme = currentTheme();
        this.stopTheme ??= onThemeChange((theme) => {
            if (theme === this.theme) return;
            this.theme = theme;
            this.attachGround();
        });
        // A component that is moved in the page is disconnected and connected again without a new rendering.
        if (this.template?.querySelector('.map')) this.start();
    }

    renderedCallback(): void {
        this.start();
    }

    disconnectedCallback(): void {
        this.stopTheme?.();
        this.stopTheme = null;
        this.baseMapHandle?.remove();
        this.baseMapHandle = null;
        this.engine?.destroy();
        this.engine = null;
        this.hint = null;
    }

    handleDrawStart(event: PointerEvent): void {
        if (!this.drawMode || this.drawing || event.button !== 0) return;
        const canvas = event.currentTarget as HTMLCanvasElement;
        canvas.setPointerCapture?.(event.pointerId);
        this.drawing = new AreaDrawing(this.drawMode, canvas, pixelOf(event));
    }

    handleDrawMove(event: PointerEvent): void {
        this.drawing?.extend(pixelOf(event));
    }

    handleDrawEnd(): void {
        const { drawing, engine } = this;
        const outline = drawing?.outline();
        this.handleDrawCancel();
        if (!drawing || !outline || !engine) return;
        const detail: AreaDrawDetail =
            drawing.mode === 'radius'
                ? engine.circleOf(drawing.start, drawing.end)
                : { kind: 'ring', ring: outline.map((point) => engine.placeAt(point)) };
        this.send<AreaDrawDetail>('areadraw', detail);
    }

    handleDrawCancel(): void {
        this.drawing?.clear();
        this.drawing = null;
    }

    handleZoomIn(): void {
        this.engine?.zoomBy(1);
    }

    handleZoomOut(): void {
        this.engine?.zoomBy(-1);
    }

    handleFit(): void {
        this.dispatchEvent(new CustomEvent('fitrequest'));
    }

    handleRetry(): void {
        this.error = null;
        this.start();
    }

    private async start(): Promise<void> {
        if (this.engine || this.isLoading || this.error || !this.heldBaseMap) return;
        this.isLoading = true;
        try {
            const libraries = await loadLibraries(this);
            const host = this.template?.querySelector<HTMLElement>('.map');
            // The person may have left while the libraries were on their way.
            if (!host || !this.isConnected) return;
            this.engine = new MapEngine(libraries, {
                host,
                home: this.heldBaseMap?.home ?? WORLD_VIEW,
                maxZoom: this.heldBaseMap?.maxZoom ?? DEFAULT_MAX_ZOOM,
                formatCount: this.countFormat(),
                onSelect: (detail) => this.send<PlaceSelectDetail>('placeselect', detail),
                onHover: (target, position) => this.showHint(target, position),
                onViewport: (detail) => this.send<ViewportDetail>('viewportchange', detail),
                onPolygon: (detail) => this.send<PolygonSelectDetail>('polygonselect', detail),
                onHeat: (detail) => this.noteHeat(detail)
            });
            this.fillEngine(this.engine);
        } catch (error) {
            this.error = error;
        } finally {
            this.isLoading = false;
        }
    }

    private fillEngine(engine: MapEngine): void {
        this.attachGround();
        engine.setLayers(this.heldLayers);
        engine.setSelected(this.heldSelectedIds);
        if (this.pendingFit) engine.fitTo(this.pendingFit.bounds, this.pendingFit.options);
        this.pendingFit = null;
        this.send('mapready', engine.viewport());
    }

    private attachGround(): void {
        const { engine, heldBaseMap } = this;
        const leaflet = window.L;
        if (!engine || !heldBaseMap || !leaflet) return;
        this.baseMapHandle?.remove();
        const handle = attachBaseMap(leaflet, engine.map, heldBaseMap, this.theme === 'dark');
        this.baseMapHandle = handle;
        this.attribution = handle.attribution;
        handle.ready.then(
            () => {
                this.attribution = handle.attribution;
            },
            () => {
                // Without ground the map still works: points on a plain sheet. The line says what is missing.
                this.attribution = this.words.groundMissing;
            }
        );
    }

    /** The legend says what the strongest colour stands for; it changes with the view. */
    private noteHeat(detail: HeatDetail): void {
        if (this.heat && Math.abs(this.heat.maximum - detail.maximum) < detail.maximum / 500) return;
        this.heat = detail;
        this.legends = legendsOf(this.heldLayers, detail, this.format);
        this.send<HeatDetail>('heatdraw', detail);
    }

    private get format(): Formatters {
        return formattersFor(this.locale === '' ? undefined : { locale: this.locale });
    }

    private countFormat(): (count: number) => string {
        const formatters = this.format;
        return (count) => (count < 10_000 ? formatters.number(count) : formatters.compact(count));
    }

    private showHint(target: Target | null, position: { x: number; y: number } | null): void {
        if (!target || !position || !this.engine) {
            this.hint = null;
            return;
        }
        const name = this.engine.nameOf(target);
        const style = `transform: translate(-50%, -100%) translate(${Math.round(position.x)}px, ${Math.round(position.y - 6)}px)`;
        this.hint = { text: this.hintText(target, name), style };
    }

    private hintText(target: Target, name: string): string {
        if (target.kind === 'stop') return name;
        const { recordCount, place } = target.sign;
        if (place < 0) return fillLabel(this.words.clusterHint, recordCount);
        return recordCount === 1 ? name : fillLabel(this.words.stackHint, name, recordCount - 1);
    }

    private send<T>(type: string, detail: T): void {
        this.dispatchEvent(new CustomEvent<T>(type, { detail }));
    }
}

function pixelOf({ offsetX, offsetY }: PointerEvent): Pixel {
    return { x: offsetX, y: offsetY };
}
