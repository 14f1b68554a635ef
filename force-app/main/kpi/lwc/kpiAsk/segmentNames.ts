import getGroupNames from '@salesforce/apex/KpiController.getGroupNames';
import getNames from '@salesforce/apex/MapController.getNames';
import noClass from '@salesforce/label/c.Fieldmap_Kpi_CutNoClass';
import noTerritory from '@salesforce/label/c.Fieldmap_Kpi_CutNoTerritory';
import none from '@salesforce/label/c.Fieldmap_Kpi_CutNone';
import outside from '@salesforce/label/c.Fieldmap_Kpi_CutOutside';
import type { KpiSegmentIds } from 'c/contracts';

/** Ids of one Apex call. */
const MOST_PEOPLE = 200;

export type Names = ReadonlyMap<string, string>;

/** Names of people, roles and territories in user mode; `known` holds what the page has already. */
export async function namesOfSegments(parts: readonly KpiSegmentIds[], known: Names): Promise<Names> {
    const missing = (ids: readonly (string | null | undefined)[]): string[] => [
        ...new Set(ids.filter((id): id is string => typeof id === 'string' && !known.has(id)))
    ];
    const people = missing(parts.map(({ userId }) => userId)).slice(0, MOST_PEOPLE);
    const groups = missing(parts.flatMap(({ roleId, territoryId }) => [roleId, territoryId]));
    const [named, grouped] = await Promise.all([
        people.length === 0 ? '{}' : getNames({ ids: people }),
        groups.length === 0 ? '{}' : getGroupNames({ ids: groups })
    ]);
    const found = Object.entries(JSON.parse(named) as Record<string, { name: string }>);
    return new Map([
        ...known,
        ...found.map(([id, { name }]) => [id, name] as const),
        ...Object.entries(JSON.parse(grouped) as Record<string, string>)
    ]);
}

/** A part of a cut in words; empty for a part that lies nowhere, such as a day. */
export function segmentName(ids: KpiSegmentIds, names: Names): string {
    const known = (id: string): string => names.get(id) ?? id;
    const parts: string[] = [];
    if (ids.userId !== undefined) parts.push(known(ids.userId));
    if (ids.roleId !== undefined) parts.push(ids.roleId === null ? none : known(ids.roleId));
    if (ids.classCode !== undefined) parts.push(ids.classCode ?? noClass);
    if (ids.territoryId !== undefined) parts.push(ids.territoryId === null ? noTerritory : known(ids.territoryId));
    if (ids.areaKey !== undefined) parts.push(ids.areaKey === null ? outside : known(ids.areaKey));
    return parts.join(' · ');
}
