/** What a Nominatim server tells of a place, as far as it is used here. */
export interface NominatimPlace {
    readonly lat?: string;
    readonly lon?: string;
    /** What the place is within an address: building, road, town. */
    readonly addresstype?: string;
    /** Main tag in OpenStreetMap: building, highway, place; `class` in the older form of answers. */
    readonly category?: string;
    readonly class?: string;
    /** House number and the like, with `addressdetails=1`. */
    readonly address?: Readonly<Record<string, string>>;
}

const BY_TYPE: Readonly<Record<string, string>> = {
    ...{ building: 'Address', house: 'Address', road: 'Street' },
    ...{ residential: 'Street', postcode: 'Zip', suburb: 'Neighborhood', neighbourhood: 'Neighborhood' },
    ...{ quarter: 'Neighborhood', city: 'City', town: 'City', village: 'City', hamlet: 'City', municipality: 'City' },
    ...{ county: 'County', state: 'State', country: 'State' }
};
/** Categories of things that stand at one spot: a company named in OpenStreetMap is as exact as its building. */
const AT_A_SPOT = ['amenity', 'building', 'craft', 'healthcare', 'industrial', 'office', 'shop', 'tourism'];

/**
 * How exact a place is, in the words of Salesforce's own accuracy (Address, Street, Zip, City …).
 *
 * Source: https://nominatim.org/release-docs/latest/api/Output/
 */
export function nominatimAccuracy(place: NominatimPlace): string {
    if (place.address?.['house_number'] !== undefined) return 'Address';
    const category = place.category ?? place.class ?? '';
    if (AT_A_SPOT.includes(category)) return 'Address';
    if (category === 'highway') return 'Street';
    return BY_TYPE[place.addresstype ?? ''] ?? 'Unknown';
}
