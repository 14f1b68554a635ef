import type { ReachableAnswer, ReachableRequest } from 'c/contracts';
import { decodePolyline, type LatLng } from 'c/geo';
import getReachable from '@salesforce/apex/AreaController.getReachable';

export interface Reach {
    readonly rings: readonly (readonly LatLng[])[];
    readonly isEstimate: boolean;
    readonly note: string;
}

export async function loadReach(request: ReachableRequest): Promise<Reach> {
    const answer = JSON.parse(await getReachable({ requestJson: JSON.stringify(request) })) as ReachableAnswer;
    const { isEstimate, note } = answer.source;
    return { rings: answer.rings.map((ring) => decodePolyline(ring)), isEstimate, note };
}

/** Where the device is; rejects when it does not say. */
export function devicePosition(): Promise<LatLng> {
    return new Promise((resolve, reject) => {
        if (!navigator.geolocation) {
            reject(new Error('No geolocation.'));
            return;
        }
        navigator.geolocation.getCurrentPosition(
            ({ coords }) => resolve({ latitude: coords.latitude, longitude: coords.longitude }),
            reject,
            { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 }
        );
    });
}
