import { getLocationService } from 'lightning/mobileCapabilities';
import { haversineMetres, type LatLng } from 'c/geo';
import { onSiteOf } from 'c/visitRules';
import type { CheckInPlace } from 'c/contracts';

/** Where the device is. */
export interface DevicePosition {
    readonly latitude: number;
    readonly longitude: number;
    /** 68 % radius; null when the device does not say. */
    readonly accuracyMetres: number | null;
}

const OPTIONS = { enableHighAccuracy: true, timeout: 8_000, maximumAge: 30_000 };
/** Browsers count their own time only after the person has answered whether they share the position. */
const PATIENCE_MS = 12_000;

/** The device's position; null when it has none or the person does not share it: a check-in works without. */
export async function devicePosition(
    geolocation: Geolocation | undefined = window.navigator.geolocation
): Promise<DevicePosition | null> {
    const service = getLocationService();
    const asked = service.isAvailable()
        ? service.getCurrentPosition({ enableHighAccuracy: true }).then(fromCoordinates, () => null)
        : fromBrowser(geolocation);
    return Promise.race([asked, patience()]);
}

/** What a check-in keeps of a position: how far it is from the customer, and whether that is on site. */
export function checkInPlace(
    position: DevicePosition | null,
    customer: { readonly latitude: number | null; readonly longitude: number | null }
): CheckInPlace | null {
    if (position === null) return null;
    const { latitude, longitude } = customer;
    const distanceMetres =
        latitude === null || longitude === null
            ? null
            : Math.round(haversineMetres({ latitude, longitude } satisfies LatLng, position));
    const { accuracyMetres } = position;
    const onSite = distanceMetres === null ? 'unknown' : onSiteOf({ distanceMetres, accuracyMetres });
    return { ...position, distanceMetres, onSite };
}

function fromBrowser(geolocation: Geolocation | undefined): Promise<DevicePosition | null> {
    if (!geolocation) return Promise.resolve(null);
    return new Promise((resolve) => {
        geolocation.getCurrentPosition(
            (position) => resolve(fromCoordinates(position)),
            () => resolve(null),
            OPTIONS
        );
    });
}

interface Located {
    readonly coords: { readonly latitude: number; readonly longitude: number; readonly accuracy?: number | null };
}

function fromCoordinates({ coords: { latitude, longitude, accuracy } }: Located): DevicePosition {
    return { latitude, longitude, accuracyMetres: accuracy == null ? null : Math.round(accuracy * 10) / 10 };
}

function patience(): Promise<null> {
    return new Promise((resolve) => {
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- nobody else ends an unanswered question for the position
        setTimeout(() => resolve(null), PATIENCE_MS);
    });
}
