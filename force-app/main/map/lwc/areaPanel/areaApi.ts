import type { AreaFigures, KeptArea, MapFilterSources, MatchPage, SaveAreasRequest } from 'c/contracts';
import deleteKept from '@salesforce/apex/AreaController.deleteArea';
import getAreas from '@salesforce/apex/AreaController.getAreas';
import getFigures from '@salesforce/apex/AreaController.getFigures';
import getMatches from '@salesforce/apex/MapFilterController.getMatches';
import getSources from '@salesforce/apex/MapFilterController.getSources';
import saveKept from '@salesforce/apex/AreaController.saveAreas';
import MUNICIPALITIES from '@salesforce/resourceUrl/fieldmapBasemapAreas';
import { loadFigures, type FigureColumns } from 'c/areaData';

/** Visits and orders of this many days count. */
export const DAYS = 90;

export function loadAccountFigures(): Promise<FigureColumns> {
    return loadFigures(async (afterId) => JSON.parse(await getFigures({ days: DAYS, afterId })) as AreaFigures);
}

/** Text of the GeoJSON that ships with the offline map. */
export async function loadMunicipalities(): Promise<string> {
    const response = await fetch(MUNICIPALITIES);
    if (!response.ok) throw new Error(`The static resource fieldmapBasemapAreas answered ${response.status}.`);
    return response.text();
}

export async function loadKeptAreas(): Promise<KeptArea[]> {
    return JSON.parse(await getAreas()) as KeptArea[];
}

export async function keepAreas(request: SaveAreasRequest): Promise<KeptArea[]> {
    return JSON.parse(await saveKept({ requestJson: JSON.stringify(request) })) as KeptArea[];
}

export async function deleteKeptArea(areaId: string): Promise<void> {
    await deleteKept({ areaId });
}

export interface TerritoryGroup {
    readonly id: string;
    readonly name: string;
    readonly accountIds: ReadonlySet<string>;
}

/** The territories that have no children (the ones that people work), with their accounts. */
export async function loadTerritories(layerKey: string): Promise<TerritoryGroup[]> {
    const { territories } = JSON.parse(await getSources()) as MapFilterSources;
    const parents = new Set(territories.map(({ parentId }) => parentId));
    const leaves = territories.filter(({ id }) => !parents.has(id));
    return Promise.all(leaves.map(async ({ id, name }) => ({ id, name, accountIds: await accountsOf(layerKey, id) })));
}

/** True when the org has territories. */
export async function hasTerritories(): Promise<boolean> {
    return (JSON.parse(await getSources()) as MapFilterSources).territories.length > 0;
}

async function accountsOf(layerKey: string, territoryId: string): Promise<Set<string>> {
    const ids = new Set<string>();
    let afterId: string | null = null;
    do {
        const requestJson = JSON.stringify({ layerKey, criteria: { territoryIds: [territoryId] }, afterId });
        // eslint-disable-next-line no-await-in-loop -- a page names the start of the next
        const page: MatchPage = JSON.parse(await getMatches({ requestJson })) as MatchPage;
        for (const id of page.ids) ids.add(id);
        afterId = page.nextAfterId;
    } while (afterId !== null);
    return ids;
}
