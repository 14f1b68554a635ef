import type { Place } from '#kernel/contracts';
import { isPlace } from '#kernel/geo';

/** Errors: a place without usable coordinates, by its position in the list. */
export function checkPlaces(places: readonly Place[]): void {
    places.forEach(({ latitude, longitude }, i) => {
        if (!isPlace(latitude, longitude)) {
            throw new RangeError(
                `Travel times: place ${i} of ${places.length} has no usable coordinates ` +
                    `(expected degrees inside -90..90 and -180..180, not 0, 0). Leave it out or geocode it.`
            );
        }
    });
}
