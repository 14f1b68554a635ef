import type { NobodysTallies, PackedTallies, TallySums } from './packedTallies.ts';
import { addTo, createSums } from './packedTallies.ts';

/** Rows of one person: into which group and range each goes. */
export type VisitRows<Value> = (
    ownerId: string,
    value: Value,
    visit: (group: string, index: number, row: PackedTallies) => void
) => void;

/** Sums of many people by group, one for each range, and all of them together. */
export interface GroupedSums {
    readonly total: readonly TallySums[];
    readonly groups: ReadonlyMap<string, readonly TallySums[]>;
}

/** Adds people up; who did not change since the last time is not added again. */
export interface GroupSums<Value> {
    /**
     * @param key Says what is asked: equal keys must mean the same ranges, groups and people's kind of value.
     * Limits: the answer is overwritten by the next question with the same key.
     */
    sum(
        key: string,
        people: ReadonlyMap<string, Value>,
        nobody: readonly NobodysTallies[],
        rows: VisitRows<Value>
    ): GroupedSums;
}

interface Kept<Value> {
    readonly total: readonly TallySums[];
    readonly groups: Map<string, readonly TallySums[]>;
    readonly people: Map<string, Value>;
}

/** People in all questions that are kept, so that old rows do not pile up; those asked longest ago make room. */
const KEPT_PEOPLE = 40_000;

/**
 * A company is thousands of rows, of which a change touches a few: their old values are taken out and the new ones added.
 * All parts are whole numbers, so nothing is lost by that.
 */
export function createGroupSums<Value>(): GroupSums<Value> {
    const kept = new Map<string, Kept<Value>>();
    const makeRoom = (): void => {
        let count = [...kept.values()].reduce((sum, item) => sum + item.people.size, 0);
        for (const [key, { people }] of kept) {
            if (count <= KEPT_PEOPLE) break;
            count -= people.size;
            kept.delete(key);
        }
    };
    return {
        sum: (key, people, nobody, rows) => {
            let sums = kept.get(key);
            kept.delete(key);
            if (sums === undefined || [...sums.people.keys()].some((ownerId) => !people.has(ownerId))) {
                sums = { total: nobody.map(createSums), groups: new Map(), people: new Map() };
            }
            kept.set(key, sums);
            bringUpToDate(sums, people, nobody, rows);
            makeRoom();
            return sums;
        }
    };
}

function bringUpToDate<Value>(
    { total, groups, people: known }: Kept<Value>,
    people: ReadonlyMap<string, Value>,
    nobody: readonly NobodysTallies[],
    rows: VisitRows<Value>
): void {
    const adder =
        (sign: 1 | -1) =>
        (group: string, index: number, row: PackedTallies): void => {
            let sums = groups.get(group);
            if (sums === undefined) {
                sums = nobody.map(createSums);
                groups.set(group, sums);
            }
            addTo(sums[index] as TallySums, row, sign);
            addTo(total[index] as TallySums, row, sign);
        };
    const [add, takeOut] = [adder(1), adder(-1)];
    for (const [ownerId, value] of people) {
        const before = known.get(ownerId);
        if (before !== value) {
            if (before !== undefined) rows(ownerId, before, takeOut);
            rows(ownerId, value, add);
            known.set(ownerId, value);
        }
    }
}
