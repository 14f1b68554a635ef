import type { MapLayer, SessionContext } from 'c/contracts';
import type { Bounds, LatLng } from 'c/geo';
import type { CoveredEdges, FitOptions, MapLayerData, ViewportDetail } from 'c/mapLayers';
import type { FilterState, LayerSelection } from './filterState.ts';
import type { LayerPoints } from './layerPoints.ts';
import type { MapArea } from './mapArea.ts';

/** What a panel may ask of the map itself. */
export interface MapHandle extends EventTarget {
    readonly viewport: ViewportDetail | null;
    fitTo(bounds: Bounds, options?: FitOptions): void;
    reveal(place: LatLng, covered?: CoveredEdges, keepsZoom?: boolean): void;
}

/** What a panel may ask of the map screen: detail of its event `mapcommand`. */
export type MapCommand =
    /** Draws layers under the points, in place of those of the same key; an empty list takes them away. */
    | { readonly kind: 'overlay'; readonly key: string; readonly layers: readonly MapLayerData[] }
    /** Selects the records inside, with the outline drawn; null ends the selection. */
    | { readonly kind: 'area'; readonly area: MapArea | null }
    /** Selects records by id, without an outline. */
    | { readonly kind: 'records'; readonly ids: readonly string[] }
    /** Narrows the map. */
    | { readonly kind: 'filter'; readonly filter: Partial<FilterState> }
    /** Opens the card of a record. */
    | { readonly kind: 'open'; readonly recordId: string };

export interface MapFacts {
    readonly context: SessionContext;
    readonly layers: readonly MapLayer[];
    /** The records that pass the filter, by layer that is on. */
    readonly selections: readonly LayerSelection[];
    /** All loaded records of the layers that are on. */
    readonly loaded: readonly LayerPoints[];
    readonly filter: FilterState;
    /** The chosen area. */
    readonly area: MapArea | null;
    /** Days since 1970-01-01. */
    readonly todayDay: number;
    /** One column: a panel lies over the lower part of the map. */
    readonly isNarrow: boolean;
    /** True while pages arrive. */
    readonly isStreaming: boolean;
    /** Name of the `c-map-panel` that is open; the screen keeps one open at a time. */
    readonly openPanel: string;
    /** Null until the map is there. */
    readonly map: () => MapHandle | null;
}

/**
 * What a panel of the map is told, anew after every change. A class, so that Lightning hands it on as it is: a proxy
 * around 200,000 records would cost more than drawing them.
 */
export class MapSituation {
    readonly facts: MapFacts;

    constructor(facts: MapFacts) {
        this.facts = facts;
    }
}
