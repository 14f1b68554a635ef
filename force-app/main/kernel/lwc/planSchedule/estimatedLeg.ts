import type { SchedulePlace } from './day.ts';

const EARTH_RADIUS_METRES = 6_371_008.8;
const RADIANS = Math.PI / 180;
/** Roads are longer than the straight line by about this factor in populated country. */
const DETOUR_FACTOR = 1.3;
const METRES_PER_SECOND = 40 / 3.6;

/** A guess of the drive between two places: great circle × 1.3 at 40 km/h. Units: whole seconds. */
export function estimatedLegSeconds(from: SchedulePlace, to: SchedulePlace): number {
    const sinLatitude = Math.sin(((to.latitude - from.latitude) * RADIANS) / 2);
    const sinLongitude = Math.sin(((to.longitude - from.longitude) * RADIANS) / 2);
    const h =
        sinLatitude * sinLatitude +
        Math.cos(from.latitude * RADIANS) * Math.cos(to.latitude * RADIANS) * sinLongitude * sinLongitude;
    const metres = 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
    return Math.round((metres * DETOUR_FACTOR) / METRES_PER_SECOND);
}
