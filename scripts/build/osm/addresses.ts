import type { OsmExtract, OsmTags } from './osmExtract.ts';
import { wayMiddle } from './osmExtract.ts';
import { nearestPlaceFinder } from './places.ts';

/** A house-numbered address that stands in OpenStreetMap. */
export interface OsmAddress {
    /** `node/123` or `way/123`. */
    readonly osmId: string;
    readonly street: string;
    readonly houseNumber: string;
    /** Null when not tagged. */
    readonly postcode: string | null;
    /** `addr:city`, else the nearest city, town or village. */
    readonly city: string;
    readonly latitude: number;
    readonly longitude: number;
}

/** Addresses on nodes and on building outlines (their middle), each street and number in a city once, ordered by id. */
export function listAddresses(extract: OsmExtract): OsmAddress[] {
    const nearestPlace = nearestPlaceFinder(extract);
    const found = new Map<string, OsmAddress>();
    const add = (osmId: string, tags: OsmTags, latitude: number, longitude: number): void => {
        const street = tags['addr:street'] ?? tags['addr:place'];
        const houseNumber = tags['addr:housenumber'];
        if (!street || !houseNumber) return;
        const city = tags['addr:city'] ?? nearestPlace(latitude, longitude)?.name ?? '';
        const key = `${city}|${street}|${houseNumber}`;
        if (found.has(key)) return;
        const postcode = tags['addr:postcode'] ?? null;
        found.set(key, { osmId, street, houseNumber, postcode, city, latitude, longitude });
    };
    for (const [id, tags] of extract.nodeTags) {
        const row = extract.nodes.indexOf(id);
        if (row >= 0) add(`node/${id}`, tags, extract.nodes.latitudes[row]!, extract.nodes.longitudes[row]!);
    }
    for (const way of extract.ways) {
        if (!way.tags['addr:housenumber']) continue;
        const middle = wayMiddle(extract.nodes, way);
        if (middle) add(`way/${way.id}`, way.tags, middle.latitude, middle.longitude);
    }
    return [...found.values()];
}
