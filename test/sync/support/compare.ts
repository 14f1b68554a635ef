import type { Database } from '../../../middleware/src/platform/database.ts';
import { MAPPINGS, readable, toRow } from '../../../middleware/src/sync/mapping/index.ts';
import type { World } from './world.ts';

type Plain = Record<string, unknown>;

/** What the mirror should hold: the live rows of the org through the mapping, by id. Formulas have a schedule of their own. */
function expectedRows(world: World, objectApiName: string): Map<string, Plain> {
    const { fields } = world.org.schema.requireObject(objectApiName);
    const target = readable(mappingOf(objectApiName), (name) => (fields.get(name)?.formula ?? null) === null);
    const rows = new Map<string, Plain>();
    for (const record of world.org.rows(objectApiName)) {
        const row = record['IsDeleted'] === true ? null : toRow(target, record);
        if (row !== null) {
            rows.set(String(row['id']), plain(row));
        }
    }
    return rows;
}

async function mirroredRows(database: Database, objectApiName: string): Promise<Map<string, Plain>> {
    const mapping = mappingOf(objectApiName);
    const names = Object.keys(mapping.columns);
    const rows = await database.query<Plain>(`SELECT ${names.join(', ')} FROM ${mapping.table} WHERE NOT is_deleted`);
    return new Map(rows.map((row) => [String(row['id']), plain(row)]));
}

export interface Difference {
    readonly missing: readonly string[];
    readonly extra: readonly string[];
    readonly changed: readonly { readonly id: string; readonly org: Plain; readonly mirror: Plain }[];
}

const SHOWN = 3;

/** Where the mirror of an object differs from the org, live rows only; the first of each kind are shown. */
export async function difference(world: World, objectApiName: string): Promise<Difference> {
    const org = expectedRows(world, objectApiName);
    const mirror = await mirroredRows(world.database, objectApiName);
    const changed = [...org].flatMap(([id, row]) => {
        const mirrored = mirror.get(id);
        const names = mirrored === undefined ? [] : Object.keys(row).filter((name) => row[name] !== mirrored[name]);
        return names.length === 0 || mirrored === undefined
            ? []
            : [{ id, org: only(row, names), mirror: only(mirrored, names) }];
    });
    return {
        missing: [...org.keys()].filter((id) => !mirror.has(id)).slice(0, SHOWN),
        extra: [...mirror.keys()].filter((id) => !org.has(id)).slice(0, SHOWN),
        changed: changed.slice(0, SHOWN)
    };
}

export const SAME: Difference = { missing: [], extra: [], changed: [] };

/** Ids of live rows in the mirror. */
export async function mirroredIds(world: World, objectApiName: string): Promise<string[]> {
    return [...(await mirroredRows(world.database, objectApiName)).keys()].sort();
}

/** Ids of live records in the org. */
export function orgIds(world: World, objectApiName: string): string[] {
    return [...expectedRows(world, objectApiName).keys()].sort();
}

function only(row: Plain, names: readonly string[]): Plain {
    return Object.fromEntries(names.map((name) => [name, row[name]]));
}

function mappingOf(objectApiName: string): (typeof MAPPINGS)[number] {
    const mapping = MAPPINGS.find((item) => item.objectApiName === objectApiName);
    if (mapping === undefined) {
        throw new Error(`${objectApiName} is not mirrored.`);
    }
    return mapping;
}

/** Numbers and instants in one notation, whoever wrote them. */
function plain(row: Readonly<Record<string, unknown>>): Plain {
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(value)]));
}

function plainValue(value: unknown): unknown {
    if (value instanceof Date) {
        return value.toISOString();
    }
    if (typeof value === 'number') {
        return String(value);
    }
    return typeof value === 'string' && /^-?\d+\.\d*0+$/.test(value) ? String(Number(value)) : value;
}
