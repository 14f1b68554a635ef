import getAreas from '@salesforce/apex/AreaController.getAreas';
import MUNICIPALITIES from '@salesforce/resourceUrl/fieldmapBasemapAreas';
import type { KeptArea, KpiArea } from 'c/contracts';
import { encodePolyline } from 'c/geo';

/** Where areas come from. */
export type AreaSource = 'municipalities' | 'mine';

/** Outlines for the service, with the names that stay on the page. */
export interface Outlines {
    readonly areas: readonly KpiArea[];
    readonly names: ReadonlyMap<string, string>;
}

const MOST = 200;

type Ring = readonly (readonly [number, number])[];
interface Feature {
    readonly properties?: { readonly name?: string } | null;
    readonly geometry?: { readonly type: string; readonly coordinates: unknown } | null;
}

/** Outlines of municipalities, or of the areas that were drawn on the map or imported there. */
export async function loadOutlines(source: AreaSource): Promise<Outlines> {
    const shapes = source === 'mine' ? await keptShapes() : await municipalityShapes();
    const named = shapes.slice(0, MOST).map(({ name, rings }, index) => ({ key: `area-${index + 1}`, name, rings }));
    return {
        areas: named.map(({ key, rings }) => ({ key, rings: rings.map(ringText) })),
        names: new Map(named.map(({ key, name }) => [key, name]))
    };
}

interface Shape {
    readonly name: string;
    readonly rings: readonly Ring[];
}

async function municipalityShapes(): Promise<readonly Shape[]> {
    const response = await fetch(MUNICIPALITIES);
    if (!response.ok) throw new Error(`The static resource fieldmapBasemapAreas answered ${response.status}.`);
    const { features } = (await response.json()) as { readonly features: readonly Feature[] };
    return features
        .map(({ properties, geometry }) => ({ name: properties?.name ?? '', rings: ringsOf(geometry) }))
        .filter(({ rings }) => rings.length > 0);
}

/** Areas that cannot be read any more are left out. */
async function keptShapes(): Promise<readonly Shape[]> {
    const kept = JSON.parse(await getAreas()) as KeptArea[];
    return kept.flatMap(({ name, geometry }) => {
        try {
            const rings = ringsOf(JSON.parse(geometry) as Feature['geometry']);
            return rings.length > 0 ? [{ name, rings }] : [];
        } catch {
            return [];
        }
    });
}

function ringsOf(geometry: Feature['geometry']): readonly Ring[] {
    if (geometry?.type === 'Polygon') return geometry.coordinates as readonly Ring[];
    return geometry?.type === 'MultiPolygon' ? (geometry.coordinates as readonly (readonly Ring[])[]).flat() : [];
}

function ringText(ring: Ring): string {
    return encodePolyline(ring.map(([longitude, latitude]) => ({ latitude, longitude })));
}
