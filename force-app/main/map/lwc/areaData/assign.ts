import { boundsContain, boundsOf, isInRing } from 'c/geo';
import type { LayerSelection } from 'c/mapData';
import { areaRings, type AreaShape } from './geoJson.ts';

/** Accounts that pass the filter, with their places. */
export interface AccountPlaces {
    readonly ids: readonly string[];
    readonly names: readonly string[];
    readonly latitudes: Float64Array;
    readonly longitudes: Float64Array;
}

/** The placed accounts of the layers that are on; areas count accounts. */
export function placedAccounts(selections: readonly LayerSelection[]): AccountPlaces {
    const ids: string[] = [];
    const names: string[] = [];
    const latitudes: number[] = [];
    const longitudes: number[] = [];
    const seen = new Set<string>();
    for (const { points, rows } of selections) {
        if (points.layer.objectApiName !== 'Account') continue;
        for (const row of rows) {
            const id = points.ids[row]!;
            if (!points.isPlaced(row) || seen.has(id)) continue;
            seen.add(id);
            const { latitude, longitude } = points.positionAt(row);
            ids.push(id);
            names.push(points.names[row]!);
            latitudes.push(latitude);
            longitudes.push(longitude);
        }
    }
    return { ids, names, latitudes: Float64Array.from(latitudes), longitudes: Float64Array.from(longitudes) };
}

/** Position of the area of each account, -1 outside of all; where areas overlap, the first one counts. */
export function assignByShapes(places: AccountPlaces, shapes: readonly AreaShape[]): Int32Array {
    const tests = shapes.map((shape) => {
        const rings = areaRings(shape);
        return { rings, bounds: boundsOf(rings.flat()) };
    });
    const areas = new Int32Array(places.ids.length).fill(-1);
    for (let i = 0; i < areas.length; i++) {
        const place = { latitude: places.latitudes[i]!, longitude: places.longitudes[i]! };
        areas[i] = tests.findIndex(
            ({ rings, bounds }) =>
                bounds !== null &&
                boundsContain(bounds, place) &&
                rings.reduce((count, ring) => count + Number(isInRing(place, ring)), 0) % 2 === 1
        );
    }
    return areas;
}

/** The same where membership is by id, as with the org's territories. */
export function assignByGroups(places: AccountPlaces, groups: readonly ReadonlySet<string>[]): Int32Array {
    return Int32Array.from(places.ids, (id) => groups.findIndex((group) => group.has(id)));
}
