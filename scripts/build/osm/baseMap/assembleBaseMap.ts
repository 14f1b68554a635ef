import {
    type BaseMapDocument,
    type BaseMapLayerData,
    type Bounds,
    boundsOf,
    encodeIntegers,
    haversineMetresBetween
} from '#kernel/geo';
import type { OsmExtract } from '../osmExtract.ts';
import { collectFeatures, type Feature } from './collectFeatures.ts';
import { LAYER_RULES, type LayerRule } from './layerRules.ts';
import { simplifyLine } from './simplifyLine.ts';

/** 2e-6 degrees, 22 cm: half a pixel at zoom 18. */
const UNITS_PER_DEGREE = 500_000;
/** An area is drawn from the zoom at which it covers this many pixels. */
const LEAST_PIXELS = 8;
/** Metres a pixel at zoom 0 on the equator, Web Mercator with tiles of 256 pixels. */
const METRES_PER_PIXEL = 156_543.034;
const MAX_ZOOM = 18;

/** A feature in grid units, ready to encode: parts of longitude, latitude pairs, rings not closed. */
interface Shape {
    readonly parts: readonly (readonly number[])[];
    readonly minZoom: number;
    readonly name: string;
    readonly order: number;
}

/** The document of the offline base map; see `BaseMapDocument` for its format. */
export function assembleBaseMap(extract: OsmExtract): BaseMapDocument {
    const features = collectFeatures(extract);
    const bounds = boundsOfFeatures(extract, features);
    const names: string[] = [];
    const nameNumbers = new Map<string, number>();
    const nameNumber = (name: string): number => {
        if (name === '') return 0;
        if (!nameNumbers.has(name)) nameNumbers.set(name, names.push(name));
        return nameNumbers.get(name)!;
    };
    const layers = LAYER_RULES.map((rule) => {
        const ofLayer = features.filter(({ layer }) => layer === rule.name);
        const shapes = ofLayer.flatMap((feature) => shapeOf(extract, feature, rule, bounds));
        shapes.sort((a, b) => a.order - b.order);
        return encodeLayer(rule, shapes, nameNumber);
    }).filter((layer) => layer.coordinates !== '');
    return {
        version: 1,
        attribution: '© OpenStreetMap contributors',
        licence: 'Open Database License (ODbL) 1.0, https://opendatacommons.org/licenses/odbl/1-0/',
        bounds,
        unitsPerDegree: UNITS_PER_DEGREE,
        names,
        layers
    };
}

function boundsOfFeatures(extract: OsmExtract, features: readonly Feature[]): Bounds {
    const { latitudes, longitudes } = extract.nodes;
    const rows = features.flatMap(({ parts }) => parts.flat());
    const bounds = boundsOf(rows.map((row) => ({ latitude: latitudes[row]!, longitude: longitudes[row]! })));
    if (!bounds) throw new Error('The extract holds nothing that the base map draws.');
    return bounds;
}

function shapeOf(extract: OsmExtract, feature: Feature, rule: LayerRule, bounds: Bounds): Shape[] {
    const isRing = rule.geometry === 'polygon';
    const kept = feature.parts.map((part) => gridPart(extract, part, rule, bounds));
    const parts = kept.map((part) => (isRing ? part.slice(0, -2) : part)).filter(hasEnoughPoints(rule));
    if (parts.length === 0) return [];
    const byArea = isRing ? areaMinZoom(extract, feature) : 0;
    return [
        {
            parts,
            minZoom: Math.max(feature.minZoom, byArea),
            name: rule.hasNames ? feature.name : '',
            // Labels: the widest-shown and most important first. Shapes: neighbours together, so differences stay small.
            order: rule.geometry === 'point' ? feature.minZoom * 1e9 - feature.rank : zOrder(parts[0]![0]!, parts[0]![1]!)
        }
    ];
}

function hasEnoughPoints(rule: LayerRule): (part: readonly number[]) => boolean {
    const least = { polygon: 3, line: 2, point: 1 }[rule.geometry];
    return (part) => part.length >= 2 * least;
}

/** Simplified and rounded to the grid; points that fall together are left out. */
function gridPart(extract: OsmExtract, rows: readonly number[], rule: LayerRule, bounds: Bounds): number[] {
    const { latitudes, longitudes } = extract.nodes;
    const plane = rows.flatMap((row) => {
        const y = haversineMetresBetween(bounds.south, 0, latitudes[row]!, 0);
        const x = haversineMetresBetween(latitudes[row]!, bounds.west, latitudes[row]!, longitudes[row]!);
        return [x, y];
    });
    const grid: number[] = [];
    for (const i of simplifyLine(plane, rule.toleranceMetres)) {
        const x = Math.round((longitudes[rows[i]!]! - bounds.west) * UNITS_PER_DEGREE);
        const y = Math.round((latitudes[rows[i]!]! - bounds.south) * UNITS_PER_DEGREE);
        if (x !== grid[grid.length - 2] || y !== grid[grid.length - 1]) grid.push(x, y);
    }
    return grid;
}

/** The zoom from which the first ring is large enough to be seen. */
function areaMinZoom(extract: OsmExtract, { parts }: Feature): number {
    const { latitudes, longitudes } = extract.nodes;
    const ring = parts[0]!;
    const metresPerDegree = 111_195;
    const shrink = Math.cos((latitudes[ring[0]!]! * Math.PI) / 180);
    let twice = 0;
    for (let i = 1; i < ring.length; i++) {
        const from = ring[i - 1]!;
        const to = ring[i]!;
        twice += longitudes[from]! * latitudes[to]! - longitudes[to]! * latitudes[from]!;
    }
    const squareMetres = (Math.abs(twice) / 2) * metresPerDegree * metresPerDegree * shrink;
    const metresPerPixel = Math.sqrt(squareMetres / LEAST_PIXELS);
    return Math.min(MAX_ZOOM, Math.ceil(Math.log2((METRES_PER_PIXEL * shrink) / metresPerPixel)));
}

/** Bits of x and y interleaved: numbers close to each other are close on the map. */
function zOrder(x: number, y: number): number {
    let order = 0;
    for (let bit = 19; bit >= 0; bit--) order = order * 4 + ((y >> bit) & 1) * 2 + ((x >> bit) & 1);
    return order;
}

function encodeLayer(
    rule: LayerRule,
    shapes: readonly Shape[],
    nameNumber: (name: string) => number
): BaseMapLayerData {
    const minZooms = shapes.map(({ minZoom }) => minZoom);
    const minZoom = minZooms.reduce((least, zoom) => Math.min(least, zoom), MAX_ZOOM);
    const names = shapes.map(({ name }) => nameNumber(name));
    return {
        name: rule.name,
        geometry: rule.geometry,
        minZoom,
        ...(rule.geometry !== 'point' && {
            partCounts: encodeIntegers(shapes.map(({ parts }) => parts.length)),
            pointCounts: encodeIntegers(shapes.flatMap(({ parts }) => parts.map((part) => part.length / 2)))
        }),
        coordinates: encodeIntegers(differences(shapes)),
        ...(minZooms.some((zoom) => zoom !== minZoom) && { minZooms: encodeIntegers(minZooms) }),
        ...(names.some((name) => name > 0) && { names: encodeIntegers(names) })
    };
}

function* differences(shapes: readonly Shape[]): Generator<number> {
    let x = 0;
    let y = 0;
    for (const { parts } of shapes) {
        for (const part of parts) {
            for (let i = 0; i < part.length; i += 2) {
                yield part[i]! - x;
                yield part[i + 1]! - y;
                x = part[i]!;
                y = part[i + 1]!;
            }
        }
    }
}
