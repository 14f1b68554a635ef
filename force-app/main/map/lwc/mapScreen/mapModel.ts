import type { MapLayer, TeamMember } from 'c/contracts';
import { boundsOf, type Bounds, type LatLng } from 'c/geo';
import type { LayerChip } from 'c/mapFilters';
import type { MarkerCore } from 'c/mapLayers';
import {
    filterLayer,
    LayerPoints,
    loadLayer,
    type FilterState,
    type LayerSelection,
    type LayerViewer,
    type PageSource
} from 'c/mapData';
import type { MatchStore } from './matchStore.ts';

/** By position of the layer: accounts, leads, opportunities, … look different even with the same shapes. */
const CORES: readonly MarkerCore[] = ['solid', 'hollow', 'dotted'];

/** Exact numbers for the line above the list. */
export interface MapTotals {
    /** Records of the layers that are on, with or without coordinates; null until every first page is there. */
    readonly total: number | null;
    readonly loaded: number;
    /** Records that pass the filter and are on the map. */
    readonly drawn: number;
    /** Records that pass the filter and have no coordinates. */
    readonly unplaced: number;
}

/** Layers and their records, loaded once each. Knows nothing of the page. */
export class MapModel {
    readonly layers: readonly MapLayer[];
    private readonly source: PageSource;
    private readonly viewer: LayerViewer;
    private readonly matches: MatchStore;
    private readonly loaded = new Map<string, LayerPoints>();
    private readonly loading = new Set<string>();
    private onKeys: ReadonlySet<string>;
    private colours: Readonly<Record<string, string>> = {};

    constructor(
        layers: readonly MapLayer[],
        onKeys: readonly string[] | null,
        source: PageSource,
        matches: MatchStore,
        viewer: LayerViewer
    ) {
        this.layers = layers;
        this.source = source;
        this.matches = matches;
        this.viewer = viewer;
        this.onKeys = new Set();
        this.show(onKeys);
    }

    /** Switches on exactly these layers; null: those that are on by default. */
    show(keys: readonly string[] | null): void {
        const known = keys?.filter((key) => this.layers.some((layer) => layer.key === key));
        this.onKeys = new Set(known ?? this.layers.filter((layer) => layer.isOnByDefault).map(({ key }) => key));
    }

    get onLayerKeys(): readonly string[] {
        return this.layers.map(({ key }) => key).filter((key) => this.onKeys.has(key));
    }

    get isLoading(): boolean {
        return this.onLayerKeys.some((key) => this.loading.has(key));
    }

    /** The layers as switches. */
    chips(): LayerChip[] {
        return this.layers.map(({ key, labelPlural, iconName }) => ({
            key,
            label: labelPlural,
            iconName,
            isOn: this.onKeys.has(key),
            count: this.loaded.get(key)?.totalCount ?? null
        }));
    }

    toggle(key: string): void {
        const next = new Set(this.onKeys);
        if (!next.delete(key)) next.add(key);
        this.onKeys = next;
    }

    /** Loads what is on and not loaded yet; `onChange` after every page. False when nothing was missing. */
    async load(onChange: () => void): Promise<boolean> {
        const missing = this.onLayerKeys.filter((key) => !this.loaded.has(key));
        await Promise.all(missing.map((key) => this.loadOne(key, onChange)));
        return missing.length > 0;
    }

    /** Forgets the records of an object, so that the next `load` brings them anew. */
    forget(objectApiName: string): void {
        for (const layer of this.layers) if (layer.objectApiName === objectApiName) this.loaded.delete(layer.key);
    }

    /** Key of the colouring by layer key, where it is not the first. */
    get colourBy(): Readonly<Record<string, string>> {
        return this.colours;
    }
    set colourBy(value: Readonly<Record<string, string>>) {
        this.colours = value;
        for (const [key, points] of this.loaded) points.colourBy(value[key]);
    }

    /** Columns of the layers that are on. */
    get onPoints(): readonly LayerPoints[] {
        return this.onLayerKeys.flatMap((key) => this.loaded.get(key) ?? []);
    }

    /** Rows of all layers that are on; null while the server is still looking for what matches. */
    select(filter: FilterState, team: readonly TeamMember[]): LayerSelection[] | null {
        const { todayDay } = this.viewer;
        const selections: LayerSelection[] = [];
        for (const points of this.onPoints) {
            const matches = this.matches.idsOf(points.layer.key, filter.conditions);
            if (matches === undefined) return null;
            selections.push(filterLayer(points, filter, { todayDay, team, matches }));
        }
        return selections;
    }

    totals(selections: readonly LayerSelection[]): MapTotals {
        let total: number | null = 0;
        for (const key of this.onLayerKeys) {
            const count: number | null = this.loaded.get(key)?.totalCount ?? null;
            total = total === null || count === null ? null : total + count;
        }
        const sum = (value: (selection: LayerSelection) => number): number =>
            selections.reduce((result, selection) => result + value(selection), 0);
        return {
            total,
            loaded: sum(({ points }) => points.length),
            drawn: sum(({ placedCount }) => placedCount),
            unplaced: sum(({ rows, placedCount }) => rows.length - placedCount)
        };
    }

    find(recordId: string): { readonly layer: MapLayer; readonly points: LayerPoints; readonly row: number } | null {
        for (const layer of this.layers) {
            const points = this.loaded.get(layer.key);
            const row = points?.rowOf(recordId);
            if (points && row !== undefined) return { layer, points, row };
        }
        return null;
    }

    private async loadOne(key: string, onChange: () => void): Promise<void> {
        const layer = this.layers.find((candidate) => candidate.key === key);
        if (!layer) return;
        const points = new LayerPoints(layer, this.viewer, CORES[this.layers.indexOf(layer) % CORES.length]);
        points.colourBy(this.colours[key]);
        this.loaded.set(key, points);
        this.loading.add(key);
        try {
            await loadLayer(points, this.source, () => {
                onChange();
                return this.loaded.get(key) === points;
            });
        } catch (error) {
            if (this.loaded.get(key) === points) this.loaded.delete(key);
            throw error;
        } finally {
            this.loading.delete(key);
            onChange();
        }
    }
}

/** Box around the drawn rows; null when nothing is drawn. */
export function boundsOfSelections(selections: readonly LayerSelection[]): Bounds | null {
    return boundsOf(placesOf(selections));
}

function* placesOf(selections: readonly LayerSelection[]): Iterable<LatLng> {
    for (const { points, rows } of selections) {
        for (const row of rows) if (points.isPlaced(row)) yield points.positionAt(row);
    }
}
