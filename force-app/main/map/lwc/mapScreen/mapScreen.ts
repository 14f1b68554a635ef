import { LightningElement, api, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin, type PageReference } from 'lightning/navigation';
import { MessageContext, publish, subscribe, unsubscribe, type MessageSubscription } from 'lightning/messageService';
import RECORD_SELECTED from '@salesforce/messageChannel/FieldmapRecordSelected__c';
import RECORDS_CHANGED from '@salesforce/messageChannel/FieldmapRecordsChanged__c';
import type { MapLayer, SessionContext } from 'c/contracts';
import type { LatLng } from 'c/geo';
import { fillLabel, formattersFor } from 'c/formatters';
import {
    isFiltering,
    MapSituation,
    NO_FILTER,
    recordsInside,
    RecordRows,
    type FilterState,
    type LayerSelection,
    type MapArea,
    type MapCommand
} from 'c/mapData';
import type { AreaRequest, SelectionTool } from 'c/mapSelection';
import type LeafletMap from 'c/leafletMap';
import type { LayerChip } from 'c/mapFilters';
import type { ColourByDetail, LegendGroup, LegendToggleDetail } from 'c/mapLegend';
import type { MapLayerData, PlaceSelectDetail } from 'c/mapLayers';
import type { PanelToggleDetail } from 'c/mapPanel';
import type { RecordSelectDetail } from 'c/recordList';
import type { CardState, ListScope, Viewer } from 'c/recordPane';
import { CardDesk } from './cardDesk.ts';
import { COLOUR_LABELS, LABELS } from './labels.ts';
import { loadCard, loadMatches, loadPoints } from './mapApi.ts';
import { boundsOfSelections, MapModel, type MapTotals } from './mapModel.ts';
import { MatchStore } from './matchStore.ts';
import * as views from './mapViews.ts';
import { PageAddress } from './pageAddress.ts';
import { RefreshPace } from './refreshPace.ts';

/*
 * How to plug a panel or an overlay into the map (areas, heat, reachable area, …):
 *
 * 1. Write a component whose template is one `<c-map-panel panel-name=".." label=".." icon-name=".." open-panel={..}>…`
 *    (button plus content; a sheet on a phone). It takes `@api situation: MapSituation` (`c/mapData`): the context,
 *    the layers, the filtered records, the filter, the chosen area, and `facts.map()` with `viewport`, `fitTo`,
 *    `reveal`; listeners may be added to it (`facts.map()?.addEventListener('viewportchange', …)`).
 * 2. Add one line to mapScreen.html, in `.corner`:
 *    `<c-my-panel situation={situation} onmapcommand={handleCommand}></c-my-panel>`
 * 3. Ask for what it wants by `mapcommand` events with a `MapCommand` (`c/mapData`): `overlay` draws any `MapLayerData`
 *    under the points, `area` and `records` select, `filter` narrows, `open` opens a card.
 *
 * Nothing else here needs to change. Types only are imported from this bundle's neighbours, so nothing is loaded twice.
 */

const NO_TOTALS: MapTotals = { total: null, loaded: 0, drawn: 0, unplaced: 0 };

/** The map with filters, legend, list and card: loads the records of the layers and hands them to views. */
export default class MapScreen extends NavigationMixin(LightningElement) {
    @api context!: SessionContext;
    @api layers: readonly MapLayer[] = [];
    /** One column: the map and the list take turns. */
    @api isNarrow = false;

    readonly words = LABELS;
    viewer: Viewer = { locale: '', timeZone: '', currency: '', todayDay: 0 };
    filter: FilterState = NO_FILTER;
    mapLayers: readonly MapLayerData[] = [];
    legendGroups: readonly LegendGroup[] = [];
    chips: readonly LayerChip[] = [];
    rows: RecordRows = RecordRows.EMPTY;
    totals: MapTotals = NO_TOTALS;
    streamError: unknown = null;
    isStreaming = false;
    selectedId: string | null = null;
    /** Under the pointer in the list. */
    hoveredId: string | null = null;
    cardState: CardState | null = null;
    scope: ListScope = 'all';
    isListView = false;
    /** Set while the person draws an area. */
    tool: SelectionTool | null = null;
    /** Records in the chosen area. */
    chosen: RecordRows = RecordRows.EMPTY;
    /** What the panels in the corner are told; null until the first refresh. */
    situation: MapSituation | null = null;
    openPanel = '';

    private area: MapArea | null = null;
    private model: MapModel | null = null;
    private selections: readonly LayerSelection[] = [];
    /** Records of the opened pin. */
    private stackIds: readonly string[] = [];
    /** Records that a panel selected without an outline. */
    private chosenIds: readonly string[] | null = null;
    /** Drawn for the panels, by their key. */
    private readonly overlays = new Map<string, readonly MapLayerData[]>();
    private subscription: MessageSubscription | null = null;
    private hasFitted = false;
    private readonly desk = new CardDesk({
        load: loadCard,
        ready: (card) => views.readyCardOf(this.model, card),
        onChange: ({ selectedId, cardState }) => {
            this.selectedId = selectedId;
            this.cardState = cardState;
            if (cardState?.kind !== 'ready') this.writeAddress();
        },
        onOpened: ({ recordId, objectApiName }) =>
            publish(this.messageContext, RECORD_SELECTED, { recordId, objectApiName })
    });
    private readonly matches = new MatchStore(loadMatches);
    private readonly pace = new RefreshPace(() => {
        this.refresh();
        this.fitOnce();
    });
    private readonly address = new PageAddress((page) => this[NavigationMixin.Navigate](page, true));

    @wire(MessageContext) messageContext: unknown;

    @wire(CurrentPageReference)
    setPage(page: PageReference | null): void {
        if (!this.address.hear(page) || !this.model) return;
        const { filter, layerKeys, colourBy } = this.address.read();
        this.filter = filter;
        this.model.show(layerKeys);
        this.model.colourBy = colourBy;
        this.load();
    }

    connectedCallback(): void {
        this.subscription = subscribe<{ objectApiName?: string }>(this.messageContext, RECORDS_CHANGED, (message) =>
            this.reload(message.objectApiName ?? '')
        );
        this.start();
    }

    disconnectedCallback(): void {
        if (this.subscription) unsubscribe(this.subscription);
        this.pace.stop();
        this.address.stop();
        this.model = null;
    }

    get rootClass(): string {
        return views.screenClass({
            isNarrow: this.isNarrow,
            isListView: this.isListView,
            hasSheet: this.cardState !== null || this.scope === 'stack',
            isDrawing: this.tool !== null,
            hasPanel: this.openPanel !== ''
        });
    }
    get isFiltering(): boolean {
        return isFiltering(this.filter);
    }
    get hasLayers(): boolean {
        return this.chips.some(({ isOn }) => isOn);
    }
    get hasLegend(): boolean {
        return this.legendGroups.length > 0;
    }
    get selectedIds(): readonly string[] {
        return [this.selectedId, this.hoveredId].filter((id) => id !== null);
    }
    get summary(): string {
        const { totals, words } = this;
        if (totals.total === null) return this.streamError ? '' : words.loading;
        const isPartial = this.isStreaming && totals.loaded < totals.total;
        const label = isPartial ? words.loadingCount : words.showing;
        const isWhole = this.matches.isComplete(this.model?.onLayerKeys ?? [], this.filter.conditions);
        const text = views.summaryOf(totals, isPartial, label, formattersFor(this.context));
        return isWhole ? text : `${text} · ${words.listPart}`;
    }

    handleLayerToggle(event: CustomEvent<{ key: string }>): void {
        this.model?.toggle(event.detail.key);
        this.scope = 'all';
        this.writeAddress();
        this.load();
    }

    handleFilterChange(event: CustomEvent<Partial<FilterState>>): void {
        this.narrow({ ...this.filter, ...event.detail });
    }

    handleLegendToggle(event: CustomEvent<LegendToggleDetail>): void {
        this.narrow(views.toggleStatus(this.filter, event.detail.groupKey, event.detail.value));
    }

    /** Switched-off entries belong to the colouring that is left. */
    handleColourBy(event: CustomEvent<ColourByDetail>): void {
        const { groupKey, key } = event.detail;
        if (!this.model) return;
        this.model.colourBy = { ...this.model.colourBy, [groupKey]: key };
        this.narrow({ ...this.filter, hiddenStatuses: { ...this.filter.hiddenStatuses, [groupKey]: [] } });
    }

    handleReset(): void {
        this.narrow(NO_FILTER);
    }

    handlePlaceSelect(event: CustomEvent<PlaceSelectDetail>): void {
        const ids = event.detail.items.map(({ id }) => id);
        const first = ids[0];
        if (first === undefined) return;
        // The sheet is about to cover the lower part: the pin that was touched stays in sight.
        if (this.isNarrow) this.reveal(event.detail, true);
        if (ids.length === 1) {
            this.openCard(first);
            return;
        }
        this.desk.close(first);
        this.stackIds = ids;
        this.scope = 'stack';
        this.refresh();
    }

    handleRecordSelect(event: CustomEvent<RecordSelectDetail>): void {
        const { id } = event.detail;
        this.openCard(id);
        const found = this.model?.find(id);
        if (!found || !found.points.isPlaced(found.row)) return;
        this.isListView = false;
        this.reveal(found.points.positionAt(found.row));
    }

    handleRecordHover(event: CustomEvent<{ id: string | null }>): void {
        this.hoveredId = event.detail.id;
    }

    /** A visit was written, or a Flow ran: the card and the layers of visits are read again. */
    handleVisitChange(): void {
        if (this.selectedId) this.openCard(this.selectedId);
        publish(this.messageContext, RECORDS_CHANGED, { objectApiName: 'FieldVisit__c' });
    }

    handleCardClose(): void {
        this.desk.close(this.scope === 'stack' ? this.selectedId : null);
    }

    handleCardRetry(): void {
        if (this.selectedId) this.openCard(this.selectedId);
    }

    handleScopeChange(event: CustomEvent<{ scope: ListScope }>): void {
        this.scope = event.detail.scope;
        this.selectedId = null;
        if (this.scope === 'unplaced') this.isListView = true;
        this.refresh();
    }

    handleToolChange(event: CustomEvent<{ tool: SelectionTool | null }>): void {
        this.tool = event.detail.tool;
    }

    handleAreaDraw(event: CustomEvent<MapArea | null>): void {
        this.choose(event.detail);
    }

    handleAreaRequest(event: CustomEvent<AreaRequest>): void {
        const view = this.map?.viewport;
        if (view) this.choose(views.areaOfView(view, event.detail));
    }

    handleSwitch(event: CustomEvent<{ isList: boolean }>): void {
        this.isListView = event.detail.isList;
    }

    handlePanelToggle(event: CustomEvent<PanelToggleDetail>): void {
        const { name, isOpen } = event.detail;
        this.openPanel = isOpen ? name : '';
        this.tool = null;
        this.tell();
    }

    handleCommand(event: CustomEvent<MapCommand>): void {
        const command = event.detail;
        if (command.kind === 'area') this.choose(command.area);
        else if (command.kind === 'filter') this.narrow({ ...this.filter, ...command.filter });
        else if (command.kind === 'open') this.openCard(command.recordId);
        else if (command.kind === 'records') this.choose(null, command.ids);
        else {
            if (command.layers.length > 0) this.overlays.set(command.key, command.layers);
            else this.overlays.delete(command.key);
            this.draw();
        }
    }

    handleFitRequest(): void {
        const bounds = boundsOfSelections(this.selections);
        if (bounds) this.map?.fitTo(bounds, { isAnimated: true });
    }

    handleStreamRetry(): void {
        this.load();
    }

    private get map(): LeafletMap | null {
        return (this.template?.querySelector('c-leaflet-map') as unknown as LeafletMap | null) ?? null;
    }

    private start(): void {
        const { locale, timeZone, currency } = this.context;
        const todayDay = formattersFor(this.context).dayNumber(Date.now());
        this.viewer = { locale, timeZone, currency, todayDay };
        const { filter, layerKeys, colourBy, recordId } = this.address.read();
        this.filter = filter;
        const format = formattersFor(this.context);
        const fill = (label: string, ...numbers: readonly number[]) =>
            fillLabel(label, ...numbers.map((value) => format.number(value)));
        const words = { ...COLOUR_LABELS, fill };
        this.model = new MapModel(this.layers, layerKeys, loadPoints, this.matches, { words, todayDay });
        this.model.colourBy = colourBy;
        this.load();
        if (recordId) this.openCard(recordId);
    }

    /** Loads what the layers and the filter want and is not there yet; what is there is shown at once. */
    private async load(): Promise<void> {
        this.streamError = null;
        this.refresh();
        const { model, matches, filter } = this;
        if (!model) return;
        try {
            await Promise.all([
                model.load(() => this.pace.request(this.totals.loaded)),
                matches.load(model.onLayerKeys, filter.conditions)
            ]);
        } catch (error) {
            this.streamError = error;
        }
        this.pace.request(this.totals.loaded);
    }

    private reload(objectApiName: string): void {
        this.model?.forget(objectApiName);
        this.matches.forget();
        this.load();
    }

    private narrow(filter: FilterState): void {
        const isSearch = filter.search !== this.filter.search;
        this.filter = filter;
        this.scope = 'all';
        this.load();
        // Who searches wants to see what was found; a card of a record that was filtered away would be a riddle.
        if (this.cardState && (isSearch || this.rows.indexOf(this.selectedId ?? '') < 0)) {
            this.desk.close();
        }
        if (isSearch && filter.search !== '') this.handleFitRequest();
        this.writeAddress();
    }

    private choose(area: MapArea | null, ids: readonly string[] | null = null): void {
        this.tool = null;
        this.area = area;
        this.chosenIds = ids;
        this.scope = area || ids ? 'area' : 'all';
        this.desk.close();
        this.refresh();
    }

    /** Filters all loaded records and gives every view its part. */
    private refresh(): void {
        const { model } = this;
        if (!model) return;
        const selections = model.select(this.filter, this.context.team);
        this.isStreaming = model.isLoading || selections === null;
        // What was shown stays until the server has found what matches.
        if (selections) this.selections = selections;
        this.totals = model.totals(this.selections);
        this.legendGroups = views.legendGroupsOf(this.selections, this.filter);
        this.chips = model.chips();
        const chosenIds = this.area ? recordsInside(this.selections, this.area) : (this.chosenIds ?? []);
        this.chosen = views.rowsOf(this.selections, 'area', chosenIds);
        this.rows = this.scope === 'area' ? this.chosen : views.rowsOf(this.selections, this.scope, this.stackIds);
        this.draw();
        this.tell();
    }

    private draw(): void {
        const overlays = [...this.overlays.values()].flat();
        this.mapLayers = [...overlays, ...views.pointLayersOf(this.selections), ...views.areaLayersOf(this.area)];
    }

    private tell(): void {
        const { context, layers, selections, filter, area, isNarrow, isStreaming, openPanel } = this;
        const facts = { context, layers, selections, filter, area, isNarrow, isStreaming, openPanel };
        const loaded = this.model?.onPoints ?? [];
        this.situation = new MapSituation({ ...facts, loaded, todayDay: this.viewer.todayDay, map: () => this.map });
    }

    /** Once, when something of every layer is there: later the view belongs to the person. */
    private fitOnce(): void {
        const bounds = this.hasFitted || this.totals.total === null ? null : boundsOfSelections(this.selections);
        if (!bounds) return;
        this.hasFitted = true;
        this.map?.fitTo(bounds);
    }

    /** The legend lies over the left of a wide map, the sheet over the lower part of a narrow one. */
    private reveal(place: LatLng, keepsZoom = false): void {
        const height = this.template?.querySelector('.map-area')?.clientHeight ?? 0;
        this.map?.reveal(place, views.coveredEdges(this.isNarrow, height), keepsZoom);
    }

    private openCard(recordId: string): void {
        this.hoveredId = null;
        this.desk.open(recordId);
    }

    private writeAddress(): void {
        this.address.write(() => ({
            layerKeys: this.model?.onLayerKeys ?? null,
            filter: this.filter,
            colourBy: this.model?.colourBy ?? {},
            recordId: this.cardState === null ? null : this.selectedId
        }));
    }
}
