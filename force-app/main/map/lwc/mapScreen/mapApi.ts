import type { MatchPage, MatchRequest, PointPage, PointPageRequest, RecordCard } from 'c/contracts';
import getCard from '@salesforce/apex/MapController.getCard';
import getMatches from '@salesforce/apex/MapFilterController.getMatches';
import getPoints from '@salesforce/apex/MapController.getPoints';

// Apex answers JSON text: one string crosses Lightning's membrane in one step, 10,000 objects in 10,000.

export async function loadPoints(request: PointPageRequest): Promise<PointPage> {
    return JSON.parse(await getPoints({ requestJson: JSON.stringify(request) })) as PointPage;
}

export async function loadMatches(request: MatchRequest): Promise<MatchPage> {
    return JSON.parse(await getMatches({ requestJson: JSON.stringify(request) })) as MatchPage;
}

export async function loadCard(recordId: string): Promise<RecordCard> {
    return JSON.parse(await getCard({ recordId })) as RecordCard;
}
