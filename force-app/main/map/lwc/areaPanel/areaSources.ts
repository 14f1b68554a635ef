import type { KeptArea } from 'c/contracts';
import {
    assignByGroups,
    assignByShapes,
    geometryText,
    hullOf,
    parseGeoJson,
    type AccountPlaces,
    type AreaShape
} from 'c/areaData';
import { loadMunicipalities, loadTerritories, type TerritoryGroup } from './areaApi.ts';

export type ShowKey = 'none' | 'heat' | 'municipalities' | 'mine' | 'territories';
const MAX_AREAS = 100;
const MAX_CHARACTERS = 131_072;

/** Shapes with the area of each account. */
export interface Assigned {
    readonly shapes: readonly AreaShape[];
    readonly areas: Int32Array;
}

/** Where areas come from; what was loaded is kept as long as the panel lives. */
export class AreaSources {
    private municipalities: Promise<AreaShape[]> | null = null;
    private territories: Promise<TerritoryGroup[]> | null = null;

    async assign(
        show: ShowKey,
        places: AccountPlaces,
        kept: readonly KeptArea[],
        accountLayerKey: string
    ): Promise<Assigned> {
        if (show === 'territories') {
            this.territories ??= loadTerritories(accountLayerKey).catch((error: unknown) => {
                this.territories = null;
                throw error;
            });
            return ofTerritories(await this.territories, places);
        }
        const shapes = show === 'municipalities' ? await this.municipalityShapes() : shapesOfKept(kept);
        return { shapes, areas: assignByShapes(places, shapes) };
    }

    private municipalityShapes(): Promise<AreaShape[]> {
        this.municipalities ??= loadMunicipalities()
            .then((text) => parseGeoJson(text, ''))
            .catch((error: unknown) => {
                this.municipalities = null;
                throw error;
            });
        return this.municipalities;
    }
}

/** Areas that cannot be read any more are left out. */
export function shapesOfKept(kept: readonly KeptArea[]): AreaShape[] {
    return kept.flatMap(({ id, name, geometry }) => {
        try {
            return [{ key: id, name, rings: parseGeoJson(geometry, name)[0]!.rings }];
        } catch {
            return [];
        }
    });
}

/** Areas of a file, ready to keep; null when there are too many or one is too large. */
export function areasToKeep(text: string, fallbackName: string) {
    const areas = parseGeoJson(text, fallbackName).map((shape) => ({
        name: shape.name,
        geometry: geometryText(shape),
        isShared: false
    }));
    const fits = areas.length <= MAX_AREAS && areas.every(({ geometry }) => geometry.length <= MAX_CHARACTERS);
    return fits ? areas : null;
}

/** The org knows no outline of a territory: it goes around the accounts that are there. */
function ofTerritories(territories: readonly TerritoryGroup[], places: AccountPlaces): Assigned {
    const areas = assignByGroups(
        places,
        territories.map(({ accountIds }) => accountIds)
    );
    const shapes = territories.map(({ id, name }, area) => {
        const positions: [number, number][] = [];
        for (let i = 0; i < areas.length; i++) {
            if (areas[i] === area) positions.push([places.longitudes[i]!, places.latitudes[i]!]);
        }
        const hull = hullOf(positions);
        return { key: id, name, rings: hull.length > 0 ? [hull] : [] };
    });
    return { shapes, areas };
}
