import { planeMetres, type TrackPoint } from '../../../middleware/src/visits/positions/trackPoint.ts';
import type { FoundStay } from '../../../middleware/src/visits/stays/foundStay.ts';

/**
 * The plain method: all positions within `radiusMetres` of the first, for at least the dwell threshold, are a stay.
 *
 * Source: Li et al., "Mining user similarity based on location history", ACM GIS 2008, algorithm StayPoint_Detection.
 */
export function plainStays(points: readonly TrackPoint[], radiusMetres = 100, dwellSeconds = 300): FoundStay[] {
    const stays: FoundStay[] = [];
    let i = 0;
    while (i < points.length) {
        const first = points[i]!;
        let j = i + 1;
        while (j < points.length && metresBetween(first, points[j]!) <= radiusMetres) j++;
        const last = points[j - 1]!;
        if (last.atMs - first.atMs >= dwellSeconds * 1000) {
            const inside = points.slice(i, j);
            stays.push({
                startMs: first.atMs,
                endMs: last.atMs,
                latitude: inside.reduce((sum, { latitude }) => sum + latitude, 0) / inside.length,
                longitude: inside.reduce((sum, { longitude }) => sum + longitude, 0) / inside.length,
                radiusMetres,
                positionCount: inside.length,
                isOpen: j === points.length
            });
            i = j;
        } else {
            i++;
        }
    }
    return stays;
}

function metresBetween(a: TrackPoint, b: TrackPoint): number {
    return planeMetres(a.latitude, a.longitude, b.latitude, b.longitude);
}
