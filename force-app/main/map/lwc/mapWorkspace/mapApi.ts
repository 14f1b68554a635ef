import type { MapLayer, PointPage, PointPageRequest, RecordCard, SessionContext } from 'c/contracts';
import getContext from '@salesforce/apex/SessionController.getContext';
import getCard from '@salesforce/apex/MapController.getCard';
import getLayers from '@salesforce/apex/MapController.getLayers';
import getPoints from '@salesforce/apex/MapController.getPoints';

// Apex answers JSON text: one string crosses Lightning's membrane in one step, 10,000 objects in 10,000.

export async function loadContext(): Promise<SessionContext> {
    return JSON.parse(await getContext()) as SessionContext;
}

export async function loadLayers(): Promise<MapLayer[]> {
    return JSON.parse(await getLayers()) as MapLayer[];
}

export async function loadPoints(request: PointPageRequest): Promise<PointPage> {
    return JSON.parse(await getPoints({ requestJson: JSON.stringify(request) })) as PointPage;
}

export async function loadCard(recordId: string): Promise<RecordCard> {
    return JSON.parse(await getCard({ recordId })) as RecordCard;
}
