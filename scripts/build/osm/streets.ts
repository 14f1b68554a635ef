import type { OsmExtract } from './osmExtract.ts';
import { wayCoordinates } from './osmExtract.ts';
import { nearestPlaceFinder } from './places.ts';

/** One named piece of street. A street of one name is often made of several pieces. */
export interface OsmStreet {
    /** `way/123`. */
    readonly osmId: string;
    readonly name: string;
    /** OpenStreetMap `highway` value, for example `residential`. */
    readonly highway: string;
    /** Nearest city, town or village of the middle vertex; empty when the extract has none. */
    readonly place: string;
    readonly points: readonly { readonly latitude: number; readonly longitude: number }[];
}

/** Streets where customers can stand: no motorways, tracks or footpaths. */
const STREETS = new Set([
    'trunk',
    'primary',
    'secondary',
    'tertiary',
    'unclassified',
    'residential',
    'living_street',
    'pedestrian',
    'service'
]);

/** Named streets that can carry an address, with their geometry, ordered as in the extract. */
export function listStreets(extract: OsmExtract): OsmStreet[] {
    const nearestPlace = nearestPlaceFinder(extract);
    const streets: OsmStreet[] = [];
    for (const way of extract.ways) {
        const { name, highway } = way.tags;
        if (!name || !highway || !STREETS.has(highway)) continue;
        const flat = wayCoordinates(extract.nodes, way);
        if (flat.length < 4) continue;
        const points = Array.from({ length: flat.length / 2 }, (_, i) => ({
            latitude: flat[2 * i]!,
            longitude: flat[2 * i + 1]!
        }));
        const middle = points[points.length >> 1]!;
        const place = nearestPlace(middle.latitude, middle.longitude)?.name ?? '';
        streets.push({ osmId: `way/${way.id}`, name, highway, place, points });
    }
    return streets;
}
