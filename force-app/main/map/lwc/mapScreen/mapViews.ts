import { RecordRows, type FilterState, type LayerSelection } from 'c/mapData';
import type { PointsLayer } from 'c/mapLayers';
import type { LegendGroup } from 'c/mapLegend';
import type { ListScope } from 'c/recordPane';

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

/** The legend with exact counts under the other filters. Statuses that no record has are left out. */
export function legendGroupsOf(selections: readonly LayerSelection[], filter: FilterState): LegendGroup[] {
    return selections.map(({ points, statusCounts }) => {
        const hidden = new Set(filter.hiddenStatuses[points.layer.key] ?? []);
        return {
            key: points.layer.key,
            label: `${points.layer.labelPlural} · ${points.layer.statusLabel}`,
            rows: points.legend
                .map(({ value, label, colour, shape }, code) => ({
                    value,
                    label,
                    colour,
                    shape,
                    core: points.core,
                    count: statusCounts[code] ?? 0,
                    isOn: !hidden.has(value)
                }))
                .filter(({ isOn }, code) => !isOn || (points.statusTotals[code] ?? 0) > 0)
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
    stackIds: readonly string[]
): RecordRows {
    const stack = new Set(stackIds);
    return RecordRows.of(selections, (points, row) => {
        if (scope === 'stack') return stack.has(points.ids[row]!);
        return scope === 'all' || !points.isPlaced(row);
    });
}
