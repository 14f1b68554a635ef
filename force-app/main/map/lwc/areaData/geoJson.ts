import type { LatLng } from 'c/geo';

/** An area as it came: rings of `[longitude, latitude]`, inside by the even-odd rule. */
export interface AreaShape {
    readonly key: string;
    readonly name: string;
    readonly rings: readonly (readonly (readonly [number, number])[])[];
}

export type GeoJsonFault = 'not-json' | 'no-areas' | 'bad-coordinates' | 'too-large';

/** The text is no GeoJSON with areas; `code` says what is wrong. */
export class GeoJsonError extends Error {
    readonly code: GeoJsonFault;

    constructor(code: GeoJsonFault) {
        super(code);
        this.name = 'GeoJsonError';
        this.code = code;
    }
}

const MAX_CHARACTERS = 10_000_000;
const MAX_AREAS = 1000;
const MAX_POINTS = 300_000;
const MAX_NAME_CHARACTERS = 80;
const NAMES = ['name', 'NAME', 'Name', 'title', 'label', 'id'];

type Json = { readonly [member: string]: unknown };

/**
 * The areas of a GeoJSON text (RFC 7946): Polygon and MultiPolygon, alone, as features or in collections. Points and
 * lines are passed over. `fallbackName` names areas without a name, with their number.
 *
 * Errors: {@link GeoJsonError}. Coordinates must be degrees; those of another system are refused.
 */
export function parseGeoJson(text: string, fallbackName: string): AreaShape[] {
    if (text.length > MAX_CHARACTERS) throw new GeoJsonError('too-large');
    let document: unknown;
    try {
        document = JSON.parse(text);
    } catch {
        throw new GeoJsonError('not-json');
    }
    const areas: AreaShape[] = [];
    const budget = { points: MAX_POINTS };
    for (const { geometry, properties } of featuresOf(document)) {
        const rings = ringsOf(geometry, budget);
        if (rings.length === 0) continue;
        if (areas.length === MAX_AREAS) throw new GeoJsonError('too-large');
        const number = areas.length + 1;
        areas.push({ key: `area-${number}`, name: nameOf(properties) ?? `${fallbackName} ${number}`, rings });
    }
    if (areas.length === 0) throw new GeoJsonError('no-areas');
    return areas;
}

/** A FeatureCollection; each ring of a shape is an outline or a hole, as the even-odd rule says. */
export function writeGeoJson(
    areas: readonly {
        readonly shape: AreaShape;
        readonly properties: Readonly<Record<string, string | number | null>>;
    }[]
): string {
    const features = areas.map(({ shape, properties }) => ({
        type: 'Feature',
        properties: { name: shape.name, ...properties },
        geometry: geometryOf(shape)
    }));
    return JSON.stringify({ type: 'FeatureCollection', features });
}

/** Text of the shape alone, to keep. */
export function geometryText(shape: AreaShape): string {
    return JSON.stringify(geometryOf(shape));
}

/** Rings as places, for tests of what lies inside. */
export function areaRings({ rings }: AreaShape): LatLng[][] {
    return rings.map((ring) => ring.map(([longitude, latitude]) => ({ latitude, longitude })));
}

function geometryOf({ rings }: AreaShape): object {
    const closed = rings.map((ring) => {
        const [first] = ring;
        const last = ring[ring.length - 1];
        return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : [...ring];
    });
    // A hole belongs to the outline that holds its first point.
    const outlines: (readonly (readonly [number, number])[])[][] = [];
    const holes: (readonly (readonly [number, number])[])[] = [];
    closed.forEach((ring, i) => {
        const depth = closed.filter((other, k) => k !== i && holds(other, ring[0]!)).length;
        if (depth % 2 === 0) outlines.push([ring]);
        else holes.push(ring);
    });
    for (const hole of holes) (outlines.find(([outline]) => holds(outline!, hole[0]!)) ?? outlines[0]!).push(hole);
    return outlines.length === 1
        ? { type: 'Polygon', coordinates: outlines[0] }
        : { type: 'MultiPolygon', coordinates: outlines };
}

function holds(ring: readonly (readonly [number, number])[], [x, y]: readonly [number, number]): boolean {
    let isInside = false;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [xi, yi] = ring[i]!;
        const [xj, yj] = ring[j]!;
        if (yi > y !== yj > y && x < xi + ((y - yi) / (yj - yi)) * (xj - xi)) isInside = !isInside;
    }
    return isInside;
}

function* featuresOf(node: unknown): Iterable<{ geometry: Json; properties: Json }> {
    if (!isObject(node)) return;
    if (node['type'] === 'FeatureCollection' && Array.isArray(node['features'])) {
        for (const feature of node['features']) yield* featuresOf(feature);
    } else if (node['type'] === 'Feature' && isObject(node['geometry'])) {
        yield { geometry: node['geometry'], properties: isObject(node['properties']) ? node['properties'] : {} };
    } else if (node['type'] === 'GeometryCollection' && Array.isArray(node['geometries'])) {
        for (const geometry of node['geometries']) yield* featuresOf(geometry);
    } else if (node['type'] === 'Polygon' || node['type'] === 'MultiPolygon') {
        yield { geometry: node, properties: {} };
    }
}

function ringsOf(geometry: Json, budget: { points: number }): [number, number][][] {
    const { type, coordinates } = geometry;
    if (type === 'GeometryCollection' && Array.isArray(geometry['geometries'])) {
        return geometry['geometries'].flatMap((part) => (isObject(part) ? ringsOf(part, budget) : []));
    }
    if (type !== 'Polygon' && type !== 'MultiPolygon') return [];
    if (!Array.isArray(coordinates)) throw new GeoJsonError('bad-coordinates');
    const polygons: readonly unknown[] = type === 'Polygon' ? [coordinates] : coordinates;
    return polygons.flatMap((polygon) => {
        if (!Array.isArray(polygon)) throw new GeoJsonError('bad-coordinates');
        return polygon.map((ring) => ringOf(ring, budget));
    });
}

function ringOf(ring: unknown, budget: { points: number }): [number, number][] {
    if (!Array.isArray(ring) || ring.length < 4) throw new GeoJsonError('bad-coordinates');
    budget.points -= ring.length;
    if (budget.points < 0) throw new GeoJsonError('too-large');
    return ring.map((position: unknown) => {
        const [longitude, latitude] = Array.isArray(position) ? (position as unknown[]) : [];
        const isPlace =
            typeof longitude === 'number' &&
            typeof latitude === 'number' &&
            Math.abs(longitude) <= 180 &&
            Math.abs(latitude) <= 90;
        if (!isPlace) throw new GeoJsonError('bad-coordinates');
        return [longitude, latitude];
    });
}

function nameOf(properties: Json): string | null {
    for (const key of NAMES) {
        const value = properties[key];
        if ((typeof value === 'string' && value.trim() !== '') || typeof value === 'number') {
            return String(value).trim().slice(0, MAX_NAME_CHARACTERS);
        }
    }
    return null;
}

function isObject(value: unknown): value is Json {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
