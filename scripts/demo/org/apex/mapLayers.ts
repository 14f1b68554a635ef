import type { LegendEntry, MapBand, MapColouring, MapColumn, MapFlow, MapLayer, MarkerShape } from '#kernel/contracts';
import type { Org, SObjectRecord, UserContext } from '../core/types.ts';
import { LayerFields } from './layerFields.ts';
import { problem } from './mapProblem.ts';
import { platformWords } from './platformWords.ts';

/** A `MapLayer__mdt` record. Coordinate and name paths are lists: the first that has a value wins. */
export interface LayerRow {
    readonly key: string;
    readonly objectApiName: string;
    readonly statusField: string;
    readonly nameFields: readonly string[];
    readonly lastVisitField: string | null;
    readonly latitudeFields: readonly string[];
    readonly longitudeFields: readonly string[];
    readonly palette: Palette;
    readonly isOnByDefault: boolean;
    readonly iconName: string;
    /** The layer holds only records with one of these values. */
    readonly only: { readonly field: string; readonly values: readonly string[] } | null;
    readonly filterFields: readonly string[];
    readonly colourings: readonly ColouringSetting[];
    /** Empty: the usual ones of the object. */
    readonly cardFields: readonly string[];
    readonly flows: readonly MapFlow[];
}
type Palette = Readonly<Record<string, { colour: string; shape: MarkerShape }>>;
interface ColouringSetting {
    readonly field: string;
    readonly kind: MapColouring['kind'];
    readonly bands?: readonly MapBand[];
    readonly palette?: Palette;
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
                LastVisitField__c, IsOnByDefault__c, IconName__c, Palette__c, Only__c, FilterFields__c, Colourings__c,
                CardFields__c, Flows__c
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
    const fields = new LayerFields(org, user, row.objectApiName);
    const word = platformWords(org, user);
    const object = org.schema.requireObject(row.objectApiName);
    const status = fields.at(row.statusField);
    const only = row.only?.field === row.statusField ? row.only.values : null;
    const legend = legendOf(fields, row.statusField, row.palette, only);
    const first = row.only ? ` · ${fields.label(row.only.field, row.only.values[0] ?? '')}` : '';
    const statusLabel = status ? word(status.label) : row.statusField;
    return {
        key: row.key,
        objectApiName: row.objectApiName,
        label: word(object.label) + first,
        labelPlural: word(object.labelPlural) + first,
        statusField: row.statusField,
        statusLabel,
        legend,
        isOnByDefault: row.isOnByDefault,
        iconName: row.iconName,
        lastVisitField: row.lastVisitField,
        lastVisitLabel: word((row.lastVisitField && fields.at(row.lastVisitField)?.label) || ''),
        columns: columnsOf(fields, row),
        colourings: [
            { key: row.statusField, label: statusLabel, kind: 'choice', legend, bands: [] },
            ...row.colourings.flatMap(({ field, kind, bands = [], palette = {} }): MapColouring[] => {
                const found = fields.at(field);
                if (!found) return [];
                const entries = kind === 'choice' ? legendOf(fields, field, palette, null) : [];
                return [{ key: field, label: word(found.label), kind, legend: entries, bands }];
            })
        ],
        flows: row.flows
    };
}

/** Columns that the person may read, each once, beside the status and the last visit that every page brings. */
export function columnsOf(fields: LayerFields, row: LayerRow): MapColumn[] {
    const keys = new Set([...row.colourings.map(({ field }) => field), ...row.filterFields]);
    keys.delete(row.statusField);
    keys.delete(row.lastVisitField ?? '');
    return [...keys].flatMap((key) => fields.column(key) ?? []);
}

function legendOf(fields: LayerFields, path: string, palette: Palette, only: readonly string[] | null): LegendEntry[] {
    return fields
        .options(path)
        .filter(({ value }) => only === null || only.includes(value))
        .map(({ value, label }, index) => ({
            value,
            label,
            ...(palette[value] ?? FALLBACK_LOOKS[index % FALLBACK_LOOKS.length]!)
        }));
}

function layerRow(record: SObjectRecord): LayerRow {
    const text = (field: string): string => String(record[field] ?? '');
    const list = (field: string): string[] =>
        text(field)
            .split(',')
            .map((path) => path.trim())
            .filter((path) => path !== '');
    const [onlyField = '', onlyValues = ''] = text('Only__c').split(':');
    const names = list('NameField__c');
    return {
        key: text('DeveloperName'),
        objectApiName: text('ObjectApiName__c'),
        statusField: text('StatusField__c'),
        nameFields: names.length > 0 ? names : ['Name'],
        lastVisitField: text('LastVisitField__c') || null,
        latitudeFields: list('LatitudeField__c'),
        longitudeFields: list('LongitudeField__c'),
        palette: JSON.parse(text('Palette__c') || '{}') as Palette,
        isOnByDefault: record['IsOnByDefault__c'] === true,
        iconName: text('IconName__c') || 'standard:record',
        only: onlyField
            ? { field: onlyField.trim(), values: onlyValues.split(',').map((value) => value.trim()) }
            : null,
        filterFields: list('FilterFields__c'),
        colourings: JSON.parse(text('Colourings__c') || '[]') as ColouringSetting[],
        cardFields: list('CardFields__c'),
        flows: text('Flows__c')
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((line) => {
                const [apiName = '', ...label] = line.split(':');
                return { apiName: apiName.trim(), label: (label.join(':') || apiName).trim() };
            })
    };
}
