/** What the map draws, as plain data. Types and small value classes only: no DOM, no Leaflet. */
export { HeatPoints } from './heatPoints.ts';
export { HEAT_COLOURS, rampColour } from './heatColours.ts';
export { PointSet } from './pointSet.ts';
export type { PointColumns } from './pointSet.ts';
export { corePath, shapePath } from './shapes.ts';

import type { Bounds, LatLng } from 'c/geo';
import type { MarkerShape } from 'c/contracts';
import type { HeatPoints } from './heatPoints.ts';
import type { PointSet } from './pointSet.ts';

export type MarkerCore = 'solid' | 'hollow' | 'dotted';

/** Look of a point. Points carry the index of their style in the layer's `styles`. */
export interface MarkerStyle {
    /** `#rrggbb`. */
    readonly colour: string;
    readonly shape: MarkerShape;
    /** Inside of the shape: tells layers apart that use the same shapes. Default: `solid`. */
    readonly core?: MarkerCore;
    /** Read out and shown in the hint, for example `Account · A`. */
    readonly label: string;
}

/** Many points, clustered. Several at one place become one pin. */
export interface PointsLayer {
    readonly id: string;
    readonly kind: 'points';
    readonly points: PointSet;
    readonly styles: readonly MarkerStyle[];
}

/** A line along roads or straight. */
export interface MapLine {
    readonly id: string;
    /** Google encoded polyline, precision 5. */
    readonly encodedPolyline: string;
    /** `#rrggbb`. */
    readonly colour: string;
    /** Default: 4. Units: pixels. */
    readonly widthPixels?: number;
    readonly isDashed?: boolean;
    /** Drawn pale, under the others. */
    readonly isFaded?: boolean;
}

export interface LinesLayer {
    readonly id: string;
    readonly kind: 'lines';
    readonly lines: readonly MapLine[];
}

/** An area. Rings are `[longitude, latitude]` pairs; holes by the even-odd rule. */
export interface MapPolygon {
    readonly id: string;
    readonly rings: readonly (readonly (readonly [number, number])[])[];
    /** `#rrggbb` of outline and (pale) fill. */
    readonly colour: string;
    /** Opacity of the fill, 0 to 1. Default: 0.15. */
    readonly fillOpacity?: number;
    /** Colour of the outline. Default: `colour`. */
    readonly outline?: string;
    /** Written in the middle of the largest ring, a line each, where there is room. */
    readonly labels?: readonly string[];
    /** Drawn with a strong outline. */
    readonly isChosen?: boolean;
}

export interface PolygonsLayer {
    readonly id: string;
    readonly kind: 'polygons';
    readonly polygons: readonly MapPolygon[];
    /** What the colours mean; shown on the map while the layer is. */
    readonly legend?: LayerLegend;
}

/** A legend of colours. All texts are shown as they are. */
export interface LayerLegend {
    readonly title: string;
    readonly note: string;
    /** `#rrggbb` each. */
    readonly rows: readonly { readonly colour: string; readonly label: string }[];
}

/** Where something is much: weights of places, spread over their surroundings. */
export interface HeatLayer {
    readonly id: string;
    readonly kind: 'heat';
    readonly heat: HeatPoints;
    readonly legend?: HeatLegend;
}

/** What a weight is; the map adds the numbers, which hang on the view. */
export interface HeatLegend {
    readonly title: string;
    readonly unit: 'count' | 'amount';
    /** ISO 4217, for amounts. */
    readonly currency: string | null;
}

/** A stop of a route: a numbered disc, or a house for the place where the day starts. Never clustered. */
export interface MapStop extends LatLng {
    readonly id: string;
    /** At most 2 characters; empty for a base. */
    readonly text: string;
    /** `#rrggbb`. */
    readonly colour: string;
    /** Name for the hint. */
    readonly label: string;
    readonly isBase?: boolean;
    readonly isFaded?: boolean;
}

export interface StopsLayer {
    readonly id: string;
    readonly kind: 'stops';
    readonly stops: readonly MapStop[];
}

/** Drawn in the order of the list: polygons and lines first, then points, then stops on top. */
export type MapLayerData = PointsLayer | LinesLayer | PolygonsLayer | StopsLayer | HeatLayer;

/** A record or stop that was hit. */
export interface MapItem {
    readonly layerId: string;
    readonly id: string;
}

/** Detail of `placeselect`: everything at the clicked place, one item mostly. */
export interface PlaceSelectDetail extends LatLng {
    readonly items: readonly MapItem[];
}

/** Detail of `polygonselect`: a click into an area, beside every record. */
export interface PolygonSelectDetail {
    readonly layerId: string;
    readonly id: string;
}

/** Detail of `heatdraw`: what the strongest colour stands for now. */
export interface HeatDetail {
    /** Sum of the weights around the hottest spot, nearer ones counting more. */
    readonly maximum: number;
    readonly radiusMetres: number;
}

/** Detail of `viewportchange`. */
export interface ViewportDetail {
    readonly bounds: Bounds;
    readonly zoom: number;
    readonly centre: LatLng;
}

/** Argument of `fitTo`. */
export interface FitOptions {
    /** Default: 16. */
    readonly maxZoom?: number;
    /** Room on the sides, pixels. Default: 20. */
    readonly paddingPixels?: number;
    readonly isAnimated?: boolean;
}

/** Parts of the map that something lies over (a legend, a sheet). Units: pixels from each edge. */
export interface CoveredEdges {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
}
