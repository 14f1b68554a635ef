import type { MapLayer } from 'c/contracts';
import { boundsOf, type Bounds, type LatLng } from 'c/geo';
import type { LayerChip } from 'c/mapFilters';
import type { MarkerCore } from 'c/mapLayers';
import { filterLayer, LayerPoints, loadLayer, type FilterState, type LayerSelection, type PageSource } from 'c/mapData';

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
    private readonly otherLabel: string;
    private readonly loaded = new Map<string, LayerPoints>();
    private readonly loading = new Set<string>();
    private onKeys: ReadonlySet<string>;

    constructor(layers: readonly MapLayer[], onKeys: readonly string[] | null, source: PageSource, otherLabel: string) {
        this.layers = layers;
        this.source = source;
        this.otherLabel = otherLabel;
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

    /** Loads what is on and not loaded yet; `onChange` after every page. Rejects with the first failure. */
    async load(onChange: () => void): Promise<void> {
        const missing = this.onLayerKeys.filter((key) => !this.loaded.has(key));
        await Promise.all(missing.map((key) => this.loadOne(key, onChange)));
    }

    /** Forgets the records of an object, so that the next `load` brings them anew. */
    forget(objectApiName: string): void {
        for (const layer of this.layers) if (layer.objectApiName === objectApiName) this.loaded.delete(layer.key);
    }

    /** Rows of all layers that are on. */
    select(filter: FilterState, todayDay: number): LayerSelection[] {
        return this.onLayerKeys.flatMap((key) => {
            const points = this.loaded.get(key);
            return points ? [filterLayer(points, filter, todayDay)] : [];
        });
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
        const points = new LayerPoints(layer, this.otherLabel, CORES[this.layers.indexOf(layer) % CORES.length]);
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
