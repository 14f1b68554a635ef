import type { Database } from '../../../middleware/src/platform/database.ts';
import { MAPPINGS, readable, toRow } from '../../../middleware/src/sync/mapping/index.ts';
import type { World } from './world.ts';

type Plain = Record<string, unknown>;

/** What the mirror should hold: the live rows of the org through the mapping, by id. */
function expectedRows(world: World, objectApiName: string): Map<string, Plain> {
    const target = readable(mappingOf(objectApiName), () => true);
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

/** Org and mirror of an object, live rows only, sorted by id: equal when nothing was lost. */
export async function bothSides(
    world: World,
    objectApiName: string
): Promise<{ org: readonly Plain[]; mirror: readonly Plain[] }> {
    const mirror = await mirroredRows(world.database, objectApiName);
    return { org: sorted(expectedRows(world, objectApiName)), mirror: sorted(mirror) };
}

function mappingOf(objectApiName: string): (typeof MAPPINGS)[number] {
    const mapping = MAPPINGS.find((item) => item.objectApiName === objectApiName);
    if (mapping === undefined) {
        throw new Error(`${objectApiName} is not mirrored.`);
    }
    return mapping;
}

function sorted(rows: ReadonlyMap<string, Plain>): Plain[] {
    return [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
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
