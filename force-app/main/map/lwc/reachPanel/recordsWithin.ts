import { boundsContain, boundsOf, isInRing, type LatLng } from 'c/geo';
import type { LayerSelection } from 'c/mapData';

/** Ids of the placed records inside rings, by the even-odd rule, in the order of the layers. */
export function recordsWithin(selections: readonly LayerSelection[], rings: readonly (readonly LatLng[])[]): string[] {
    const boxes = rings.map((ring) => ({ ring, box: boundsOf(ring) }));
    const ids: string[] = [];
    for (const { points, rows } of selections) {
        for (const row of rows) {
            if (!points.isPlaced(row)) continue;
            const place = points.positionAt(row);
            let isInside = false;
            for (const { ring, box } of boxes) {
                if (box && boundsContain(box, place) && isInRing(place, ring)) isInside = !isInside;
            }
            if (isInside) ids.push(points.ids[row]!);
        }
    }
    return ids;
}
