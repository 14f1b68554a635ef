import type { MapLayer, SessionContext } from 'c/contracts';
import getContext from '@salesforce/apex/SessionController.getContext';
import getLayers from '@salesforce/apex/MapController.getLayers';

// Apex answers JSON text: one string crosses Lightning's membrane in one step, 10,000 objects in 10,000.

export async function loadContext(): Promise<SessionContext> {
    return JSON.parse(await getContext()) as SessionContext;
}

export async function loadLayers(): Promise<MapLayer[]> {
    return JSON.parse(await getLayers()) as MapLayer[];
}
