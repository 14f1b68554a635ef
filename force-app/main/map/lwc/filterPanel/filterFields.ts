import type { MapFilterSources } from 'c/contracts';
import type { FieldCondition, LayerPoints, ServerKey } from 'c/mapData';
import { LABELS } from './labels.ts';

export interface FieldOption {
    readonly value: string;
    readonly label: string;
}

/** Something that a layer can be filtered by. */
export interface FilterField {
    readonly id: string;
    readonly layerKey: string;
    readonly layerLabel: string;
    readonly key: string;
    readonly label: string;
    readonly kind: 'choice' | 'one' | 'number' | 'date' | 'flag';
    readonly options: readonly FieldOption[];
}

/** Objects whose records have an account, and so deals; leads and accounts can have a territory. */
const DEAL_OBJECTS = new Set(['Account']);
const TERRITORY_OBJECTS = new Set(['Account', 'Lead', 'Opportunity']);

/** All fields of the layers that are on: their columns, and what the server decides. */
export function filterFieldsOf(layers: readonly LayerPoints[], sources: MapFilterSources | null): FilterField[] {
    return layers.flatMap((points) => [...columnFields(points), ...serverFields(points, sources)]);
}

/** Words for a condition: `Accounts · Industry: Banking, Retail`. */
export function conditionText(
    condition: FieldCondition,
    field: FilterField | undefined,
    format: { number: (value: number) => string; date: (value: string) => string }
): string {
    if (!field) return condition.key;
    const labels = new Map(field.options.map(({ value, label }) => [value, label]));
    const limit = (text: string): string =>
        text === '' ? '…' : field.kind === 'date' ? format.date(text) : format.number(Number(text));
    const isRange = field.kind === 'number' || field.kind === 'date';
    const values = isRange
        ? `${limit(condition.from)} – ${limit(condition.to)}`
        : condition.values.map((value) => labels.get(value) ?? value).join(', ');
    return `${field.layerLabel} · ${field.label}: ${values}`;
}

/** A condition without a wish changes nothing and is left out. */
export function hasWish({ values, from, to }: FieldCondition): boolean {
    return values.length > 0 || from !== '' || to !== '';
}

function columnFields(points: LayerPoints): FilterField[] {
    const { layer } = points;
    return points.filterColumns.map(({ key, label, kind, options }) => ({
        id: `${layer.key} ${key}`,
        layerKey: layer.key,
        layerLabel: layer.labelPlural,
        key,
        label,
        kind,
        options: kind === 'flag' ? yesNo() : kind === 'choice' ? choices(points, key, options) : []
    }));
}

/** The org's picklist values in its order; for free text the values that came. Then the empty one. */
function choices(points: LayerPoints, key: string, options: readonly FieldOption[]): FieldOption[] {
    const texts = points.column(key)?.texts ?? [];
    const known = options.map(({ value, label }) => ({ value, label }));
    const values = new Set(known.map(({ value }) => value));
    const others = texts
        .filter((text) => text !== '' && !values.has(text))
        .map((text) => ({ value: text, label: text }));
    if (known.length === 0) others.sort((a, b) => a.label.localeCompare(b.label));
    return [...known.filter(({ value }) => value !== ''), ...others, { value: '', label: LABELS.empty }];
}

function serverFields({ layer }: LayerPoints, sources: MapFilterSources | null): FilterField[] {
    if (!sources) return [];
    const field = (key: ServerKey, label: string, kind: FilterField['kind'], options: readonly FieldOption[]) => ({
        id: `${layer.key} ${key}`,
        layerKey: layer.key,
        layerLabel: layer.labelPlural,
        key,
        label,
        kind,
        options
    });
    const lists = sources.listViews
        .filter(({ objectApiName }) => objectApiName === layer.objectApiName)
        .map(({ id, name }) => ({ value: id, label: name }));
    const territories = sources.territories.map(({ id, name }) => ({ value: id, label: name }));
    const fields: FilterField[] = [];
    if (lists.length > 0) fields.push(field('@listView', LABELS.listView, 'one', lists));
    if (territories.length > 0 && TERRITORY_OBJECTS.has(layer.objectApiName)) {
        fields.push(field('@territory', LABELS.territory, 'choice', territories));
    }
    if (DEAL_OBJECTS.has(layer.objectApiName)) {
        fields.push(
            field('@openDeal', LABELS.openDeal, 'flag', yesNo()),
            field('@dealStage', LABELS.dealStage, 'choice', sources.dealStages),
            field('@dealAmount', LABELS.dealAmount, 'number', [])
        );
    }
    return fields;
}

function yesNo(): FieldOption[] {
    return [
        { value: '1', label: LABELS.yes },
        { value: '0', label: LABELS.no }
    ];
}
