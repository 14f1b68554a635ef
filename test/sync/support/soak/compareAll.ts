import { MAPPINGS } from '../../../../middleware/src/sync/mapping/index.ts';
import type { Difference } from '../compare.ts';
import { difference } from '../compare.ts';
import type { World } from '../world.ts';

export interface Comparison {
    /** Live records of the org that were compared, by object. */
    readonly compared: Readonly<Record<string, number>>;
    /** Empty when org and store are equal. */
    readonly differences: Readonly<Record<string, Difference>>;
    /** Acknowledged keys that are not in the org exactly once, visit and Event. */
    readonly lostOrDoubled: readonly string[];
}

/** Objects whose records the test can read as the middleware does: without settings and fields of parents. */
const COMPARED = MAPPINGS.filter(
    ({ keepsDeleted, columns }) =>
        keepsDeleted && !Object.values(columns).some(({ fields }) => fields.some((field) => field.includes('.')))
);

/** Compares the mirror with the org, and what was acknowledged with the visits and Events that the org has. */
export async function compareAll(world: World, acknowledged: ReadonlySet<string>): Promise<Comparison> {
    const compared: Record<string, number> = {};
    const differences: Record<string, Difference> = {};
    for (const { objectApiName } of COMPARED) {
        const found = await difference(world, objectApiName);
        compared[objectApiName] = [...world.org.rows(objectApiName)].filter((row) => row['IsDeleted'] !== true).length;
        if (found.missing.length + found.extra.length + found.changed.length > 0) {
            differences[objectApiName] = found;
        }
    }
    const visits = keyCounts(world, 'FieldVisit__c', 'ClientKey__c');
    const events = keyCounts(world, 'Event', 'FieldVisitKey__c');
    const lostOrDoubled = [...acknowledged].filter((key) => visits.get(key) !== 1 || events.get(key) !== 1);
    return { compared, differences, lostOrDoubled };
}

function keyCounts(world: World, objectApiName: string, field: string): Map<unknown, number> {
    const counts = new Map<unknown, number>();
    for (const row of world.org.rows(objectApiName)) {
        if (row['IsDeleted'] !== true) {
            counts.set(row[field], (counts.get(row[field]) ?? 0) + 1);
        }
    }
    return counts;
}
