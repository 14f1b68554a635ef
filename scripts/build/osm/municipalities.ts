import type { FeatureCollection, MultiPolygon } from 'geojson';
import { haversineMetresBetween } from '#kernel/geo';
import { simplifyLine } from './baseMap/simplifyLine.ts';
import { assembleRings } from './joinLines.ts';
import type { OsmExtract } from './osmExtract.ts';

const MUNICIPALITY_LEVEL = '8';
const TOLERANCE_METRES = 8;
const DECIMALS = 1e5;

/**
 * The municipalities that an extract holds whole, by name. Every border way is simplified by itself, so that neighbours
 * still share their border.
 *
 * Shape: GeoJSON; every ring is a polygon of its own, for a municipality may lie in many pieces.
 */
export function municipalitiesOf(extract: OsmExtract): FeatureCollection<MultiPolygon, { name: string }> {
    const waysById = new Map(extract.ways.map((way) => [way.id, way]));
    const features = extract.relations
        .filter(({ tags }) => tags['boundary'] === 'administrative' && tags['admin_level'] === MUNICIPALITY_LEVEL)
        .flatMap(({ id, tags, members }) => {
            const ways = members.filter(({ type }) => type === 'way').map(({ ref }) => waysById.get(ref));
            if (ways.length === 0 || ways.some((way) => way === undefined) || !tags['name']) return [];
            const rings = assembleRings(ways.map((way) => simplified(extract, way!.refs)));
            if (rings.length === 0) return [];
            const coordinates = rings.map((ring) => [ring.map((row) => positionOf(extract, row))]);
            return [
                {
                    type: 'Feature' as const,
                    id: `osm-${id}`,
                    properties: { name: tags['name'] },
                    geometry: { type: 'MultiPolygon' as const, coordinates }
                }
            ];
        });
    features.sort((a, b) => a.properties.name.localeCompare(b.properties.name, 'en'));
    return { type: 'FeatureCollection', features };
}

function simplified(extract: OsmExtract, refs: readonly number[]): number[] {
    const rows = refs.map((ref) => extract.nodes.indexOf(ref)).filter((row) => row >= 0);
    const { latitudes, longitudes } = extract.nodes;
    const [south, west] = [latitudes[rows[0]!]!, longitudes[rows[0]!]!];
    const plane = rows.flatMap((row) => {
        const x = haversineMetresBetween(south, west, south, longitudes[row]!) * Math.sign(longitudes[row]! - west);
        const y = haversineMetresBetween(south, west, latitudes[row]!, west) * Math.sign(latitudes[row]! - south);
        return [x, y];
    });
    return [...simplifyLine(plane, TOLERANCE_METRES)].map((i) => rows[i]!);
}

function positionOf({ nodes }: OsmExtract, row: number): [number, number] {
    return [
        Math.round(nodes.longitudes[row]! * DECIMALS) / DECIMALS,
        Math.round(nodes.latitudes[row]! * DECIMALS) / DECIMALS
    ];
}
