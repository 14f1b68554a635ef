import type { RecordCard } from 'c/contracts';
import { fillLabel, type Formatters } from 'c/formatters';
import { areaOfBounds, outlineOf, RecordRows, type FilterState, type LayerSelection, type MapArea } from 'c/mapData';
import type { CoveredEdges, PointsLayer, PolygonsLayer, ViewportDetail } from 'c/mapLayers';
import type { LegendGroup } from 'c/mapLegend';
import type { AreaRequest } from 'c/mapSelection';
import type { CardState, ListScope } from 'c/recordPane';
import type { MapModel, MapTotals } from './mapModel.ts';

const AREA_COLOUR = '#0b5cab';
/** As in the style sheet. */
const LEGEND_PIXELS = 212;
const SHEET_SHARE = 0.6;

/** What the map draws for the filtered records. */
export function pointLayersOf(selections: readonly LayerSelection[]): PointsLayer[] {
    return selections.map(({ points, rows }) => ({
        id: points.layer.key,
        kind: 'points',
        points: points.toPointSet(rows),
        styles: points.legend.map(({ colour, shape, label }) => ({
            colour,
            shape,
            core: points.core,
            label: `${points.layer.label} · ${label}`
        }))
    }));
}

/** The legend with exact counts under the other filters. Entries that no record has are left out. */
export function legendGroupsOf(selections: readonly LayerSelection[], filter: FilterState): LegendGroup[] {
    return selections.map(({ points, statusCounts }) => {
        const { layer, core, legend, statusTotals } = points;
        const hidden = new Set(filter.hiddenStatuses[layer.key] ?? []);
        const rows = legend.map(({ value, label, colour, shape }, code) => {
            const isOn = !hidden.has(value);
            return { value, label, colour, shape, core, count: statusCounts[code] ?? 0, isOn };
        });
        return {
            key: layer.key,
            label: `${layer.labelPlural} · ${points.colouringLabel}`,
            layerLabel: layer.labelPlural,
            colourings: (layer.colourings ?? []).map(({ key, label }) => ({ key, label })),
            colouringKey: points.colouringKey,
            rows: rows.filter(({ isOn }, code) => !isOn || (statusTotals[code] ?? 0) > 0)
        };
    });
}

/** The filter with one status switched on or off. */
export function toggleStatus(filter: FilterState, layerKey: string, value: string): FilterState {
    const hidden = filter.hiddenStatuses[layerKey] ?? [];
    const next = hidden.includes(value) ? hidden.filter((other) => other !== value) : [...hidden, value];
    return { ...filter, hiddenStatuses: { ...filter.hiddenStatuses, [layerKey]: next } };
}

/** What the list holds. */
export function rowsOf(
    selections: readonly LayerSelection[],
    scope: ListScope,
    scopeIds: readonly string[]
): RecordRows {
    if (scope === 'all') return RecordRows.of(selections);
    const wanted = new Set(scopeIds);
    return RecordRows.of(selections, (points, row) => {
        if (scope === 'stack' || scope === 'area') return wanted.has(points.ids[row]!);
        return !points.isPlaced(row);
    });
}

/** The chosen area, as the map draws it. */
export function areaLayersOf(area: MapArea | null): PolygonsLayer[] {
    if (!area) return [];
    const polygon = { id: 'area', rings: [outlineOf(area)], colour: AREA_COLOUR, fillOpacity: 0.08 };
    return [{ id: 'area', kind: 'polygons', polygons: [polygon] }];
}

/** The opened record with the sign that it has on the map. */
export function readyCardOf(model: MapModel | null, card: RecordCard): CardState {
    const found = model?.find(card.recordId) ?? null;
    const layer = model?.layers.find(({ objectApiName }) => objectApiName === card.objectApiName);
    return {
        kind: 'ready',
        card,
        iconName: (found?.layer ?? layer)?.iconName ?? 'standard:record',
        status: found && found.points.statusAt(found.row),
        core: found?.points.core ?? 'solid',
        flows: (found?.layer ?? layer)?.flows ?? []
    };
}

/** The line with the exact numbers; `label` has holes for "how many" and "of how many". */
export function summaryOf(
    { drawn, total, loaded }: MapTotals,
    isPartial: boolean,
    label: string,
    format: Formatters
): string {
    return fillLabel(label, format.number(isPartial ? loaded : drawn), format.number(total ?? 0));
}

/** The area that was asked for by keyboard: by what the map shows. */
export function areaOfView(view: ViewportDetail, { radiusMetres }: AreaRequest): MapArea {
    return radiusMetres === null ? areaOfBounds(view.bounds) : { kind: 'circle', centre: view.centre, radiusMetres };
}

/** The legend lies over the left of a wide map, the sheet over the lower part of a narrow one. */
export function coveredEdges(isNarrow: boolean, height: number): CoveredEdges {
    return isNarrow
        ? { left: 0, top: 0, right: 0, bottom: height * SHEET_SHARE }
        : { left: LEGEND_PIXELS, top: 0, right: 0, bottom: 0 };
}

/** Class of the screen: a card or pin list covers a panel, and both cover the legend of a narrow map. */
export function screenClass(state: {
    readonly isNarrow: boolean;
    readonly isListView: boolean;
    readonly hasSheet: boolean;
    readonly isDrawing: boolean;
    readonly hasPanel: boolean;
}): string {
    if (!state.isNarrow) return 'screen screen-wide';
    const parts = ['screen screen-narrow', state.isListView ? 'shows-list' : 'shows-map'];
    if (state.hasSheet) parts.push('has-sheet');
    else if (state.isDrawing) parts.push('has-panel is-drawing');
    else if (state.hasPanel) parts.push('has-panel');
    return parts.join(' ');
}
