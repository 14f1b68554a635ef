/** The floor of a KPI panel: one scan over typed arrays in memory, without store, HTTP, exclusions or other KPIs. */
export interface FloorFacts {
    readonly owner: Int32Array;
    /** Days since 1970. */
    readonly day: Int32Array;
    readonly isCompleted: Uint8Array;
}

/** Completed visits of each owner in `[from, to)`. */
export function scanVisits(
    { owner, day, isCompleted }: FloorFacts,
    owners: number,
    from: number,
    to: number
): Int32Array {
    const counts = new Int32Array(owners);
    for (let row = 0; row < owner.length; row += 1) {
        const at = day[row] as number;
        if (at >= from && at < to && isCompleted[row] === 1) {
            counts[owner[row] as number] = (counts[owner[row] as number] as number) + 1;
        }
    }
    return counts;
}

/** As many rows as the company has visits, spread over 730 days. */
export function floorFacts(visits: number, owners: number, today: number): FloorFacts {
    const owner = new Int32Array(visits);
    const day = new Int32Array(visits);
    const isCompleted = new Uint8Array(visits).fill(1);
    for (let row = 0; row < visits; row += 1) {
        owner[row] = row % owners;
        day[row] = today - Math.floor((row / visits) * 730);
    }
    return { owner, day, isCompleted };
}
