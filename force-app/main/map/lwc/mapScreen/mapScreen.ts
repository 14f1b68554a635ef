import { LightningElement, api, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin, type PageReference } from 'lightning/navigation';
import { MessageContext, publish, subscribe, unsubscribe, type MessageSubscription } from 'lightning/messageService';
import RECORD_SELECTED from '@salesforce/messageChannel/FieldmapRecordSelected__c';
import RECORDS_CHANGED from '@salesforce/messageChannel/FieldmapRecordsChanged__c';
import type { MapLayer, SessionContext } from 'c/contracts';
import type { LatLng } from 'c/geo';
import { formattersFor } from 'c/formatters';
import {
    isFiltering,
    NO_FILTER,
    recordsInside,
    RecordRows,
    type FilterState,
    type LayerSelection,
    type MapArea
} from 'c/mapData';
import type { AreaRequest, SelectionTool } from 'c/mapSelection';
import type LeafletMap from 'c/leafletMap';
import type { LayerChip } from 'c/mapFilters';
import type { LegendGroup, LegendToggleDetail } from 'c/mapLegend';
import type { MapLayerData, PlaceSelectDetail } from 'c/mapLayers';
import type { RecordOpenDetail } from 'c/recordCard';
import type { RecordSelectDetail } from 'c/recordList';
import type { CardState, ListScope, Viewer } from 'c/recordPane';
import { LABELS } from './labels.ts';
import { loadCard, loadPoints } from './mapApi.ts';
import { boundsOfSelections, MapModel, type MapTotals } from './mapModel.ts';
import * as views from './mapViews.ts';
import { PageAddress } from './pageAddress.ts';

/** With many records each redraw costs; while pages arrive it happens this often. */
const STREAM_PAUSE_MS = 400;
const MANY_RECORDS = 20_000;
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

    private area: MapArea | null = null;
    private model: MapModel | null = null;
    private selections: readonly LayerSelection[] = [];
    /** Records of the opened pin. */
    private stackIds: readonly string[] = [];
    private refreshTimer: ReturnType<typeof setTimeout> | null = null;
    private subscription: MessageSubscription | null = null;
    private hasFitted = false;
    private readonly address = new PageAddress((page) => this[NavigationMixin.Navigate](page, true));

    @wire(MessageContext) messageContext: unknown;

    @wire(CurrentPageReference)
    setPage(page: PageReference | null): void {
        if (!this.address.hear(page) || !this.model) return;
        const { filter, layerKeys } = this.address.read();
        this.filter = filter;
        this.model.show(layerKeys);
        this.refresh();
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
        if (this.refreshTimer) clearTimeout(this.refreshTimer);
        this.refreshTimer = null;
        this.address.stop();
        this.model = null;
    }

    get rootClass(): string {
        if (!this.isNarrow) return 'screen screen-wide';
        const hasSheet = this.cardState !== null || this.scope === 'stack';
        return `screen screen-narrow ${this.isListView ? 'shows-list' : 'shows-map'}${hasSheet ? ' has-sheet' : ''}`;
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
    get mapPressed(): string {
        return String(!this.isListView);
    }
    get listPressed(): string {
        return String(this.isListView);
    }
    get summary(): string {
        const { totals, words } = this;
        if (totals.total === null) return this.streamError ? '' : words.loading;
        const isPartial = this.isStreaming && totals.loaded < totals.total;
        const label = isPartial ? words.loadingCount : words.showing;
        return views.summaryOf(totals, isPartial, label, formattersFor(this.context));
    }

    handleLayerToggle(event: CustomEvent<{ key: string }>): void {
        this.model?.toggle(event.detail.key);
        this.scope = 'all';
        this.refresh();
        this.writeAddress();
        this.load();
    }

    handleFilterChange(event: CustomEvent<Partial<FilterState>>): void {
        this.narrow({ ...this.filter, ...event.detail });
    }

    handleLegendToggle(event: CustomEvent<LegendToggleDetail>): void {
        this.narrow(views.toggleStatus(this.filter, event.detail.groupKey, event.detail.value));
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
        this.cardState = null;
        this.selectedId = first;
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

    handleRecordOpen(event: CustomEvent<RecordOpenDetail>): void {
        this[NavigationMixin.Navigate]({
            type: 'standard__recordPage',
            attributes: { ...event.detail, actionName: 'view' }
        });
    }

    handleCardClose(): void {
        this.cardState = null;
        if (this.scope !== 'stack') this.selectedId = null;
        this.writeAddress();
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

    handleSwitch(event: Event): void {
        this.isListView = (event.currentTarget as HTMLElement).dataset.view === 'list';
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
        const { filter, layerKeys, recordId } = this.address.read();
        this.filter = filter;
        this.model = new MapModel(this.layers, layerKeys, loadPoints, this.words.noStatus);
        this.refresh();
        this.load();
        if (recordId) this.openCard(recordId);
    }

    private async load(): Promise<void> {
        this.streamError = null;
        try {
            await this.model?.load(() => this.scheduleRefresh());
        } catch (error) {
            this.streamError = error;
        }
        this.scheduleRefresh();
    }

    private reload(objectApiName: string): void {
        this.model?.forget(objectApiName);
        this.load();
    }

    private narrow(filter: FilterState): void {
        const isSearch = filter.search !== this.filter.search;
        this.filter = filter;
        this.scope = 'all';
        this.refresh();
        // Who searches wants to see what was found; a card of a record that was filtered away would be a riddle.
        if (this.cardState && (isSearch || this.rows.indexOf(this.selectedId ?? '') < 0)) {
            this.cardState = null;
            this.selectedId = null;
        }
        if (isSearch && filter.search !== '') this.handleFitRequest();
        this.writeAddress();
    }

    private choose(area: MapArea | null): void {
        this.tool = null;
        this.area = area;
        this.scope = area ? 'area' : 'all';
        this.cardState = null;
        this.refresh();
    }

    private scheduleRefresh(): void {
        if (this.refreshTimer) return;
        const pause = this.totals.loaded > MANY_RECORDS ? STREAM_PAUSE_MS : 0;
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- cleared on disconnect
        this.refreshTimer = setTimeout(() => {
            this.refreshTimer = null;
            this.refresh();
            this.fitOnce();
        }, pause);
    }

    /** Filters all loaded records and gives every view its part. */
    private refresh(): void {
        const { model } = this;
        if (!model) return;
        this.selections = model.select(this.filter, this.viewer.todayDay);
        this.totals = model.totals(this.selections);
        this.isStreaming = model.isLoading;
        this.mapLayers = [...views.pointLayersOf(this.selections), ...views.areaLayersOf(this.area)];
        this.legendGroups = views.legendGroupsOf(this.selections, this.filter);
        this.chips = model.chips();
        const chosenIds = this.area ? recordsInside(this.selections, this.area) : [];
        this.chosen = views.rowsOf(this.selections, 'area', chosenIds);
        this.rows = this.scope === 'area' ? this.chosen : views.rowsOf(this.selections, this.scope, this.stackIds);
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

    private async openCard(recordId: string): Promise<void> {
        this.hoveredId = null;
        this.selectedId = recordId;
        this.cardState = { kind: 'loading' };
        this.writeAddress();
        try {
            const card = await loadCard(recordId);
            // A late answer to a card that was closed or replaced meanwhile.
            if (this.selectedId !== recordId || this.cardState === null) return;
            this.cardState = views.readyCardOf(this.model, card);
            publish(this.messageContext, RECORD_SELECTED, { recordId, objectApiName: card.objectApiName });
        } catch (error) {
            if (this.selectedId === recordId) this.cardState = { kind: 'failed', error };
        }
    }

    private writeAddress(): void {
        this.address.write(() => ({
            layerKeys: this.model?.onLayerKeys ?? null,
            filter: this.filter,
            recordId: this.cardState === null ? null : this.selectedId
        }));
    }
}
