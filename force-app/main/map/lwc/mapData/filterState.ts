import type { LayerPoints } from './layerPoints.ts';

/** What the person narrowed the map to. Layers that are off are not part of it. */
export interface FilterState {
    /** Statuses that are switched off in the legend, by layer key. */
    readonly hiddenStatuses: Readonly<Record<string, readonly string[]>>;
    /** Null: everyone. */
    readonly ownerIds: readonly string[] | null;
    /** Last visit at least this many days ago, or never. Null: no limit. */
    readonly notVisitedForDays: number | null;
    /** Part of the name; empty: all. */
    readonly search: string;
}

export const NO_FILTER: FilterState = { hiddenStatuses: {}, ownerIds: null, notVisitedForDays: null, search: '' };

export function isFiltering(state: FilterState): boolean {
    return (
        state.ownerIds !== null ||
        state.notVisitedForDays !== null ||
        state.search.trim() !== '' ||
        Object.values(state.hiddenStatuses).some((values) => values.length > 0)
    );
}

/** Rows of a layer under a filter, and exact counts for its legend. */
export interface LayerSelection {
    readonly points: LayerPoints;
    /** Row numbers, rising. */
    readonly rows: readonly number[];
    /** Of those, rows that can be drawn. */
    readonly placedCount: number;
    /** Rows by legend entry under all filters except the statuses: what a click on the entry would bring or take. */
    readonly statusCounts: readonly number[];
}

/** Applies the filter to all loaded rows; some milliseconds for 100,000. `todayDay`: days since 1970-01-01. */
export function filterLayer(points: LayerPoints, state: FilterState, todayDay: number): LayerSelection {
    const hiddenValues = new Set(state.hiddenStatuses[points.layer.key] ?? []);
    const isHidden = points.legend.map(({ value }) => hiddenValues.has(value));
    const owners = state.ownerIds && new Set(state.ownerIds);
    const latestDay = state.notVisitedForDays === null ? Infinity : todayDay - state.notVisitedForDays;
    const search = state.search.trim().toLocaleLowerCase();
    const statusCounts = points.legend.map(() => 0);
    const rows: number[] = [];
    let placedCount = 0;
    for (let row = 0; row < points.length; row++) {
        if (owners && !owners.has(points.ownerIdAt(row))) continue;
        if (points.lastVisitOrderAt(row) > latestDay) continue;
        if (search !== '' && !points.nameContains(row, search)) continue;
        const code = points.statusCodeAt(row);
        statusCounts[code]!++;
        if (isHidden[code]) continue;
        rows.push(row);
        if (points.isPlaced(row)) placedCount++;
    }
    return { points, rows, placedCount, statusCounts };
}
