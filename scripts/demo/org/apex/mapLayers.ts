import type { LegendEntry, MapLayer, MarkerShape } from '#kernel/contracts';
import type { Org, SObjectRecord, UserContext } from '../core/types.ts';
import { problem } from './mapProblem.ts';
import { platformWords } from './platformWords.ts';

/** A `MapLayer__mdt` record. Coordinate paths are lists: the first that has a value wins (a learned place over an address). */
export interface LayerRow {
    readonly key: string;
    readonly objectApiName: string;
    readonly statusField: string;
    readonly nameField: string;
    readonly lastVisitField: string | null;
    readonly latitudeFields: readonly string[];
    readonly longitudeFields: readonly string[];
    readonly palette: Readonly<Record<string, { colour: string; shape: MarkerShape }>>;
    readonly isOnByDefault: boolean;
    readonly iconName: string;
}

const FALLBACK_LOOKS: readonly { colour: string; shape: MarkerShape }[] = [
    { colour: '#0b6fb8', shape: 'circle' },
    { colour: '#c45500', shape: 'diamond' },
    { colour: '#2e7d32', shape: 'square' },
    { colour: '#b0187a', shape: 'triangle' },
    { colour: '#5e35b1', shape: 'hexagon' },
    { colour: '#8e6c00', shape: 'triangleDown' }
];

export function layerRows(org: Org): LayerRow[] {
    return org
        .query(
            `SELECT DeveloperName, ObjectApiName__c, StatusField__c, LatitudeField__c, LongitudeField__c, NameField__c,
                LastVisitField__c, IsOnByDefault__c, IconName__c, Palette__c
            FROM MapLayer__mdt ORDER BY SortOrder__c, DeveloperName`
        )
        .records.map(layerRow);
}

export function requireLayer(org: Org, key: string): LayerRow {
    const row = layerRows(org).find((candidate) => candidate.key === key);
    if (!row) throw problem(404, 'not-found', `There is no map layer ${key}.`);
    return row;
}

export function describeLayer(org: Org, user: UserContext, row: LayerRow): MapLayer {
    const word = platformWords(org, user);
    const object = org.schema.requireObject(row.objectApiName);
    const status = org.schema.field(object, row.statusField);
    const legend: LegendEntry[] = (status?.picklist ?? [])
        .filter(({ active }) => active)
        .map(({ value, label }, index) => ({
            value,
            label: word(label),
            ...(row.palette[value] ?? FALLBACK_LOOKS[index % FALLBACK_LOOKS.length]!)
        }));
    return {
        key: row.key,
        objectApiName: row.objectApiName,
        label: word(object.label),
        labelPlural: word(object.labelPlural),
        statusField: row.statusField,
        statusLabel: word(status?.label ?? row.statusField),
        legend,
        isOnByDefault: row.isOnByDefault,
        iconName: row.iconName
    };
}

function layerRow(record: SObjectRecord): LayerRow {
    const text = (field: string): string => String(record[field] ?? '');
    const list = (field: string): string[] =>
        text(field)
            .split(',')
            .map((path) => path.trim());
    return {
        key: text('DeveloperName'),
        objectApiName: text('ObjectApiName__c'),
        statusField: text('StatusField__c'),
        nameField: text('NameField__c') || 'Name',
        lastVisitField: text('LastVisitField__c') || null,
        latitudeFields: list('LatitudeField__c'),
        longitudeFields: list('LongitudeField__c'),
        palette: JSON.parse(text('Palette__c') || '{}') as LayerRow['palette'],
        isOnByDefault: record['IsOnByDefault__c'] === true,
        iconName: text('IconName__c') || 'standard:record'
    };
}
