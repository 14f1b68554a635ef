import type { KpiRange } from '#kernel/kpiFormulas';
import type { KpiScope, KpiSource } from '../ports.ts';
import { countPeople } from './countPeople.ts';
import type { PersonCount } from './countPeople.ts';
import type { PackedTallies } from './personTallies.ts';

/** Answers the tallies of people and ranges; remembers them for as long as nothing that they hang on has changed. */
export interface Rollups {
    /** One row of tallies for each person, in the order of the ranges. */
    read(
        scope: KpiScope,
        ranges: readonly KpiRange[],
        signal?: AbortSignal
    ): Promise<Map<string, readonly PackedTallies[]>>;
}

/** What is remembered for one org, time zone and set of ranges. */
interface Sheet {
    mark: string | null;
    people: Map<string, PersonCount>;
    /** Reads of one sheet follow each other, so that nobody is counted twice at the same time. */
    tail: Promise<unknown>;
}

/** Sets of ranges that are kept; the oldest one in use makes room. Each day brings new ones. */
const KEPT_SHEETS = 24;

/**
 * Roll-ups by person, in the memory of the process. Who was touched by a change is written down by triggers in the
 * transaction of the change (`kpi_changes`); a read asks for that first, counts those people again from the facts with
 * the formulas themselves, and takes the others as they are. So a roll-up cannot differ from a count over the facts, and a
 * synced record is in the next answer.
 *
 * Limits: after a start nothing is remembered; counting 5,000 people with 2,000,000 visits takes the time in
 * docs/benchmarks.md.
 */
export function createRollups(source: KpiSource): Rollups {
    const sheets = new Map<string, Sheet>();
    const sheetOf = (key: string): Sheet => {
        const sheet = sheets.get(key) ?? { mark: null, people: new Map(), tail: Promise.resolve() };
        sheets.delete(key);
        sheets.set(key, sheet);
        for (const oldest of sheets.keys()) {
            if (sheets.size <= KEPT_SHEETS) {
                break;
            }
            sheets.delete(oldest);
        }
        return sheet;
    };
    return {
        read: async (scope, ranges, signal) => {
            const sheet = sheetOf(JSON.stringify([scope.orgId, scope.timeZone, ranges]));
            const result = sheet.tail.then(() => readSheet(source, sheet, scope, ranges, signal));
            sheet.tail = result.catch(() => undefined);
            return result;
        }
    };
}

async function readSheet(
    source: KpiSource,
    sheet: Sheet,
    scope: KpiScope,
    ranges: readonly KpiRange[],
    signal: AbortSignal | undefined
): Promise<Map<string, readonly PackedTallies[]>> {
    const changes = await source.changes(scope.orgId, sheet.mark);
    if (changes.isEverybody && sheet.mark !== null) {
        sheet.people.clear();
    }
    changes.ownerIds.forEach((ownerId) => sheet.people.delete(ownerId));
    // Only now: facts that are read later hold at least these changes.
    sheet.mark = changes.mark;
    const now = scope.now.getTime() / 1000;
    const missing = scope.ownerIds.filter((ownerId) => (sheet.people.get(ownerId)?.validUntil ?? -1) <= now);
    const counted = await countPeople(source, { ...scope, ownerIds: missing }, ranges, signal);
    counted.forEach((count, ownerId) => sheet.people.set(ownerId, count));
    return new Map(scope.ownerIds.map((ownerId) => [ownerId, sheet.people.get(ownerId)?.tallies ?? []]));
}
