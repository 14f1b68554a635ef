import type { BaseMapLayerName } from '#kernel/geo';
import type { OsmExtract, OsmTags } from '../osmExtract.ts';
import { assembleRings, joinLines } from '../joinLines.ts';
import { areaLayer, LAYER_RULES, lineLayer, lineMinZoom, pointLayer } from './layerRules.ts';

/** One thing to draw; parts are rows of the extract's nodes. Rings are closed. */
export interface Feature {
    readonly layer: BaseMapLayerName;
    readonly parts: readonly (readonly number[])[];
    readonly minZoom: number;
    readonly name: string;
    /** Orders points: the more important label first. */
    readonly rank: number;
}

const MIN_ZOOMS = new Map(LAYER_RULES.map(({ name, minZoom }) => [name, minZoom]));
const COUNTRY_LEVEL = 2;
const MUNICIPALITY_LEVEL = 8;

/** Everything of the extract that the base map draws. */
export function collectFeatures(extract: OsmExtract): Feature[] {
    return [
        ...areaFeatures(extract),
        ...lineFeatures(extract),
        ...boundaryFeatures(extract),
        ...pointFeatures(extract)
    ];
}

function areaFeatures(extract: OsmExtract): Feature[] {
    const features: Feature[] = [];
    const add = (tags: OsmTags, parts: number[][]): void => {
        const layer = areaLayer(tags);
        if (layer && parts.length > 0) {
            features.push({ layer, parts, minZoom: MIN_ZOOMS.get(layer)!, name: tags['name'] ?? '', rank: 0 });
        }
    };
    const waysById = new Map(extract.ways.map((way) => [way.id, way]));
    const drawnByRelation = new Set<number>();
    for (const relation of extract.relations) {
        if (relation.tags['type'] !== 'multipolygon') continue;
        const members = relation.members.flatMap(({ type, ref, role }) => {
            const way = type === 'way' ? waysById.get(ref) : undefined;
            return way ? [{ way, role }] : [];
        });
        // Old style: the tags stand on the outer way instead of the relation.
        const outer = members.find(({ way, role }) => role !== 'inner' && areaLayer(way.tags));
        const tags = areaLayer(relation.tags) ? relation.tags : outer?.way.tags;
        if (!tags) continue;
        add(tags, assembleRings(members.map(({ way }) => rowsOf(extract, way.refs))));
        for (const { way, role } of members) if (role !== 'inner') drawnByRelation.add(way.id);
    }
    for (const way of extract.ways) {
        const isClosed = way.refs.length >= 4 && way.refs[0] === way.refs[way.refs.length - 1];
        if (!isClosed || drawnByRelation.has(way.id)) continue;
        const rows = rowsOf(extract, way.refs);
        if (rows.length === way.refs.length) add(way.tags, [rows]);
    }
    return features;
}

/** Lines of one layer, name and zoom are joined end to end: fewer strokes, longer labels. */
function lineFeatures(extract: OsmExtract): Feature[] {
    const groups = new Map<string, { feature: Omit<Feature, 'parts'>; lines: number[][] }>();
    for (const way of extract.ways) {
        const layer = lineLayer(way.tags);
        const rows = rowsOf(extract, way.refs);
        if (!layer || rows.length < 2 || way.tags['area'] === 'yes') continue;
        const minZoom = lineMinZoom(way.tags, MIN_ZOOMS.get(layer)!);
        const name = way.tags['name'] ?? '';
        const key = `${layer}|${minZoom}|${name}`;
        const group = groups.get(key) ?? { feature: { layer, minZoom, name, rank: 0 }, lines: [] };
        group.lines.push(rows);
        groups.set(key, group);
    }
    return [...groups.values()].flatMap(({ feature, lines }) =>
        joinLines(lines).map((line) => ({ ...feature, parts: [line] }))
    );
}

/**
 * Countries as areas and each border way once, by the highest level of the relations it belongs to. Only relations that
 * the extract holds whole: pieces of a neighbour's borders would end in nowhere.
 */
function boundaryFeatures(extract: OsmExtract): Feature[] {
    const rowsByWay = new Map(extract.ways.map((way) => [way.id, rowsOf(extract, way.refs)]));
    const levels = new Map<number, number>();
    const features: Feature[] = [];
    const add = (layer: BaseMapLayerName, parts: number[][]): void => {
        features.push({ layer, parts, minZoom: MIN_ZOOMS.get(layer)!, name: '', rank: 0 });
    };
    for (const { tags, members } of extract.relations) {
        const level = Number(tags['admin_level']);
        if (tags['boundary'] !== 'administrative' || !(level >= COUNTRY_LEVEL && level <= MUNICIPALITY_LEVEL)) continue;
        const wayIds = members.filter(({ type }) => type === 'way').map(({ ref }) => ref);
        const lines = joinLines(wayIds.flatMap((id) => (rowsByWay.has(id) ? [rowsByWay.get(id)!] : [])));
        if (lines.length === 0 || lines.some((line) => line[0] !== line[line.length - 1])) continue;
        if (level === COUNTRY_LEVEL) add('country', lines);
        for (const id of wayIds) levels.set(id, Math.min(level, levels.get(id) ?? Infinity));
    }
    for (const layer of ['boundaryCountry', 'boundaryMunicipality'] as const) {
        const ways = [...levels].filter(([, level]) => (level === COUNTRY_LEVEL) === (layer === 'boundaryCountry'));
        for (const line of joinLines(ways.map(([id]) => rowsByWay.get(id) ?? []))) {
            if (line.length >= 2) add(layer, [line]);
        }
    }
    return features;
}

function pointFeatures(extract: OsmExtract): Feature[] {
    const features: Feature[] = [];
    for (const [id, tags] of extract.nodeTags) {
        const layer = pointLayer(tags);
        const row = extract.nodes.indexOf(id);
        if (!layer || row < 0) continue;
        const rank = Number(tags['population'] ?? tags['ele']) || 0;
        features.push({ layer: layer.name, parts: [[row]], minZoom: layer.minZoom, name: tags['name']!, rank });
    }
    return features;
}

function rowsOf(extract: OsmExtract, refs: readonly number[]): number[] {
    return refs.map((ref) => extract.nodes.indexOf(ref)).filter((row) => row >= 0);
}
