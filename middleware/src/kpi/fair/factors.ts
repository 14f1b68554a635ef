import type { KpiFairFactors } from '#kernel/contracts';
import { haversineMetres } from '#kernel/geo';
import type { PersonRecords } from '../facts/personRecords.ts';

/** Fewer accounts make no territory. */
const MINIMUM_ACCOUNTS = 5;
const METRES_PER_KILOMETRE = 1000;
/** Accounts in one street would make the density endless. */
const MINIMUM_RADIUS_KILOMETRES = 0.1;

/**
 * The territory of a person as the model sees it; null when there are fewer than five placed accounts or no known way.
 *
 * Units: the density is ln(accounts / (π r²)), r the root mean square distance of the accounts from their centre in km.
 */
export function factorsOf(
    { accounts, traits }: PersonRecords,
    meanLegKilometres: number | null
): KpiFairFactors | null {
    const places = accounts.flatMap(({ id }) => {
        const { latitude = null, longitude = null } = traits.get(id) ?? {};
        return latitude === null || longitude === null ? [] : [{ latitude, longitude }];
    });
    if (places.length < MINIMUM_ACCOUNTS || meanLegKilometres === null) {
        return null;
    }
    const sum = places.reduce(
        (total, place) => ({
            latitude: total.latitude + place.latitude,
            longitude: total.longitude + place.longitude
        }),
        { latitude: 0, longitude: 0 }
    );
    const centre = { latitude: sum.latitude / places.length, longitude: sum.longitude / places.length };
    const squares = places.reduce(
        (total, place) => total + (haversineMetres(centre, place) / METRES_PER_KILOMETRE) ** 2,
        0
    );
    const radius = Math.max(MINIMUM_RADIUS_KILOMETRES, Math.sqrt(squares / places.length));
    const shareOf = (code: string): number =>
        accounts.filter(({ customerClass }) => customerClass === code).length / accounts.length;
    return {
        density: Math.log(places.length / (Math.PI * radius ** 2)),
        meanLegKilometres,
        shareA: shareOf('A'),
        shareB: shareOf('B')
    };
}
