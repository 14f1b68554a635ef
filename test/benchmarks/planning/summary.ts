/** The figures of a benchmark run, by class and by number of routes. */
import type { CaseRow } from './run.ts';

export interface GroupFigures {
    readonly caseCount: number;
    /** Cases without a reference: in no gap. */
    readonly withoutReference: number;
    readonly meanGapPercent: number;
    readonly medianGapPercent: number;
    readonly worstGapPercent: number;
    /** Cases where every seed reaches the reference or better. */
    readonly atReference: number;
    /** Cases where the best seed reaches the reference. */
    readonly bestAtReference: number;
    readonly cpuMeanSeconds: number;
    readonly cpuMaxSeconds: number;
}

export interface Summary extends GroupFigures {
    /** Over the cases whose reference is below the total profit. */
    readonly nonTrivial: GroupFigures;
    readonly byClass: Readonly<Record<string, GroupFigures>>;
    readonly byM: Readonly<Record<string, GroupFigures>>;
    /** Mean gap of each seed over the cases with a reference. */
    readonly bySeed: readonly number[];
    readonly raised: readonly { instance: string; m: number; reference: number; best: number }[];
}

const round = (value: number, digits = 3): number => Math.round(value * 10 ** digits) / 10 ** digits;
const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function figuresOf(rows: readonly CaseRow[]): GroupFigures {
    const known = rows.filter((row) => row.gapPercent !== null);
    const gaps = known.map((row) => row.gapPercent ?? 0).sort((a, b) => a - b);
    const cpu = rows.flatMap((row) => row.seeds.map((seed) => seed.cpuSeconds));
    const reaches = (row: CaseRow, all: boolean): boolean => {
        const hits = row.seeds.map((seed) => (seed.gapPercent ?? 100) <= 1e-9);
        return all ? hits.every(Boolean) : hits.some(Boolean);
    };
    return {
        caseCount: rows.length,
        withoutReference: rows.length - known.length,
        meanGapPercent: round(mean(gaps)),
        medianGapPercent: round(gaps[Math.floor(gaps.length / 2)] ?? 0),
        worstGapPercent: round(gaps[gaps.length - 1] ?? 0),
        atReference: known.filter((row) => reaches(row, true)).length,
        bestAtReference: known.filter((row) => reaches(row, false)).length,
        cpuMeanSeconds: round(mean(cpu)),
        cpuMaxSeconds: round(Math.max(0, ...cpu))
    };
}

function groupBy(rows: readonly CaseRow[], key: (row: CaseRow) => string): Record<string, GroupFigures> {
    const groups: Record<string, CaseRow[]> = {};
    for (const row of rows) (groups[key(row)] ??= []).push(row);
    return Object.fromEntries(Object.entries(groups).map(([name, members]) => [name, figuresOf(members)]));
}

export function summarise(rows: readonly CaseRow[]): Summary {
    return {
        ...figuresOf(rows),
        nonTrivial: figuresOf(rows.filter((row) => row.reference === null || row.reference < row.totalProfit)),
        byClass: groupBy(rows, (row) => row.class),
        byM: groupBy(rows, (row) => String(row.m)),
        bySeed: (rows[0]?.seeds ?? []).map((_, at) =>
            round(mean(rows.flatMap((row) => row.seeds[at]?.gapPercent ?? [])))
        ),
        raised: rows.flatMap((row) =>
            row.seeds.some((seed) => (seed.gapPercent ?? 0) < -1e-9) && row.reference !== null
                ? [{ instance: row.instance, m: row.m, reference: row.reference, best: row.best }]
                : []
        )
    };
}
