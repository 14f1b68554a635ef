import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { KpiRange } from '#kernel/kpiFormulas';
import type { KpiScope, KpiSource } from '../ports.ts';
import { factsByOwner, nothingOf } from './factsByOwner.ts';
import { packTallies } from './personTallies.ts';
import type { PackedTallies } from './personTallies.ts';

/** People whose facts are read at once: enough to share the cost of a query, few enough to let others in between. */
const CHUNK = 100;

/** The tallies of one person, one for each range, and until when they hold. */
export interface PersonCount {
    readonly tallies: readonly PackedTallies[];
    /** Epoch seconds. */
    readonly validUntil: number;
}

/** Counts all KPIs of each person for each range from the facts. */
export async function countPeople(
    source: KpiSource,
    scope: KpiScope,
    ranges: readonly KpiRange[],
    signal?: AbortSignal
): Promise<Map<string, PersonCount>> {
    const counts = new Map<string, PersonCount>();
    for (let start = 0; start < scope.ownerIds.length; start += CHUNK) {
        signal?.throwIfAborted();
        const ownerIds = scope.ownerIds.slice(start, start + CHUNK);
        const read = await source.facts({ ...scope, ownerIds }, ranges);
        const split = read.ranges.map(factsByOwner);
        for (const ownerId of ownerIds) {
            const tallies = ranges.map((range, index) =>
                packTallies(split[index]?.get(ownerId) ?? nothingOf({ wonDaysByAccount: new Map() }), range)
            );
            counts.set(ownerId, { tallies, validUntil: read.nextChangeAt.get(ownerId) ?? Infinity });
        }
        await yieldToOthers();
    }
    return counts;
}

/** What nobody has: the numbers that sums begin with. */
export function countNobody(range: KpiRange): PackedTallies {
    return packTallies(nothingOf({ wonDaysByAccount: new Map() }), range);
}
