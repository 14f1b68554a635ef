import type { Place } from '#kernel/contracts';

/** Places by index, each building once: the locations of a planning problem. */
export class PlaceIndex {
    readonly all: Place[] = [];
    private readonly known = new Map<string, number>();

    indexOf(place: Place): number {
        const key = placeKey(place);
        const index = this.known.get(key) ?? this.all.push({ ...place }) - 1;
        this.known.set(key, index);
        return index;
    }
}

/**
 * The same text for places in one building: four decimals of a degree, about 11 by 8 m. Visits there share the drive and the
 * parking.
 */
export function placeKey({ latitude, longitude }: Place): string {
    return `${latitude.toFixed(4)},${longitude.toFixed(4)}`;
}

/** False for missing numbers, numbers off the globe, and 0/0, which is a failed geocoding and never a customer. */
export function isRealPlace(place: Place | null): place is Place {
    return (
        place !== null &&
        Math.abs(place.latitude) <= 90 &&
        Math.abs(place.longitude) <= 180 &&
        (place.latitude !== 0 || place.longitude !== 0)
    );
}
