import { haversineMetres } from './greatCircle.ts';
import type { LatLng } from './latLng.ts';

/**
 * Road metres per straight-line metre.
 *
 * Source: Ballou, Rahardja, Sakai (2002), Selected country circuity factors for road travel distance estimation,
 * Transportation Research A 36(9): most countries lie at 1.2 to 1.46 (Germany 1.32, Japan 1.41, United States 1.20);
 * Boscoe, Henry, Zdeb (2012), A nationwide comparison of driving distance versus straight-line distance to hospitals,
 * The Professional Geographer 64(2): 1.42 on average.
 */
export const CIRCUITY = 1.3;

/**
 * Average speed by road distance: the first `upToMetres` of a way at `kilometresPerHour`, the next at the next, so that
 * a longer way never takes less time. Short ways run through towns, long ones over main roads.
 */
const SPEED_BANDS = [
    { upToMetres: 1_000, kilometresPerHour: 24 },
    { upToMetres: 5_000, kilometresPerHour: 42 },
    { upToMetres: 20_000, kilometresPerHour: 60 },
    { upToMetres: 60_000, kilometresPerHour: 80 },
    { upToMetres: Infinity, kilometresPerHour: 95 }
] as const;

/** Metres along roads, guessed from the straight line. */
export function estimatedRoadMetres(from: LatLng, to: LatLng): number {
    return haversineMetres(from, to) * CIRCUITY;
}

/** Seconds for a way of `metres` along roads. */
export function estimatedRoadSeconds(metres: number): number {
    let seconds = 0;
    let done = 0;
    for (const { upToMetres, kilometresPerHour } of SPEED_BANDS) {
        const inBand = Math.min(metres, upToMetres) - done;
        if (inBand <= 0) break;
        seconds += (inBand * 3.6) / kilometresPerHour;
        done += inBand;
    }
    return seconds;
}

/** The longest way that fits into `seconds`; undoes {@link estimatedRoadSeconds}. */
export function roadMetresWithin(seconds: number): number {
    let metres = 0;
    let left = seconds;
    for (const { upToMetres, kilometresPerHour } of SPEED_BANDS) {
        const reach = (left * kilometresPerHour) / 3.6;
        if (metres + reach <= upToMetres) return metres + reach;
        left -= ((upToMetres - metres) * 3.6) / kilometresPerHour;
        metres = upToMetres;
    }
    return metres;
}
