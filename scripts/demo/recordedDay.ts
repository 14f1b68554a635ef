import type { PhonePosition } from '#kernel/contracts';
import { destination, haversineMetres, type LatLng } from '#kernel/geo';

/** A customer on the way, and how long the visit takes. */
export interface RecordedStop extends LatLng {
    readonly minutes: number;
}

export interface RecordedDayOptions {
    /** The last position is this old at `now`. Default: 30 s. */
    readonly secondsAgo?: number;
    readonly stepSeconds?: number;
    readonly metresPerSecond?: number;
    /** The car park lies this far from the door. Default: 15 m. */
    readonly parkingMetres?: number;
}

const APPROACH_METRES = 1_500;
const NOISE_METRES = 6;

/**
 * A day as a phone records it, ending now: from 1.5 km before the first customer in straight lines to each of them, and away
 * again, so that every stay has ended. Deterministic; noise is a fixed pattern of a few metres.
 *
 * Shape: in order of time, one position every `stepSeconds` (10). Three visits of 10 minutes 3 km apart take 50 minutes.
 */
export function recordedDay(
    stops: readonly RecordedStop[],
    now: Date,
    { secondsAgo = 30, stepSeconds = 10, metresPerSecond = 14, parkingMetres = 15 }: RecordedDayOptions = {}
): PhonePosition[] {
    const first = stops[0];
    const last = stops[stops.length - 1];
    if (first === undefined || last === undefined) return [];
    const places: LatLng[] = [];
    const drive = (from: LatLng, to: LatLng): void => {
        const steps = Math.max(1, Math.round(haversineMetres(from, to) / metresPerSecond / stepSeconds));
        for (let i = 1; i <= steps; i++) places.push(between(from, to, i / steps));
    };
    let here: LatLng = destination(first, 200, APPROACH_METRES);
    for (const stop of stops) {
        const door = destination(stop, 60, parkingMetres);
        drive(here, door);
        for (let i = 0; i < (stop.minutes * 60) / stepSeconds; i++) places.push(door);
        here = door;
    }
    drive(here, destination(last, 20, APPROACH_METRES));
    const endMs = Math.floor(now.getTime() / 1000) * 1000 - secondsAgo * 1000;
    return places.map((place, i) => ({
        at: new Date(endMs - (places.length - 1 - i) * stepSeconds * 1000).toISOString(),
        ...destination(place, (i * 137) % 360, (NOISE_METRES * ((i * 7) % 10)) / 10),
        accuracyMetres: 12
    }));
}

function between(from: LatLng, to: LatLng, share: number): LatLng {
    return {
        latitude: from.latitude + (to.latitude - from.latitude) * share,
        longitude: from.longitude + (to.longitude - from.longitude) * share
    };
}
