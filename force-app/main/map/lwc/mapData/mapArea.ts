import { boundsContain, boundsOf, destination, haversineMetres, isInRing, type Bounds, type LatLng } from 'c/geo';
import type { LayerSelection } from './filterState.ts';

/** A part of the map that a person chose: a closed line, or everything within a distance. */
export type MapArea =
    | { readonly kind: 'ring'; readonly ring: readonly LatLng[] }
    | { readonly kind: 'circle'; readonly centre: LatLng; readonly radiusMetres: number };

const CIRCLE_STEPS = 64;

/** Ids of the placed records inside, in the order of the layers. */
export function recordsInside(selections: readonly LayerSelection[], area: MapArea): string[] {
    const contains = tester(area);
    const ids: string[] = [];
    for (const { points, rows } of selections) {
        for (const row of rows)
            if (points.isPlaced(row) && contains(points.positionAt(row))) ids.push(points.ids[row]!);
    }
    return ids;
}

/** The outline to draw, as `[longitude, latitude]`. */
export function outlineOf(area: MapArea): [number, number][] {
    const ring =
        area.kind === 'ring'
            ? area.ring
            : Array.from({ length: CIRCLE_STEPS }, (_, step) =>
                  destination(area.centre, (step * 360) / CIRCLE_STEPS, area.radiusMetres)
              );
    return ring.map(({ latitude, longitude }) => [longitude, latitude]);
}

export function areaOfBounds({ west, south, east, north }: Bounds): MapArea {
    const corner = (latitude: number, longitude: number): LatLng => ({ latitude, longitude });
    return {
        kind: 'ring',
        ring: [corner(south, west), corner(south, east), corner(north, east), corner(north, west)]
    };
}

function tester(area: MapArea): (place: LatLng) => boolean {
    if (area.kind === 'circle') {
        const { centre, radiusMetres } = area;
        return (place) => haversineMetres(centre, place) <= radiusMetres;
    }
    const bounds = boundsOf(area.ring);
    // Most records lie outside of the box: one comparison instead of the whole line.
    return (place) => bounds !== null && boundsContain(bounds, place) && isInRing(place, area.ring);
}
