/** A record without coordinates. */
export interface Address {
    readonly recordId: string;
    readonly objectApiName: 'Account' | 'Lead';
    readonly name: string;
    readonly street: string;
    readonly postalCode: string;
    readonly city: string;
    readonly country: string;
}

/** Degrees WGS 84; `accuracy` in the provider's own words. */
export interface Located {
    readonly latitude: number;
    readonly longitude: number;
    readonly accuracy: string;
}

/** Where coordinates come from. A new one is a file in `providers/` and a line in `providers/index.ts`. */
export interface GeocodeProvider {
    readonly name: string;
    /** Null when it does not know the address. */
    locate(address: Address): Promise<Located | null>;
}

/** Null when the numbers are no place, or that place in the Gulf of Guinea where missing values end. */
export function toLocated(latitude: number, longitude: number, accuracy: string): Located | null {
    const isPlace =
        Number.isFinite(latitude) &&
        Number.isFinite(longitude) &&
        Math.abs(latitude) <= 90 &&
        Math.abs(longitude) <= 180 &&
        !(latitude === 0 && longitude === 0);
    return isPlace ? { latitude, longitude, accuracy } : null;
}
