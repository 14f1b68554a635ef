import type { TravelSource } from '#kernel/contracts';
import {
    CIRCUITY,
    destination,
    encodePolyline,
    estimatedRoadMetres,
    estimatedRoadSeconds,
    roadMetresWithin
} from '#kernel/geo';
import { checkPlaces } from '../checkPlaces.ts';
import type { TravelTimes } from '../ports.ts';

const OUTLINE_POINTS = 72;
const DEFAULT_NOTE = 'Estimated from straight-line distance, not from roads.';

/** Estimates from straight lines: always answers, and says that it is an estimate. */
export function createGreatCircleTravel(note: string = DEFAULT_NOTE): TravelTimes {
    const source: TravelSource = { provider: 'great-circle', isEstimate: true, note };
    return {
        async matrix(places) {
            checkPlaces(places);
            const size = places.length;
            const seconds = new Int32Array(size * size);
            const metres = new Int32Array(size * size);
            for (let from = 0; from < size; from++) {
                for (let to = from + 1; to < size; to++) {
                    const distance = estimatedRoadMetres(places[from]!, places[to]!);
                    metres[from * size + to] = metres[to * size + from] = Math.round(distance);
                    seconds[from * size + to] = seconds[to * size + from] = Math.round(estimatedRoadSeconds(distance));
                }
            }
            return { seconds, metres, source };
        },
        async route(places) {
            checkPlaces(places);
            const legs = places.slice(1).map((to, i) => {
                const distance = estimatedRoadMetres(places[i]!, to);
                return { seconds: Math.round(estimatedRoadSeconds(distance)), metres: Math.round(distance) };
            });
            return { polyline: encodePolyline(places), legs, source };
        },
        async reachable(from, seconds) {
            checkPlaces([from]);
            const radius = roadMetresWithin(seconds) / CIRCUITY;
            const outline = Array.from({ length: OUTLINE_POINTS }, (_, i) =>
                destination(from, (360 * i) / OUTLINE_POINTS, radius)
            );
            return { outline, source };
        }
    };
}
