import { LightningElement, api, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin, type PageReference } from 'lightning/navigation';
import { MessageContext, publish, subscribe, unsubscribe, type MessageSubscription } from 'lightning/messageService';
import RECORD_SELECTED from '@salesforce/messageChannel/FieldmapRecordSelected__c';
import RECORDS_CHANGED from '@salesforce/messageChannel/FieldmapRecordsChanged__c';
import type { MapLayer, SessionContext } from 'c/contracts';
import { formattersFor } from 'c/formatters';
import { isFiltering, MapSituation, NO_FILTER, type FilterState, type MapArea, type MapCommand } from 'c/mapData';
import type { AreaRequest, SelectionTool } from 'c/mapSelection';
import type { ColourByDetail, LegendToggleDetail } from 'c/mapLegend';
import type { PlaceSelectDetail } from 'c/mapLayers';
import type { PanelToggleDetail } from 'c/mapPanel';
import type { RecordSelectDetail } from 'c/recordList';
import type { CardState, ListScope, Viewer } from 'c/recordPane';
import { CardDesk } from './cardDesk.ts';
import { LABELS } from './labels.ts';
import { loadCard } from './mapApi.ts';
import { MapEye } from './mapEye.ts';
import { boundsOfSelections } from './mapModel.ts';
import { MapSession, NOTHING, type Shown } from './mapSession.ts';
import * as views from './mapViews.ts';
import { PageAddress } from './pageAddress.ts';
import { RefreshPace } from './refreshPace.ts';

/*
 * How to plug a panel or an overlay into the map (areas, heat, reachable area, …): write a component around one
 * `<c-map-panel panel-name=".." …>` that takes `@api situation: MapSituation` and asks by `mapcommand` events (both in
 * `c/mapData`, mapSituation.ts), and add one line to `.corner` in mapScreen.html:
 * `<c-my-panel situation={situation} onmapcommand={handleCommand}></c-my-panel>`. Nothing else changes here.
 */

/** The map with filters, legend, list and card: loads the records of the layers and hands them to views. */
export default class MapScreen extends NavigationMixin(LightningElement) {
    @api context!: SessionContext;
    @api layers: readonly MapLayer[] = [];
    /** One column: the map and the list take turns. */
    @api isNarrow = false;
    /** Layers to open with, where the address names none; null: those that are on by default. */
    @api layerKeys: readonly string[] | null = null;

    readonly words = LABELS;
    viewer: Viewer = { locale: '', timeZone: '', currency: '', todayDay: 0 };
    shown: Shown = NOTHING;
    streamError: unknown = null;
    selectedId: string | null = null;
    /** Under the pointer in the list. */
    hoveredId: string | null = null;
    cardState: CardState | null = null;
    isListView = false;
    /** Set while the person draws an area. */
    tool: SelectionTool | null = null;
    /** What the panels in the corner are told; null until the first refresh. */
    situation: MapSituation | null = null;
    openPanel = '';

    private session: MapSession | null = null;
    private subscription: MessageSubscription | null = null;
    private readonly eye = new MapEye(() => this.template ?? undefined);
    private readonly desk = new CardDesk({
        load: loadCard,
        ready: (card) => views.readyCardOf(this.session?.model ?? null, card),
        onChange: ({ selectedId, cardState }) => {
            this.selectedId = selectedId;
            this.cardState = cardState;
            if (cardState?.kind !== 'ready') this.writeAddress();
        },
        onOpened: ({ recordId, objectApiName }) =>
            publish(this.messageContext, RECORD_SELECTED, { recordId, objectApiName })
    });
    private readonly pace = new RefreshPace(() => {
        this.refresh();
        if (this.shown.totals.total !== null) this.eye.fitOnce(this.bounds);
    });
    private readonly address = new PageAddress((page) => this[NavigationMixin.Navigate](page, true));

    @wire(MessageContext) messageContext: unknown;

    @wire(CurrentPageReference)
    setPage(page: PageReference | null): void {
        if (!this.address.hear(page) || !this.session) return;
        this.readAddress();
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
        this.session = null;
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
    get filter(): FilterState {
        return this.session?.filter ?? NO_FILTER;
    }
    get scope(): ListScope {
        return this.session?.scope ?? 'all';
    }
    get isFiltering(): boolean {
        return isFiltering(this.filter);
    }
    get hasLayers(): boolean {
        return this.shown.chips.some(({ isOn }) => isOn);
    }
    get hasLegend(): boolean {
        return this.shown.legendGroups.length > 0;
    }
    get selectedIds(): readonly string[] {
        return [this.selectedId, this.hoveredId].filter((id) => id !== null);
    }
    get summary(): string {
        return this.session?.summary(this.shown, this.streamError !== null) ?? '';
    }

    handleLayerToggle(event: CustomEvent<{ key: string }>): void {
        this.session?.model.toggle(event.detail.key);
        this.changeScope('all');
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
        const { model } = this.session ?? {};
        if (!model) return;
        model.colourBy = { ...model.colourBy, [groupKey]: key };
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
        if (this.isNarrow) this.eye.reveal(event.detail, true, true);
        if (ids.length === 1) {
            this.openCard(first);
            return;
        }
        this.desk.close(first);
        this.session?.openStack(ids);
        this.refresh();
    }

    handleRecordSelect(event: CustomEvent<RecordSelectDetail>): void {
        const { id } = event.detail;
        this.openCard(id);
        const found = this.session?.model.find(id);
        if (!found || !found.points.isPlaced(found.row)) return;
        this.isListView = false;
        this.eye.reveal(found.points.positionAt(found.row), this.isNarrow);
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

    handleStreamRetry(): void {
        this.load();
    }

    handleScopeChange(event: CustomEvent<{ scope: ListScope }>): void {
        this.changeScope(event.detail.scope);
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
        const view = this.eye.map?.viewport;
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
        else if (this.session) {
            this.shown = { ...this.shown, mapLayers: this.session.overlay(command.key, command.layers) };
        }
    }

    handleFitRequest(): void {
        this.eye.fit(this.bounds);
    }

    private get bounds() {
        return boundsOfSelections(this.session?.selections ?? []);
    }

    private start(): void {
        const { locale, timeZone, currency } = this.context;
        const todayDay = formattersFor(this.context).dayNumber(Date.now());
        this.viewer = { locale, timeZone, currency, todayDay };
        this.session = new MapSession(this.context, this.layers, todayDay);
        const { recordId } = this.readAddress();
        this.load();
        if (recordId) this.openCard(recordId);
    }

    private readAddress() {
        const state = this.address.read();
        const { session } = this;
        if (!session) return state;
        session.filter = state.filter;
        session.model.show(state.layerKeys ?? this.layerKeys);
        session.model.colourBy = state.colourBy;
        return state;
    }

    /** Loads what the layers and the filter want and is not there yet; what is there is shown at once. */
    private async load(): Promise<void> {
        this.streamError = null;
        this.refresh();
        const more = (): void => this.pace.request(this.shown.totals.loaded);
        try {
            if (await this.session?.load(more)) more();
        } catch (error) {
            this.streamError = error;
            more();
        }
    }

    private reload(objectApiName: string): void {
        this.session?.forget(objectApiName);
        this.load();
    }

    private changeScope(scope: ListScope): void {
        if (this.session) this.session.scope = scope;
    }

    private narrow(filter: FilterState): void {
        const isSearch = filter.search !== this.filter.search;
        if (this.session) this.session.filter = filter;
        this.changeScope('all');
        this.load();
        // Who searches wants to see what was found; a card of a record that was filtered away would be a riddle.
        if (this.cardState && (isSearch || this.shown.rows.indexOf(this.selectedId ?? '') < 0)) {
            this.desk.close();
        }
        if (isSearch && filter.search !== '') this.handleFitRequest();
        this.writeAddress();
    }

    private choose(area: MapArea | null, ids: readonly string[] | null = null): void {
        this.tool = null;
        this.session?.choose(area, ids);
        this.desk.close();
        this.refresh();
    }

    private refresh(): void {
        if (!this.session) return;
        this.shown = this.session.refresh();
        this.tell();
    }

    private tell(): void {
        const { context, layers, filter, isNarrow, openPanel, session, eye } = this;
        if (!session) return;
        const { isStreaming } = this.shown;
        const facts = { context, layers, filter, isNarrow, isStreaming, openPanel };
        const { selections, area, model } = session;
        const { todayDay } = this.viewer;
        const loaded = model.onPoints;
        this.situation = new MapSituation({ ...facts, selections, area, loaded, todayDay, map: () => eye.map });
    }

    private openCard(recordId: string): void {
        this.hoveredId = null;
        this.desk.open(recordId);
    }

    private writeAddress(): void {
        this.address.write(() => ({
            layerKeys: this.session?.model.onLayerKeys ?? null,
            filter: this.filter,
            colourBy: this.session?.model.colourBy ?? {},
            recordId: this.cardState === null ? null : this.selectedId
        }));
    }
}
