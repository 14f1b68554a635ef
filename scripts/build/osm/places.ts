import type { OsmExtract } from './osmExtract.ts';

/** A named settlement, from a `place` node. */
export interface OsmPlace {
    readonly osmId: string;
    readonly name: string;
    readonly kind: 'city' | 'town' | 'village' | 'suburb' | 'hamlet' | 'locality';
    /** 0 when not tagged. */
    readonly population: number;
    readonly latitude: number;
    readonly longitude: number;
}

const KINDS = new Set(['city', 'town', 'village', 'suburb', 'hamlet', 'locality']);

/** All named settlements of the extract. */
export function listPlaces(extract: OsmExtract): OsmPlace[] {
    const places: OsmPlace[] = [];
    for (const [id, tags] of extract.nodeTags) {
        const row = extract.nodes.indexOf(id);
        if (row < 0 || !tags['name'] || !KINDS.has(tags['place'] ?? '')) continue;
        places.push({
            osmId: `node/${id}`,
            name: tags['name'],
            kind: tags['place'] as OsmPlace['kind'],
            population: Number(tags['population']) || 0,
            latitude: extract.nodes.latitudes[row]!,
            longitude: extract.nodes.longitudes[row]!
        });
    }
    return places;
}

/** Finds the nearest city, town or village of a point by straight line; null when the extract has none. */
export function nearestPlaceFinder(extract: OsmExtract): (latitude: number, longitude: number) => OsmPlace | null {
    const settlements = listPlaces(extract).filter(({ kind }) => ['city', 'town', 'village'].includes(kind));
    return (latitude, longitude) => {
        const shrink = Math.cos((latitude * Math.PI) / 180);
        let best: OsmPlace | null = null;
        let bestSquare = Infinity;
        for (const place of settlements) {
            const square = (place.latitude - latitude) ** 2 + ((place.longitude - longitude) * shrink) ** 2;
            if (square < bestSquare) {
                best = place;
                bestSquare = square;
            }
        }
        return best;
    };
}
