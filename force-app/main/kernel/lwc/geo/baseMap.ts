import type { Bounds } from './bounds.ts';
import { decodeIntegers } from './integerText.ts';
import { mercatorX, mercatorY } from './mercator.ts';

/** What a layer shows. The order of `BaseMapDocument.layers` is the order of drawing: bottom first. */
export type BaseMapLayerName =
    /** Land inside the countries that the extract holds whole; outside, the map knows little. */
    | 'country'
    | 'residential'
    | 'industrial'
    | 'farmland'
    | 'vineyard'
    | 'grass'
    | 'park'
    | 'forest'
    | 'scrub'
    | 'rock'
    | 'wetland'
    | 'water'
    | 'stream'
    | 'river'
    | 'building'
    | 'boundaryMunicipality'
    | 'path'
    | 'track'
    | 'service'
    | 'minor'
    | 'tertiary'
    | 'secondary'
    | 'primary'
    | 'motorway'
    | 'rail'
    | 'boundaryCountry'
    | 'peak'
    | 'place';

export type BaseMapGeometry = 'polygon' | 'line' | 'point';

/**
 * One layer as it stands in the file: lists of integers as text (see `encodeIntegers`).
 *
 * Shape: feature i has `partCounts[i]` parts (rings of a polygon, lines, points), part j has `pointCounts[j]` points.
 * For points both are absent: one point a feature. Rings are not closed: the last point is not repeated.
 * Units: `coordinates` are pairs longitude, latitude in `1 / unitsPerDegree` degrees, each as the difference to the
 * point before it in the layer; the first to the south-west corner of `bounds`.
 */
export interface BaseMapLayerData {
    readonly name: BaseMapLayerName;
    readonly geometry: BaseMapGeometry;
    /** Smallest zoom at which any feature of the layer is drawn. */
    readonly minZoom: number;
    readonly partCounts?: string;
    readonly pointCounts?: string;
    readonly coordinates: string;
    /** Smallest zoom of each feature; absent: the layer's. */
    readonly minZooms?: string;
    /** Index into `BaseMapDocument.names` plus 1 of each feature; 0: no name; absent: no feature has one. */
    readonly names?: string;
}

/** The offline base map: `shared/staticresources/fieldmapBasemap.json`, built from OpenStreetMap. */
export interface BaseMapDocument {
    readonly version: 1;
    /** Must be shown with the map. */
    readonly attribution: string;
    readonly licence: string;
    readonly bounds: Bounds;
    readonly unitsPerDegree: number;
    readonly names: readonly string[];
    readonly layers: readonly BaseMapLayerData[];
}

/**
 * One layer ready to draw. All features' points lie in one array.
 *
 * Shape: parts of feature i are `featureStarts[i]` to `featureStarts[i + 1]`; points of part j are `partStarts[j]` to
 * `partStarts[j + 1]`, point k at `points[2 * k]`, `points[2 * k + 1]`; box i at `boxes[4 * i]`: west, north, east,
 * south. Polygons: fill with the even-odd rule, first ring or hole makes no difference.
 * Units: `points` and `boxes` in shares of the Web Mercator world (see `mercatorX`, `mercatorY`).
 */
export interface BaseMapLayer {
    readonly name: BaseMapLayerName;
    readonly geometry: BaseMapGeometry;
    readonly minZoom: number;
    readonly featureCount: number;
    readonly featureStarts: Uint32Array;
    readonly partStarts: Uint32Array;
    readonly points: Float64Array;
    readonly boxes: Float64Array;
    readonly minZooms: Uint8Array;
    /** Index into `BaseMap.names` of each feature; -1: no name. */
    readonly nameIndices: Int32Array;
}

export interface BaseMap {
    readonly attribution: string;
    readonly bounds: Bounds;
    readonly names: readonly string[];
    readonly layers: readonly BaseMapLayer[];
}

/**
 * Unpacks the document into typed arrays; about 50 ms for a small country.
 *
 * Errors: another version of the format, lists that do not fit together.
 */
export function decodeBaseMap(document: BaseMapDocument): BaseMap {
    if (document.version !== 1) {
        throw new RangeError(
            `Base map: expected format version 1, got ${String(document.version)}. Build it again: npm run build.`
        );
    }
    return {
        attribution: document.attribution,
        bounds: document.bounds,
        names: document.names,
        layers: document.layers.map((layer) => decodeLayer(layer, document))
    };
}

function decodeLayer(data: BaseMapLayerData, document: BaseMapDocument): BaseMapLayer {
    const points = decodePoints(data.coordinates, document);
    const pointCount = points.length / 2;
    const partStarts = startsOf(data.pointCounts, pointCount);
    const featureStarts = startsOf(data.partCounts, partStarts.length - 1);
    const featureCount = featureStarts.length - 1;
    if (partStarts[partStarts.length - 1] !== pointCount || featureStarts[featureCount] !== partStarts.length - 1) {
        throw new RangeError(`Base map: layer ${data.name} has counts that do not match its coordinates.`);
    }
    return {
        name: data.name,
        geometry: data.geometry,
        minZoom: data.minZoom,
        featureCount,
        featureStarts,
        partStarts,
        points,
        boxes: boxesOf(featureStarts, partStarts, points),
        minZooms: Uint8Array.from(
            data.minZooms === undefined
                ? new Uint8Array(featureCount).fill(data.minZoom)
                : decodeIntegers(data.minZooms)
        ),
        nameIndices:
            data.names === undefined
                ? new Int32Array(featureCount).fill(-1)
                : decodeIntegers(data.names).map((index) => index - 1)
    };
}

function decodePoints(text: string, { bounds, unitsPerDegree }: BaseMapDocument): Float64Array {
    const deltas = decodeIntegers(text);
    const points = new Float64Array(deltas.length);
    let longitude = 0;
    let latitude = 0;
    for (let i = 0; i + 1 < deltas.length; i += 2) {
        longitude += deltas[i]!;
        latitude += deltas[i + 1]!;
        points[i] = mercatorX(bounds.west + longitude / unitsPerDegree);
        points[i + 1] = mercatorY(bounds.south + latitude / unitsPerDegree);
    }
    return points;
}

/** Running sums of counts, from 0; without counts every element counts 1. */
function startsOf(text: string | undefined, elementCount: number): Uint32Array {
    if (text === undefined) return Uint32Array.from({ length: elementCount + 1 }, (_, i) => i);
    const counts = decodeIntegers(text);
    const starts = new Uint32Array(counts.length + 1);
    for (let i = 0; i < counts.length; i++) starts[i + 1] = starts[i]! + counts[i]!;
    return starts;
}

function boxesOf(featureStarts: Uint32Array, partStarts: Uint32Array, points: Float64Array): Float64Array {
    const featureCount = featureStarts.length - 1;
    const boxes = new Float64Array(4 * featureCount);
    for (let feature = 0; feature < featureCount; feature++) {
        let west = Infinity;
        let north = Infinity;
        let east = -Infinity;
        let south = -Infinity;
        const last = partStarts[featureStarts[feature + 1]!]!;
        for (let k = partStarts[featureStarts[feature]!]!; k < last; k++) {
            west = Math.min(west, points[2 * k]!);
            east = Math.max(east, points[2 * k]!);
            north = Math.min(north, points[2 * k + 1]!);
            south = Math.max(south, points[2 * k + 1]!);
        }
        boxes.set([west, north, east, south], 4 * feature);
    }
    return boxes;
}
