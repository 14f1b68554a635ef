/** Where the device is. */
export interface DevicePosition {
    readonly latitude: number;
    readonly longitude: number;
    readonly accuracyMetres: number;
}

const PATIENCE_MS = 8_000;

/** The device's position; null when it has none or the person does not share it: a check-in works without. */
export function devicePosition(geolocation: Geolocation | undefined): Promise<DevicePosition | null> {
    if (!geolocation) return Promise.resolve(null);
    return new Promise((resolve) => {
        geolocation.getCurrentPosition(
            ({ coords: { latitude, longitude, accuracy } }) =>
                resolve({ latitude, longitude, accuracyMetres: Math.round(accuracy * 10) / 10 }),
            () => resolve(null),
            { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 30_000 }
        );
    });
}
