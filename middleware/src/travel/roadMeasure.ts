import type { LatLng } from '#kernel/geo';
import type { RoadMeasure } from '../visits/index.ts';
import { type TravelTimes, UNREACHABLE } from './ports.ts';

/** The length of a way by road; null where the engine only estimates, finds no way, or does not answer. */
export function createRoadMeasure(travel: TravelTimes): RoadMeasure {
    return {
        metres: async (places: readonly LatLng[]) => {
            try {
                const { legs, source } = await travel.route(places);
                const isKnown = !source.isEstimate && legs.every(({ metres }) => metres < UNREACHABLE);
                return isKnown ? legs.reduce((sum, { metres }) => sum + metres, 0) : null;
            } catch {
                return null;
            }
        }
    };
}
