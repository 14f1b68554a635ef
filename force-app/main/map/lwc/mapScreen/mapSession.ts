import type { MapLayer, SessionContext } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { NO_FILTER, recordsInside, RecordRows, type FilterState, type LayerSelection, type MapArea } from 'c/mapData';
import type { LayerChip } from 'c/mapFilters';
import type { MapLayerData } from 'c/mapLayers';
import type { LegendGroup } from 'c/mapLegend';
import type { ListScope } from 'c/recordPane';
import { COLOUR_LABELS, LABELS } from './labels.ts';
import { loadMatches, loadPoints } from './mapApi.ts';
import { MapModel, type MapTotals } from './mapModel.ts';
import { MatchStore } from './matchStore.ts';
import * as views from './mapViews.ts';

/** What the screen shows now. */
export interface Shown {
    readonly totals: MapTotals;
    readonly isStreaming: boolean;
    readonly mapLayers: readonly MapLayerData[];
    readonly legendGroups: readonly LegendGroup[];
    readonly chips: readonly LayerChip[];
    /** Selected records. */
    readonly chosen: RecordRows;
    /** Records of the list. */
    readonly rows: RecordRows;
}

export const NOTHING: Shown = {
    totals: { total: null, loaded: 0, drawn: 0, unplaced: 0 },
    isStreaming: false,
    mapLayers: [],
    legendGroups: [],
    chips: [],
    chosen: RecordRows.EMPTY,
    rows: RecordRows.EMPTY
};

/** The state of the map between two pictures: data, filter, selection, what panels draw. Knows nothing of the page. */
export class MapSession {
    readonly model: MapModel;
    filter: FilterState = NO_FILTER;
    scope: ListScope = 'all';
    area: MapArea | null = null;
    selections: readonly LayerSelection[] = [];
    private readonly context: SessionContext;
    private readonly matches = new MatchStore(loadMatches);
    /** Records of the opened pin. */
    private stackIds: readonly string[] = [];
    /** Records that a panel selected without an outline. */
    private chosenIds: readonly string[] | null = null;
    private readonly overlays = new Map<string, readonly MapLayerData[]>();
    private pointLayers: readonly MapLayerData[] = [];

    constructor(context: SessionContext, layers: readonly MapLayer[], todayDay: number) {
        const format = formattersFor(context);
        const fill = (label: string, ...numbers: readonly number[]) =>
            fillLabel(label, ...numbers.map((value) => format.number(value)));
        this.context = context;
        const viewer = { words: { ...COLOUR_LABELS, fill }, todayDay };
        this.model = new MapModel(layers, null, loadPoints, this.matches, viewer);
    }

    get hasAllMatches(): boolean {
        return this.matches.isComplete(this.model.onLayerKeys, this.filter.conditions);
    }

    /** Loads what layers and filter want and is not there yet. False when nothing was missing. */
    async load(onChange: () => void): Promise<boolean> {
        const { model, matches, filter } = this;
        const [hasRecords, hasMatches] = await Promise.all([
            model.load(onChange),
            matches.load(model.onLayerKeys, filter.conditions)
        ]);
        return hasRecords || hasMatches;
    }

    forget(objectApiName: string): void {
        this.model.forget(objectApiName);
        this.matches.forget();
    }

    /** Selects by an area, or by ids; both null end the selection. */
    choose(area: MapArea | null, ids: readonly string[] | null): void {
        this.area = area;
        this.chosenIds = ids;
        this.scope = area || ids ? 'area' : 'all';
    }

    openStack(ids: readonly string[]): void {
        this.stackIds = ids;
        this.scope = 'stack';
    }

    /** Layers of a panel under the points, in place of its earlier ones. */
    overlay(key: string, layers: readonly MapLayerData[]): readonly MapLayerData[] {
        if (layers.length > 0) this.overlays.set(key, layers);
        else this.overlays.delete(key);
        return this.mapLayers();
    }

    /** Filters all loaded records and gives every view its part. */
    refresh(): Shown {
        const { model, filter } = this;
        const selections = model.select(filter, this.context.team);
        // What was shown stays until the server has found what matches.
        if (selections) this.selections = selections;
        this.pointLayers = views.pointLayersOf(this.selections);
        const chosen = this.chosenRows();
        const rows = this.scope === 'area' ? chosen : views.rowsOf(this.selections, this.scope, this.stackIds);
        return {
            totals: model.totals(this.selections),
            isStreaming: model.isLoading || selections === null,
            mapLayers: this.mapLayers(),
            legendGroups: views.legendGroupsOf(this.selections, filter),
            chips: model.chips(),
            chosen,
            rows
        };
    }

    /** The line with the exact numbers; empty while they are not known because of an error. */
    summary({ totals, isStreaming }: Pick<Shown, 'totals' | 'isStreaming'>, hasError: boolean): string {
        if (totals.total === null) return hasError ? '' : LABELS.loading;
        const isPartial = isStreaming && totals.loaded < totals.total;
        const label = isPartial ? LABELS.loadingCount : LABELS.showing;
        const text = views.summaryOf(totals, isPartial, label, formattersFor(this.context));
        return this.hasAllMatches ? text : `${text} · ${LABELS.listPart}`;
    }

    private chosenRows(): RecordRows {
        const ids = this.area ? recordsInside(this.selections, this.area) : this.chosenIds;
        return ids ? views.rowsOf(this.selections, 'area', ids) : RecordRows.EMPTY;
    }

    private mapLayers(): readonly MapLayerData[] {
        return [...[...this.overlays.values()].flat(), ...this.pointLayers, ...views.areaLayersOf(this.area)];
    }
}
