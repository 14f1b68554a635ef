import { LightningElement, api, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin, type PageReference } from 'lightning/navigation';
import { MessageContext, publish, subscribe, unsubscribe, type MessageSubscription } from 'lightning/messageService';
import RECORD_SELECTED from '@salesforce/messageChannel/FieldmapRecordSelected__c';
import RECORDS_CHANGED from '@salesforce/messageChannel/FieldmapRecordsChanged__c';
import type { LegendEntry, RecordCard, SessionContext } from 'c/contracts';
import type { LatLng } from 'c/geo';
import { fillLabel, formattersFor, type Formatters } from 'c/formatters';
import {
    isFiltering,
    NO_FILTER,
    readPageState,
    RecordRows,
    writePageState,
    type FilterState,
    type LayerSelection
} from 'c/mapData';
import type LeafletMap from 'c/leafletMap';
import type { LayerChip } from 'c/mapFilters';
import type { LegendGroup, LegendToggleDetail } from 'c/mapLegend';
import type { MarkerCore, PlaceSelectDetail, PointsLayer } from 'c/mapLayers';
import type { RecordOpenDetail } from 'c/recordCard';
import type { RecordSelectDetail } from 'c/recordList';
import { LABELS } from './labels.ts';
import { loadCard, loadContext, loadLayers, loadPoints } from './mapApi.ts';
import { boundsOfSelections, MapModel, type MapTotals } from './mapModel.ts';
import { legendGroupsOf, pointLayersOf, toggleStatus } from './mapViews.ts';
import { PageLayout } from './pageLayout.ts';

type State =
    | { readonly kind: 'loading' }
    | { readonly kind: 'denied'; readonly missing: readonly string[] }
    | { readonly kind: 'failed'; readonly error: unknown }
    | { readonly kind: 'ready' };
type CardState =
    | { readonly kind: 'loading' }
    | { readonly kind: 'ready'; readonly card: RecordCard }
    | { readonly kind: 'failed'; readonly error: unknown };

/** Reading the address again shows what we wrote; writing waits until the typing ends. */
const ADDRESS_PAUSE_MS = 300;
/** With many records each redraw costs; while pages arrive it happens this often. */
const STREAM_PAUSE_MS = 400;
const MANY_RECORDS = 20_000;
/** As in the style sheet. */
const LEGEND_PIXELS = 212;
const SHEET_SHARE = 0.6;
const NO_TOTALS: MapTotals = { total: null, loaded: 0, drawn: 0, unplaced: 0 };

/** The map with filters, legend, list and card: loads the data and hands it to views. */
export default class MapWorkspace extends NavigationMixin(LightningElement) {
    /** Height in pixels; 0 fills the window. */
    @api height = 0;

    readonly words = LABELS;
    state: State = { kind: 'loading' };
    context: SessionContext | null = null;
    filter: FilterState = NO_FILTER;
    mapLayers: readonly PointsLayer[] = [];
    legendGroups: readonly LegendGroup[] = [];
    chips: readonly LayerChip[] = [];
    rows: RecordRows = RecordRows.EMPTY;
    totals: MapTotals = NO_TOTALS;
    streamError: unknown = null;
    isStreaming = false;
    selectedId: string | null = null;
    cardState: CardState | null = null;
    /** Records at one place, when a pin with several was opened. */
    stackIds: readonly string[] | null = null;
    isUnplacedOnly = false;
    isListView = false;
    isNarrow = false;
    heightStyle = '';

    private model: MapModel | null = null;
    private selections: readonly LayerSelection[] = [];
    private formatters: Formatters = formattersFor();
    private todayDay = 0;
    private page: PageReference | null = null;
    private writtenAddress = '';
    private addressTimer: ReturnType<typeof setTimeout> | null = null;
    private refreshTimer: ReturnType<typeof setTimeout> | null = null;
    private subscription: MessageSubscription | null = null;
    private layout: PageLayout | null = null;
    private hasFitted = false;
    private wantsCardFocus = false;

    @wire(MessageContext) messageContext: unknown;

    @wire(CurrentPageReference)
    setPage(page: PageReference | null): void {
        this.page = page;
        // Our own writing comes back here; only a foreign change (a link, the back button) is news.
        if (!page || !this.model || this.addressOf(page) === this.writtenAddress) return;
        this.filter = readPageState(page.state ?? {}).filter;
        this.refresh();
    }

    connectedCallback(): void {
        this.subscription = subscribe<{ objectApiName?: string }>(this.messageContext, RECORDS_CHANGED, (message) =>
            this.reload(message.objectApiName ?? '')
        );
        this.start();
    }

    renderedCallback(): void {
        const root = this.template?.querySelector<HTMLElement>('.workspace');
        if (root && !this.layout) {
            this.layout = new PageLayout(root, this.height, ({ isNarrow, heightPixels }) => {
                this.isNarrow = isNarrow;
                this.heightStyle = `height: ${heightPixels}px`;
            });
        }
        if (this.wantsCardFocus && this.isCardReady) {
            this.wantsCardFocus = false;
            this.template?.querySelector<HTMLElement>('c-record-card')?.focus();
        }
    }

    disconnectedCallback(): void {
        if (this.subscription) unsubscribe(this.subscription);
        if (this.addressTimer) clearTimeout(this.addressTimer);
        if (this.refreshTimer) clearTimeout(this.refreshTimer);
        this.refreshTimer = null;
        this.layout?.remove();
        this.layout = null;
        this.model = null;
    }

    get isLoading(): boolean {
        return this.state.kind === 'loading';
    }
    get isReady(): boolean {
        return this.state.kind === 'ready';
    }
    get isDenied(): boolean {
        return this.state.kind === 'denied';
    }
    get deniedText(): string {
        const missing = this.state.kind === 'denied' ? this.state.missing.join(', ') : '';
        return fillLabel(this.words.accessText, missing);
    }
    get error(): unknown {
        return this.state.kind === 'failed' ? this.state.error : null;
    }
    get rootClass(): string {
        const view = this.isListView ? 'shows-list' : 'shows-map';
        const sheet = this.isSheetOpen ? ' has-sheet' : '';
        return this.isNarrow ? `workspace workspace-narrow ${view}${sheet}` : 'workspace workspace-wide';
    }
    get locale(): string {
        return this.context?.locale ?? '';
    }
    get timeZone(): string {
        return this.context?.timeZone ?? '';
    }
    get currency(): string {
        return this.context?.currency ?? '';
    }
    get baseMap() {
        return this.context?.baseMap ?? null;
    }
    get team() {
        return this.context?.team ?? [];
    }
    get isFiltering(): boolean {
        return isFiltering(this.filter);
    }
    get selectedIds(): readonly string[] {
        return this.selectedId === null ? [] : [this.selectedId];
    }
    get isLegendFolded(): boolean {
        return this.isNarrow;
    }
    get mapPressed(): string {
        return String(!this.isListView);
    }
    get listPressed(): string {
        return String(this.isListView);
    }

    get summary(): string {
        const { drawn, total, loaded } = this.totals;
        if (total === null) return this.words.loading;
        if (this.isStreaming && loaded < total) {
            return fillLabel(this.words.loadingCount, this.formatters.number(loaded), this.formatters.number(total));
        }
        return fillLabel(this.words.showing, this.formatters.number(drawn), this.formatters.number(total));
    }
    get unplacedText(): string {
        const { unplaced } = this.totals;
        return unplaced === 0 ? '' : fillLabel(this.words.unplaced, this.formatters.number(unplaced));
    }
    get listTitle(): string {
        if (this.stackIds) {
            return fillLabel(this.words.stackTitle, this.formatters.number(this.rows.length));
        }
        return this.isUnplacedOnly ? this.words.unplacedOnly : this.summary;
    }
    get isListScoped(): boolean {
        return this.stackIds !== null || this.isUnplacedOnly;
    }
    get showsUnplacedLink(): boolean {
        return !this.isListScoped && this.unplacedText !== '';
    }
    get showsEmpty(): boolean {
        return this.rows.length === 0 && !this.isStreaming && !this.streamError;
    }
    get empty(): { heading: string; text: string; action: string } {
        if (this.chips.every(({ isOn }) => !isOn)) {
            return { heading: this.words.emptyLayers, text: this.words.emptyLayersText, action: '' };
        }
        if (this.isFiltering) {
            return { heading: this.words.emptyFilter, text: this.words.emptyFilterText, action: this.words.reset };
        }
        return { heading: this.words.emptyRecords, text: this.words.emptyRecordsText, action: '' };
    }

    get isCardOpen(): boolean {
        return this.cardState !== null;
    }
    get isCardLoading(): boolean {
        return this.cardState?.kind === 'loading';
    }
    get isCardReady(): boolean {
        return this.cardState?.kind === 'ready';
    }
    get card(): RecordCard | null {
        return this.cardState?.kind === 'ready' ? this.cardState.card : null;
    }
    get cardError(): unknown {
        return this.cardState?.kind === 'failed' ? this.cardState.error : null;
    }
    get isSheetOpen(): boolean {
        return this.isCardOpen || this.stackIds !== null;
    }
    get cardIcon(): string {
        const objectApiName = this.card?.objectApiName;
        const layer = this.model?.layers.find((candidate) => candidate.objectApiName === objectApiName);
        return layer?.iconName ?? 'standard:record';
    }
    get cardStatus(): LegendEntry | null {
        const found = this.selectedId === null ? null : (this.model?.find(this.selectedId) ?? null);
        return found && found.points.statusAt(found.row);
    }

    get cardCore(): MarkerCore {
        return (this.selectedId === null ? null : this.model?.find(this.selectedId))?.points.core ?? 'solid';
    }

    handleLayerToggle(event: CustomEvent<{ key: string }>): void {
        this.model?.toggle(event.detail.key);
        this.stackIds = null;
        this.refresh();
        this.writeAddress();
        this.load();
    }

    handleFilterChange(event: CustomEvent<Partial<FilterState>>): void {
        this.narrow({ ...this.filter, ...event.detail });
    }

    handleLegendToggle(event: CustomEvent<LegendToggleDetail>): void {
        this.narrow(toggleStatus(this.filter, event.detail.groupKey, event.detail.value));
    }

    handleReset(): void {
        this.narrow(NO_FILTER);
    }

    handlePlaceSelect(event: CustomEvent<PlaceSelectDetail>): void {
        const { items } = event.detail;
        const [first] = items;
        if (!first) return;
        if (items.length === 1) {
            this.openCard(first.id);
            return;
        }
        this.closeCard();
        this.stackIds = items.map(({ id }) => id);
        this.selectedId = first.id;
        this.refresh();
    }

    handleRecordSelect(event: CustomEvent<RecordSelectDetail>): void {
        const { id } = event.detail;
        this.wantsCardFocus = true;
        this.openCard(id);
        const found = this.model?.find(id);
        if (!found || !found.points.isPlaced(found.row)) return;
        this.isListView = false;
        this.reveal(found.points.positionAt(found.row));
    }

    handleRecordOpen(event: CustomEvent<RecordOpenDetail>): void {
        this[NavigationMixin.Navigate]({
            type: 'standard__recordPage',
            attributes: { ...event.detail, actionName: 'view' }
        });
    }

    handleCardClose(): void {
        this.closeCard();
        if (!this.stackIds) this.selectedId = null;
        this.writeAddress();
    }

    handleCardRetry(): void {
        if (this.selectedId) this.openCard(this.selectedId);
    }

    handleUnplaced(): void {
        this.isUnplacedOnly = true;
        this.isListView = true;
        this.refresh();
    }

    handleBackToAll(): void {
        this.stackIds = null;
        this.isUnplacedOnly = false;
        this.selectedId = null;
        this.refresh();
    }

    handleShowMap(): void {
        this.isListView = false;
    }

    handleShowList(): void {
        this.isListView = true;
    }

    handleFitRequest(): void {
        const bounds = boundsOfSelections(this.selections);
        if (bounds) this.map?.fitTo(bounds, { isAnimated: true });
    }

    handleRetry(): void {
        this.state = { kind: 'loading' };
        this.start();
    }

    handleStreamRetry(): void {
        this.load();
    }

    private get map(): LeafletMap | null {
        return (this.template?.querySelector('c-leaflet-map') as unknown as LeafletMap | null) ?? null;
    }

    private async start(): Promise<void> {
        try {
            const [context, layers] = await Promise.all([loadContext(), loadLayers()]);
            if (!this.isConnected) return;
            this.context = context;
            this.formatters = formattersFor(context);
            this.todayDay = this.formatters.dayNumber(Date.now());
            if (!context.hasAccess) {
                this.state = { kind: 'denied', missing: context.missing };
                return;
            }
            const address = readPageState(this.page?.state ?? {});
            this.filter = address.filter;
            this.writtenAddress = this.addressOf(this.page);
            this.model = new MapModel(layers, address.layerKeys, loadPoints, this.words.noStatus);
            this.state = { kind: 'ready' };
            this.refresh();
            if (address.recordId) this.openCard(address.recordId);
            await this.load();
        } catch (error) {
            this.state = { kind: 'failed', error };
        }
    }

    private async load(): Promise<void> {
        const { model } = this;
        if (!model) return;
        this.streamError = null;
        try {
            await model.load(() => this.scheduleRefresh());
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
        this.stackIds = null;
        this.refresh();
        // Who searches wants to see what was found; a card of a record that was filtered away would be a riddle.
        if (this.cardState && (isSearch || this.rows.indexOf(this.selectedId ?? '') < 0)) this.leaveCard();
        if (isSearch && filter.search !== '') this.handleFitRequest();
        this.writeAddress();
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
        this.selections = model.select(this.filter, this.todayDay);
        this.totals = model.totals(this.selections);
        this.isStreaming = model.isLoading;
        this.mapLayers = pointLayersOf(this.selections);
        this.legendGroups = legendGroupsOf(this.selections, this.filter);
        this.chips = model.layers.map(({ key, labelPlural, iconName }) => ({
            key,
            label: labelPlural,
            iconName,
            isOn: model.isOn(key),
            count: model.pointsOf(key)?.totalCount ?? null
        }));
        const stack = this.stackIds && new Set(this.stackIds);
        this.rows = RecordRows.of(this.selections, (points, row) => {
            if (stack) return stack.has(points.ids[row]!);
            return !this.isUnplacedOnly || !points.isPlaced(row);
        });
    }

    /** Once, when something of every layer is there: later the view belongs to the person. */
    private fitOnce(): void {
        if (this.hasFitted || this.totals.total === null) return;
        const bounds = boundsOfSelections(this.selections);
        if (!bounds) return;
        this.hasFitted = true;
        this.map?.fitTo(bounds);
    }

    /** The legend lies over the left of a wide map, the sheet over the lower part of a narrow one. */
    private reveal(place: LatLng): void {
        const height = this.template?.querySelector('.map-area')?.clientHeight ?? 0;
        const covered = this.isNarrow
            ? { left: 0, top: 0, right: 0, bottom: height * SHEET_SHARE }
            : { left: LEGEND_PIXELS, top: 0, right: 0, bottom: 0 };
        this.map?.reveal(place, covered);
    }

    private async openCard(recordId: string): Promise<void> {
        this.selectedId = recordId;
        this.cardState = { kind: 'loading' };
        this.writeAddress();
        try {
            const card = await loadCard(recordId);
            if (this.selectedId !== recordId || this.cardState === null) return;
            this.cardState = { kind: 'ready', card };
            publish(this.messageContext, RECORD_SELECTED, { recordId, objectApiName: card.objectApiName });
        } catch (error) {
            if (this.selectedId === recordId) this.cardState = { kind: 'failed', error };
        }
    }

    private leaveCard(): void {
        this.closeCard();
        this.selectedId = null;
    }

    private closeCard(): void {
        this.cardState = null;
    }

    private addressOf(page: PageReference | null): string {
        return new URLSearchParams(writePageState(readPageState(page?.state ?? {}))).toString();
    }

    private writeAddress(): void {
        if (this.addressTimer) clearTimeout(this.addressTimer);
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- cleared on disconnect
        this.addressTimer = setTimeout(() => {
            const { page, model } = this;
            if (!page || !model) return;
            const state = writePageState(
                {
                    layerKeys: model.onLayerKeys,
                    filter: this.filter,
                    recordId: this.cardState === null ? null : this.selectedId
                },
                page.state
            );
            this.writtenAddress = this.addressOf({ ...page, state });
            this[NavigationMixin.Navigate]({ ...page, state }, true);
        }, ADDRESS_PAUSE_MS);
    }
}
