import type { BaseMapGeometry, BaseMapLayerName } from '#kernel/geo';
import type { OsmTags } from '../osmExtract.ts';

/** How one layer is made and from which zoom it is drawn. */
export interface LayerRule {
    readonly name: BaseMapLayerName;
    readonly geometry: BaseMapGeometry;
    /** Smallest zoom for an element with these tags. */
    readonly minZoom: number;
    /** Douglas-Peucker tolerance. */
    readonly toleranceMetres: number;
    readonly hasNames: boolean;
}

const area = (name: BaseMapLayerName, minZoom: number, toleranceMetres: number, hasNames = false): LayerRule => ({
    name,
    geometry: 'polygon',
    minZoom,
    toleranceMetres,
    hasNames
});
const line = (name: BaseMapLayerName, minZoom: number, toleranceMetres: number, hasNames = true): LayerRule => ({
    name,
    geometry: 'line',
    minZoom,
    toleranceMetres,
    hasNames
});
const point = (name: BaseMapLayerName, minZoom: number): LayerRule => ({
    name,
    geometry: 'point',
    minZoom,
    toleranceMetres: 0,
    hasNames: true
});

/** Layers in the order of drawing, bottom first. */
export const LAYER_RULES: readonly LayerRule[] = [
    area('country', 5, 3),
    area('residential', 9, 2),
    area('industrial', 11, 2),
    area('farmland', 10, 2),
    area('vineyard', 11, 2),
    area('grass', 13, 1),
    area('park', 12, 1),
    area('forest', 7, 2.5),
    area('scrub', 11, 2.5),
    area('rock', 11, 2.5),
    area('wetland', 11, 2),
    area('water', 7, 1, true),
    line('stream', 13, 1.5),
    line('river', 8, 1.5),
    area('building', 14, 0.3),
    line('boundaryMunicipality', 11, 3, false),
    line('path', 15, 1),
    line('track', 14, 1),
    line('service', 14, 1),
    line('minor', 12, 1),
    line('tertiary', 11, 1),
    line('secondary', 9, 1),
    line('primary', 7, 1),
    line('motorway', 6, 1),
    line('rail', 10, 1, false),
    line('boundaryCountry', 5, 3, false),
    point('peak', 12),
    point('place', 6)
];

const LANDUSE: Readonly<Record<string, BaseMapLayerName>> = {
    residential: 'residential',
    industrial: 'industrial',
    commercial: 'industrial',
    retail: 'industrial',
    construction: 'industrial',
    quarry: 'rock',
    landfill: 'industrial',
    farmland: 'farmland',
    farmyard: 'farmland',
    meadow: 'farmland',
    orchard: 'vineyard',
    vineyard: 'vineyard',
    plant_nursery: 'vineyard',
    allotments: 'park',
    cemetery: 'park',
    recreation_ground: 'park',
    village_green: 'grass',
    grass: 'grass',
    forest: 'forest',
    reservoir: 'water',
    basin: 'water'
};
const NATURAL: Readonly<Record<string, BaseMapLayerName>> = {
    wood: 'forest',
    scrub: 'scrub',
    heath: 'scrub',
    fell: 'scrub',
    grassland: 'farmland',
    scree: 'rock',
    bare_rock: 'rock',
    beach: 'rock',
    wetland: 'wetland',
    water: 'water'
};
const LEISURE: Readonly<Record<string, BaseMapLayerName>> = {
    park: 'park',
    garden: 'park',
    golf_course: 'park',
    pitch: 'park',
    stadium: 'park',
    sports_centre: 'park',
    playground: 'park',
    track: 'park',
    swimming_pool: 'water'
};
const HIGHWAY: Readonly<Record<string, BaseMapLayerName>> = {
    motorway: 'motorway',
    trunk: 'motorway',
    primary: 'primary',
    secondary: 'secondary',
    tertiary: 'tertiary',
    unclassified: 'minor',
    residential: 'minor',
    living_street: 'minor',
    pedestrian: 'minor',
    road: 'minor',
    service: 'service',
    track: 'track',
    footway: 'path',
    path: 'path',
    cycleway: 'path',
    steps: 'path',
    bridleway: 'path'
};

/** Layer of a closed outline; null when it is not drawn. */
export function areaLayer(tags: OsmTags): BaseMapLayerName | null {
    if (tags['building'] && tags['building'] !== 'no') return 'building';
    if (tags['waterway'] === 'riverbank') return 'water';
    return (
        LANDUSE[tags['landuse'] ?? ''] ?? NATURAL[tags['natural'] ?? ''] ?? LEISURE[tags['leisure'] ?? ''] ?? null
    );
}

/** Layer of a way drawn as a line; null when it is not drawn. */
export function lineLayer(tags: OsmTags): BaseMapLayerName | null {
    if (tags['highway']) return HIGHWAY[tags['highway'].replace(/_link$/, '')] ?? null;
    if (['rail', 'light_rail', 'narrow_gauge'].includes(tags['railway'] ?? '')) return 'rail';
    if (['river', 'canal'].includes(tags['waterway'] ?? '')) return 'river';
    if (['stream', 'drain', 'ditch'].includes(tags['waterway'] ?? '') && tags['tunnel'] !== 'culvert') return 'stream';
    return null;
}

/** Smallest zoom of a line where it differs from its layer's. */
export function lineMinZoom(tags: OsmTags, layerMinZoom: number): number {
    if (tags['highway'] === 'residential' || tags['highway'] === 'living_street') return 13;
    if (tags['highway'] === 'footway' || tags['highway'] === 'steps') return 16;
    if (tags['highway'] === 'service') return tags['service'] ? 16 : 15;
    if (tags['railway'] && tags['service']) return 13;
    return layerMinZoom;
}

const PLACE_MIN_ZOOM: Readonly<Record<string, number>> = {
    city: 6,
    town: 8,
    village: 9,
    suburb: 12,
    hamlet: 13,
    locality: 14
};

/** Layer and smallest zoom of a labelled point; null when it is not drawn. */
export function pointLayer(tags: OsmTags): { readonly name: BaseMapLayerName; readonly minZoom: number } | null {
    if (!tags['name']) return null;
    if (tags['natural'] === 'peak') return { name: 'peak', minZoom: 12 };
    const minZoom = PLACE_MIN_ZOOM[tags['place'] ?? ''];
    return minZoom === undefined ? null : { name: 'place', minZoom };
}
