import type { MapColumn, MatchCriteria } from 'c/contracts';
import type { LayerPoints } from './layerPoints.ts';

/** A wish about one field of one layer. */
export interface FieldCondition {
    readonly layerKey: string;
    /** Key of a column, or one of {@link SERVER_KEYS}. */
    readonly key: string;
    /** Any of these; `''` stands for empty, `'1'` and `'0'` for yes and no. Empty list: no wish. */
    readonly values: readonly string[];
    /** Lowest number, or first day as `2026-01-31`; empty: no limit. */
    readonly from: string;
    readonly to: string;
}

/** Conditions over other objects: the server finds the ids. */
export const SERVER_KEYS = ['@listView', '@territory', '@openDeal', '@dealStage', '@dealAmount'] as const;
export type ServerKey = (typeof SERVER_KEYS)[number];

const DAY_MS = 86_400_000;

export function isServerKey(key: string): key is ServerKey {
    return (SERVER_KEYS as readonly string[]).includes(key);
}

/** Tests of the conditions that the browser decides. A column that the layer lacks lets everything through. */
export function conditionTests(
    points: LayerPoints,
    conditions: readonly FieldCondition[]
): ((row: number) => boolean)[] {
    return conditions.flatMap((condition) => {
        const column = condition.layerKey === points.layer.key ? points.column(condition.key) : null;
        if (!column) return [];
        const { values } = column;
        if (column.column.kind === 'choice') {
            if (condition.values.length === 0) return [];
            const wanted = new Set(condition.values);
            const isWanted = column.texts.map((text) => wanted.has(text));
            const takesEmpty = wanted.has('');
            return [(row) => isWanted[values[row]!] ?? takesEmpty];
        }
        if (column.column.kind === 'flag') {
            if (condition.values.length !== 1) return [];
            const isWanted = condition.values[0] === '1';
            return [(row) => (values[row] === 1) === isWanted];
        }
        const from = limitOf(column.column, condition.from) ?? -Infinity;
        const to = limitOf(column.column, condition.to) ?? Infinity;
        if (from === -Infinity && to === Infinity) return [];
        return [(row) => values[row]! >= from && values[row]! <= to];
    });
}

/** What the server is asked for a layer; null when nothing. */
export function criteriaOf(conditions: readonly FieldCondition[], layerKey: string): MatchCriteria | null {
    const criteria: { -readonly [Name in keyof MatchCriteria]: MatchCriteria[Name] } = {};
    for (const { key, values, from, to } of conditions.filter((condition) => condition.layerKey === layerKey)) {
        if (key === '@listView' && values[0]) criteria.listViewId = values[0];
        if (key === '@territory' && values.length > 0) criteria.territoryIds = values;
        if (key === '@openDeal' && values[0]) criteria.hasOpenDeal = values[0] === '1';
        if (key === '@dealStage' && values.length > 0) criteria.dealStages = values;
        if (key === '@dealAmount' && from !== '') criteria.dealAmountFrom = Number(from);
        if (key === '@dealAmount' && to !== '') criteria.dealAmountTo = Number(to);
    }
    return Object.keys(criteria).length === 0 ? null : criteria;
}

function limitOf({ kind }: MapColumn, text: string): number | null {
    if (text === '') return null;
    const number = kind === 'date' ? Math.floor(Date.parse(`${text}T00:00:00Z`) / DAY_MS) : Number(text);
    return Number.isNaN(number) ? null : number;
}
