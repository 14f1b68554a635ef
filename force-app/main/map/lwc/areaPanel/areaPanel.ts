import { api, wire } from 'lwc';
import { CurrentPageReference, type PageReference } from 'lightning/navigation';
import type { PeriodKind } from 'c/contracts';
import {
    figuresByArea,
    geometryText,
    GeoJsonError,
    measureOf,
    placedAccounts,
    writeGeoJson,
    type AreaShape,
    type FigureColumns
} from 'c/areaData';
import { fillLabel } from 'c/formatters';
import { boundsOf } from 'c/geo';
import { outlineOf, type MapCommand, type MapSituation } from 'c/mapData';
import type { MapLayerData, PolygonSelectDetail } from 'c/mapLayers';
import type { PanelToggleDetail } from 'c/mapPanel';
import { DAYS, deleteKeptArea, keepAreas, loadAccountFigures, loadKeptAreas } from './areaApi.ts';
import { areasToKeep, AreaSources, type ShowKey } from './areaSources.ts';
import { AreaView, heatLayerOf, type ScoreKey } from './areaView.ts';
import { download } from './download.ts';
import { FAULTS, HEAT_TITLES } from './areaWords.ts';
import { KPI_PERIODS, type KpiShading } from './kpiShading.ts';
import { PanelView, SHOWS } from './panelView.ts';

const OVERLAY = 'areas';

/**
 * Heat map, and areas shaded by figures that can be recounted. A panel of the map (see mapScreen.ts).
 * Event `mapcommand`.
 */
export default class AreaPanel extends PanelView {
    private figures: FigureColumns | null = null;
    private readonly sources = new AreaSources();
    /** What the address asks for, until the map is there. */
    private wanted: Readonly<Record<string, string | undefined>> | null = null;
    private asked = '';
    private shapes: readonly AreaShape[] = [];
    private run = 0;
    private hearing: EventTarget | null = null;

    @api
    get situation(): MapSituation | null {
        return this.held;
    }
    set situation(value: MapSituation | null) {
        const before = this.held?.facts;
        this.held = value;
        this.showWanted();
        const isChanged = before?.selections !== value?.facts.selections && !value?.facts.isStreaming;
        if (this.show !== 'none' && isChanged) this.recount();
    }

    /** `c__areas`, `c__kpi` and `c__kpiPeriod` of the address shade those areas by that KPI. */
    @wire(CurrentPageReference)
    setPage(page: PageReference | null): void {
        const { c__areas: areas, c__kpi: kpi = '', c__kpiPeriod: period = '' } = page?.state ?? {};
        const asked = areas === undefined ? '' : `${areas} ${kpi} ${period}`;
        // The map writes its own state into the address too; what was shown once is the person's to change.
        if (asked === '' || asked === this.asked) return;
        this.asked = asked;
        this.wanted = page?.state ?? null;
        this.showWanted();
    }

    disconnectedCallback(): void {
        this.hearing?.removeEventListener('polygonselect', this.handlePolygon);
    }

    handlePanel(event: CustomEvent<PanelToggleDetail>): void {
        if (event.detail.isOpen) this.hear();
    }

    handleShow(event: Event): void {
        this.show = (event.target as HTMLSelectElement).value as ShowKey;
        this.chosenKey = '';
        this.notice = '';
        this.fault = '';
        this.hear();
        this.recount();
    }

    handleMeasure(event: Event): void {
        this.measureKey = (event.target as HTMLSelectElement).value;
        this.recount();
    }

    handlePeriod(event: Event): void {
        this.period = (event.target as HTMLSelectElement).value as PeriodKind;
        this.recount();
    }

    handleScore(event: Event): void {
        this.scoreKey = (event.target as HTMLSelectElement).value as ScoreKey;
    }

    handleRow(event: Event): void {
        this.choose((event.currentTarget as HTMLElement).dataset.key ?? '');
    }

    handleAccount(event: Event): void {
        this.command({ kind: 'open', recordId: (event.currentTarget as HTMLElement).dataset.id ?? '' });
    }

    handleSelect(): void {
        const ids = this.view?.accountIds(this.chosenKey) ?? [];
        this.command({ kind: 'records', ids });
    }

    handleZoom(): void {
        const shape = this.shapes.find(({ key }) => key === this.chosenKey);
        const bounds = shape && boundsOf(shape.rings.flat().map(([longitude, latitude]) => ({ latitude, longitude })));
        if (bounds) this.held?.facts.map()?.fitTo(bounds, { isAnimated: true });
    }

    async handleDelete(): Promise<void> {
        if (this.sureKey !== this.chosenKey) {
            this.sureKey = this.chosenKey;
            return;
        }
        await this.attempt(async () => {
            await deleteKeptArea(this.chosenKey);
            this.kept = await loadKeptAreas();
            this.chosenKey = '';
            this.sureKey = '';
        });
    }

    handleImport(): void {
        this.template?.querySelector<HTMLInputElement>('.file')?.click();
    }

    async handleFile(event: Event): Promise<void> {
        const input = event.target as HTMLInputElement;
        const [file] = input.files ?? [];
        if (!file) return;
        this.fault = '';
        this.notice = '';
        try {
            const areas = areasToKeep(await file.text(), this.words.unnamed);
            if (!areas) throw new GeoJsonError('too-large');
            await this.attempt(async () => {
                this.kept = await keepAreas({ areas });
                this.show = 'mine';
                this.notice = fillLabel(this.words.imported, areas.length);
            });
        } catch (error) {
            if (!(error instanceof GeoJsonError)) throw error;
            this.fault = FAULTS[error.code];
        } finally {
            // The same file may be chosen again after it was corrected.
            input.value = '';
        }
    }

    handleExport(): void {
        const { view } = this;
        if (!view) return;
        const areas = this.shapes.map((shape, area) => ({ shape, properties: view.properties(area) }));
        download(writeGeoJson(areas), `fieldmap-areas-${this.measureKey}.geojson`);
    }

    handleKeep(): void {
        this.isNaming = true;
    }

    handleKeepCancel(): void {
        this.isNaming = false;
    }

    async handleKeepSave(): Promise<void> {
        const area = this.held?.facts.area;
        const name = this.template?.querySelector<HTMLInputElement>('.area-name')?.value.trim() ?? '';
        const isShared = this.template?.querySelector<HTMLInputElement>('.area-shared')?.checked ?? false;
        if (!area || name === '') return;
        const geometry = geometryText({ key: '', name, rings: [outlineOf(area)] });
        await this.attempt(async () => {
            this.kept = await keepAreas({ areas: [{ name, geometry, isShared }] });
            this.isNaming = false;
            this.notice = fillLabel(this.words.imported, 1);
        });
    }

    handleRetry(): void {
        this.error = null;
        this.recount();
    }

    private readonly handlePolygon = (event: Event): void => {
        const { layerId, id } = (event as CustomEvent<PolygonSelectDetail>).detail;
        if (layerId === OVERLAY && this.isShaded) this.choose(id, true);
    };

    /** A click into an area opens it in the panel. */
    private hear(): void {
        const map = this.held?.facts.map() ?? null;
        if (!map || map === this.hearing) return;
        this.hearing?.removeEventListener('polygonselect', this.handlePolygon);
        map.addEventListener('polygonselect', this.handlePolygon);
        this.hearing = map;
    }

    private choose(key: string, isFromMap = false): void {
        this.chosenKey = key === this.chosenKey && !isFromMap ? '' : key;
        this.sureKey = '';
        if (isFromMap && this.openPanel !== this.panelName) {
            this.openSelf();
        }
        this.paint();
    }

    private async attempt(action: () => Promise<void>): Promise<void> {
        this.error = null;
        try {
            await action();
            await this.recount();
        } catch (error) {
            this.error = error;
        }
    }

    /** Counts anew and draws; of several at once only the last one draws. */
    private async recount(): Promise<void> {
        const run = ++this.run;
        const { held, show } = this;
        if (!held) return;
        if (show === 'none') {
            this.view = null;
            this.draw([]);
            return;
        }
        this.isWorking = true;
        this.error = null;
        try {
            this.figures ??= await loadAccountFigures();
            if (show === 'mine') this.kept ??= await loadKeptAreas();
            const { figures } = this;
            const measureKey = this.ownMeasure;
            await this.kpis.load(figures.today).catch(() => undefined);
            const places = placedAccounts(held.facts.selections);
            if (show === 'heat') {
                if (run === this.run) this.paintHeat(places, figures);
                return;
            }
            const layerKey = held.facts.layers.find(({ objectApiName }) => objectApiName === 'Account')?.key ?? '';
            const { shapes, areas } = await this.sources.assign(show, places, this.kept ?? [], layerKey);
            if (run !== this.run) return;
            const sums = figuresByArea(places, areas, shapes.length, figures, measureOf(measureKey), DAYS);
            this.shapes = shapes;
            const kpi = this.isKpi ? await this.shade(shapes, sums, show === 'territories') : null;
            if (run !== this.run) return;
            const counted = { shapes, places, areas, figures, measureKey, sums: kpi?.sums ?? sums };
            this.view = new AreaView({ ...counted, kpi: kpi?.figure ?? null }, this.words, this.format);
            this.paint();
        } catch (error) {
            if (run === this.run) this.error = error;
        } finally {
            if (run === this.run) this.isWorking = false;
        }
    }

    private shade(
        shapes: readonly AreaShape[],
        sums: readonly { accountCount: number }[],
        isTerritory: boolean
    ): ReturnType<KpiShading['shade']> {
        const accountCounts = sums.map(({ accountCount }) => accountCount);
        const asOf = this.figures?.today ?? '';
        const question = { period: this.period, asOf, shapes, isTerritory };
        return this.kpis.shade(this.measureKey, question, { format: this.format, accountCounts });
    }

    /** Once the map is there: what the address asks for, with the panel open. */
    private showWanted(): void {
        const { wanted, held } = this;
        if (!wanted || !held?.facts.map() || held.facts.isStreaming) return;
        this.wanted = null;
        const show = SHOWS.find((key) => key === wanted['c__areas']);
        if (show === undefined) return;
        this.show = show;
        if (wanted['c__kpi']) this.measureKey = this.kpis.measureKeyOf(wanted['c__kpi']);
        this.period = KPI_PERIODS.find(({ key }) => key === wanted['c__kpiPeriod'])?.key ?? this.period;
        this.hear();
        this.openSelf();
        this.recount();
    }

    private openSelf(): void {
        const detail: PanelToggleDetail = { name: this.panelName, isOpen: true };
        this.dispatchEvent(new CustomEvent('paneltoggle', { detail, bubbles: true }));
    }

    private paintHeat(places: Parameters<typeof heatLayerOf>[0], figures: FigureColumns): void {
        this.view = null;
        const key = this.ownMeasure;
        this.draw([heatLayerOf(places, figures, key, HEAT_TITLES[key] ?? this.words[key])]);
    }

    private paint(): void {
        if (this.view && this.isShaded) this.draw([this.view.layer(this.chosenKey)]);
    }

    private draw(layers: readonly MapLayerData[]): void {
        this.command({ kind: 'overlay', key: OVERLAY, layers });
    }

    private command(detail: MapCommand): void {
        this.dispatchEvent(new CustomEvent<MapCommand>('mapcommand', { detail }));
    }
}
