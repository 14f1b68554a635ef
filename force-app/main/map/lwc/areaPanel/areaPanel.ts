import { LightningElement, api } from 'lwc';
import type { KeptArea } from 'c/contracts';
import {
    figuresByArea,
    geometryText,
    GeoJsonError,
    MEASURES,
    measureOf,
    placedAccounts,
    writeGeoJson,
    type AreaShape,
    type FigureColumns,
    type MeasureKey
} from 'c/areaData';
import { fillLabel, formattersFor } from 'c/formatters';
import { boundsOf } from 'c/geo';
import { outlineOf, type MapCommand, type MapSituation } from 'c/mapData';
import type { MapLayerData, PolygonSelectDetail } from 'c/mapLayers';
import type { PanelToggleDetail } from 'c/mapPanel';
import { DAYS, deleteKeptArea, keepAreas, loadAccountFigures, loadKeptAreas } from './areaApi.ts';
import { areasToKeep, AreaSources, type ShowKey } from './areaSources.ts';
import { AreaView, heatLayerOf, SCORES, type AreaRow, type ScoreKey } from './areaView.ts';
import { download } from './download.ts';
import { FAULTS, HEAT_TITLES } from './areaWords.ts';
import { LABELS } from './labels.ts';

const SHOWS: readonly ShowKey[] = ['none', 'heat', 'municipalities', 'mine', 'territories'];
const OVERLAY = 'areas';

/**
 * Heat map, and areas shaded by figures that can be recounted. A panel of the map (see mapScreen.ts).
 * Event `mapcommand`.
 */
export default class AreaPanel extends LightningElement {
    readonly words = LABELS;
    readonly panelName = 'areas';
    show: ShowKey = 'none';
    measureKey: MeasureKey = 'coverage';
    scoreKey: ScoreKey = 'potential';
    chosenKey = '';
    error: unknown = null;
    fault = '';
    notice = '';
    isWorking = false;
    isNaming = false;
    sureKey = '';
    view: AreaView | null = null;
    private held: MapSituation | null = null;
    private kept: readonly KeptArea[] | null = null;
    private figures: FigureColumns | null = null;
    private readonly sources = new AreaSources();
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
        const isChanged = before?.selections !== value?.facts.selections && !value?.facts.isStreaming;
        if (this.show !== 'none' && isChanged) this.recount();
    }

    disconnectedCallback(): void {
        this.hearing?.removeEventListener('polygonselect', this.handlePolygon);
    }

    get openPanel(): string {
        return this.held?.facts.openPanel ?? '';
    }
    get isNarrow(): boolean {
        return this.held?.facts.isNarrow ?? false;
    }
    get isActive(): boolean {
        return this.show !== 'none';
    }
    get isShaded(): boolean {
        return this.show !== 'none' && this.show !== 'heat';
    }
    get isMine(): boolean {
        return this.show === 'mine';
    }
    get shows(): readonly object[] {
        return SHOWS.map((key) => ({ key, label: this.words[key], isSelected: key === this.show }));
    }
    get measures(): readonly object[] {
        const isHeat = this.show === 'heat';
        return MEASURES.map(({ key }) => ({
            key,
            label: (isHeat ? HEAT_TITLES[key] : undefined) ?? this.words[key],
            isSelected: key === this.measureKey
        }));
    }
    get scores(): readonly object[] {
        return SCORES.map((key) => ({ key, label: this.words[key], isSelected: key === this.scoreKey }));
    }
    get rows(): readonly AreaRow[] {
        return this.isShaded ? (this.view?.rows(this.chosenKey, this.scoreKey) ?? []) : [];
    }
    get hasRows(): boolean {
        return this.rows.length > 0;
    }
    get topLabel(): string {
        return fillLabel(this.words.top, 5);
    }
    get hint(): string {
        return this.isShaded ? (this.view?.hint() ?? '') : '';
    }
    get territoryHint(): string {
        return this.show === 'territories' ? this.words.territoryHint : '';
    }
    get unknownText(): string {
        const count = this.isShaded ? (this.view?.unknownCount() ?? 0) : 0;
        return count > 0 ? fillLabel(this.words.unknown, this.format.number(count)) : '';
    }
    get canKeep(): boolean {
        return this.isMine && this.held?.facts.area !== null && !this.isNaming;
    }
    get hasNoAccounts(): boolean {
        return (
            this.isActive && !this.held?.facts.selections.some(({ points }) => points.layer.objectApiName === 'Account')
        );
    }
    get chosenIsMine(): boolean {
        return this.isMine && (this.kept?.some(({ id, isMine }) => id === this.chosenKey && isMine) ?? false);
    }
    get deleteText(): string {
        return this.sureKey === this.chosenKey ? this.words.deleteSure : this.words.remove;
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
        this.measureKey = (event.target as HTMLSelectElement).value as MeasureKey;
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

    private get format() {
        const { context } = this.held!.facts;
        return formattersFor(context);
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
            const detail: PanelToggleDetail = { name: this.panelName, isOpen: true };
            this.dispatchEvent(new CustomEvent('paneltoggle', { detail, bubbles: true }));
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
            const { figures, measureKey } = this;
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
            this.view = new AreaView({ shapes, places, areas, sums, figures, measureKey }, this.words, this.format);
            this.paint();
        } catch (error) {
            if (run === this.run) this.error = error;
        } finally {
            if (run === this.run) this.isWorking = false;
        }
    }

    private paintHeat(places: Parameters<typeof heatLayerOf>[0], figures: FigureColumns): void {
        this.view = null;
        const title = HEAT_TITLES[this.measureKey] ?? this.words[this.measureKey];
        this.draw([heatLayerOf(places, figures, this.measureKey, title)]);
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
