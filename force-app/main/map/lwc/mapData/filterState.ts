import type { TeamMember } from 'c/contracts';
import { conditionTests, type FieldCondition } from './fieldCondition.ts';
import type { LayerPoints } from './layerPoints.ts';

/** What the person narrowed the map to. Layers that are off are not part of it. */
export interface FilterState {
    /** Entries that are switched off in the legend, by layer key. They belong to the layer's colouring. */
    readonly hiddenStatuses: Readonly<Record<string, readonly string[]>>;
    /** Null: everyone. */
    readonly ownerIds: readonly string[] | null;
    /** This person and everyone below in the role hierarchy; null: no limit. */
    readonly teamOf: string | null;
    /** Last visit at least this many days ago, or never. Null: no limit. */
    readonly notVisitedForDays: number | null;
    /** Part of the name; empty: all. */
    readonly search: string;
    /** All must hold, each for the records of its layer. */
    readonly conditions: readonly FieldCondition[];
}

export const NO_FILTER: FilterState = {
    hiddenStatuses: {},
    ownerIds: null,
    teamOf: null,
    notVisitedForDays: null,
    search: '',
    conditions: []
};

export function isFiltering(state: FilterState): boolean {
    return (
        state.ownerIds !== null ||
        state.teamOf !== null ||
        state.notVisitedForDays !== null ||
        state.search.trim() !== '' ||
        state.conditions.length > 0 ||
        Object.values(state.hiddenStatuses).some((values) => values.length > 0)
    );
}

/** The person and everyone below in the role hierarchy; without roles, everyone who reports to the person. */
export function teamOwnerIds(team: readonly TeamMember[], leaderId: string): string[] {
    const leader = team.find(({ userId }) => userId === leaderId);
    const role = leader?.rolePath?.[0];
    const managers = new Map(team.map(({ userId, managerId }) => [userId, managerId]));
    const reportsTo = (userId: string): boolean => {
        const seen = new Set<string>();
        for (let at = managers.get(userId) ?? null; at !== null && !seen.has(at); at = managers.get(at) ?? null) {
            if (at === leaderId) return true;
            seen.add(at);
        }
        return false;
    };
    const isBelow = (member: TeamMember): boolean =>
        role === undefined ? reportsTo(member.userId) : (member.rolePath ?? []).slice(1).includes(role);
    return [leaderId, ...team.filter(isBelow).map(({ userId }) => userId)];
}

/** Rows of a layer under a filter, and exact counts for its legend. */
export interface LayerSelection {
    readonly points: LayerPoints;
    /** Row numbers, rising. */
    readonly rows: Int32Array;
    /** Of those, rows that can be drawn. */
    readonly placedCount: number;
    /** Rows by legend entry under all filters except the statuses: what a click on the entry would bring or take. */
    readonly statusCounts: readonly number[];
}

/** What the filter needs beside the layer's own columns. */
export interface FilterSupport {
    /** Days since 1970-01-01. */
    readonly todayDay: number;
    readonly team: readonly TeamMember[];
    /** Ids that the server found for the layer's conditions; null: it was not asked. */
    readonly matches: ReadonlySet<string> | null;
}

/** Applies the filter to all loaded rows; some milliseconds for 200,000. */
export function filterLayer(points: LayerPoints, state: FilterState, support: FilterSupport): LayerSelection {
    const passes = rowTest(points, state, support);
    const hiddenValues = new Set(state.hiddenStatuses[points.layer.key] ?? []);
    const isHidden = points.legend.map(({ value }) => hiddenValues.has(value));
    const statusCounts = points.legend.map(() => 0);
    const rows = new Int32Array(points.length);
    let count = 0;
    let placedCount = 0;
    for (let row = 0; row < points.length; row++) {
        if (!passes(row)) continue;
        const code = points.statusCodeAt(row);
        statusCounts[code]!++;
        if (isHidden[code]) continue;
        rows[count++] = row;
        if (points.isPlaced(row)) placedCount++;
    }
    return { points, rows: rows.subarray(0, count), placedCount, statusCounts };
}

function rowTest(
    points: LayerPoints,
    { ownerIds, teamOf, notVisitedForDays, search, conditions }: FilterState,
    { todayDay, team, matches }: FilterSupport
): (row: number) => boolean {
    const tests: ((row: number) => boolean)[] = [];
    for (const ids of [ownerIds, teamOf === null ? null : teamOwnerIds(team, teamOf)]) {
        if (!ids) continue;
        const wanted = new Set(ids);
        const isWanted = points.owners.map(({ userId }) => wanted.has(userId));
        tests.push((row) => isWanted[points.ownerCodes[row]!] === true);
    }
    if (notVisitedForDays !== null) {
        const latestDay = todayDay - notVisitedForDays;
        tests.push((row) => points.lastVisitOrderAt(row) <= latestDay);
    }
    tests.push(...conditionTests(points, conditions));
    const text = search.trim().toLocaleLowerCase();
    if (text !== '') tests.push((row) => points.nameContains(row, text));
    if (matches) tests.push((row) => matches.has(points.ids[row]!));
    // Called for every record: an iterator each time would cost more than the tests.
    return (row) => {
        for (let index = 0; index < tests.length; index++) if (!tests[index]!(row)) return false;
        return true;
    };
}
