import { EXCLUSION_CODES } from '#kernel/kpiFormulas';
import type { ExclusionCode, KpiFacts, KpiRange, Tally } from '#kernel/kpiFormulas';
import type { KpiValue } from '#kernel/contracts';
import type { Kpi } from '../registry/index.ts';
import { KPIS } from '../registry/index.ts';

/** Numbers of one KPI in a packed row: numerator, denominator, records looked at, incomplete ones. */
const NUMBERS = 4;

/**
 * The tallies of all KPIs of one person (or segment) and range.
 *
 * Units: whole parts (see {@link scaleOf}), so that sums are exact in any order.
 */
export interface PackedTallies {
    readonly numbers: Float64Array;
    /** Pairs: KPI × codes + code, and how many records. */
    readonly excluded: Uint32Array;
}

/** Sums of packed rows. */
export interface TallySums {
    readonly numbers: Float64Array;
    /** One place for each KPI and code. */
    readonly excluded: Float64Array;
}

export interface Scale {
    readonly numerator: number;
    readonly denominator: number;
    /** A plain count or sum: its denominator 1 is not added up. */
    readonly isCount: boolean;
}

/** 1/10,000 of a currency unit, metres, milliseconds. */
const NUMERATOR_PARTS: Readonly<Record<string, number>> = {
    currency: 10_000,
    kilometres: 1000,
    minutes: 60_000,
    factor: 60_000
};
const DENOMINATOR_PARTS: Readonly<Record<string, number>> = { perHour: 3_600_000, factor: 60_000 };

const SCALES: readonly Scale[] = KPIS.map(({ definition, parts }) => ({
    numerator: parts?.numerator ?? NUMERATOR_PARTS[definition.unit] ?? 1,
    denominator: parts?.denominator ?? DENOMINATOR_PARTS[definition.unit] ?? 1,
    isCount: definition.denominator.startsWith('1')
}));

const INDEX = new Map(KPIS.map((kpi, index) => [kpi.definition.key, index]));
const CODE_INDEX = new Map(EXCLUSION_CODES.map((code, index) => [code, index]));
const CODES = EXCLUSION_CODES.length;
const SORTED_CODES = [...EXCLUSION_CODES].sort();

const indexOf = (kpi: Kpi): number => INDEX.get(kpi.definition.key) ?? 0;

/** Whole parts in which the numbers of a KPI are counted. */
export const scaleOf = (kpi: Kpi): Scale => SCALES[indexOf(kpi)] as Scale;

/** Counts all KPIs over the facts of one person. */
export function packTallies(facts: KpiFacts, range: KpiRange): PackedTallies {
    const numbers = new Float64Array(KPIS.length * NUMBERS);
    const excluded: number[] = [];
    KPIS.forEach((kpi, index) => {
        const tally = kpi.tally(facts, range);
        write(numbers, index, tally);
        tally.excluded.forEach((ids, code) => excluded.push(index * CODES + codeIndex(code), ids.length));
    });
    return { numbers, excluded: Uint32Array.from(excluded) };
}

const codeIndex = (code: ExclusionCode): number => CODE_INDEX.get(code) ?? 0;

function write(numbers: Float64Array, index: number, tally: Tally): void {
    const scale = SCALES[index] as Scale;
    numbers[index * NUMBERS] = Math.round(tally.numerator * scale.numerator);
    numbers[index * NUMBERS + 1] = Math.round(tally.denominator * scale.denominator);
    numbers[index * NUMBERS + 2] = tally.sourceCount;
    numbers[index * NUMBERS + 3] = tally.incompleteCount;
}

/** Sums to begin with, from the tallies of nobody: they say which counts have a value at all. */
export function createSums(nobody: PackedTallies): TallySums {
    return { numbers: Float64Array.from(nobody.numbers), excluded: new Float64Array(KPIS.length * CODES) };
}

/** Adds a row to sums: a team is its members added up, never the average of their ratios. */
export function addTo(sums: TallySums, { numbers, excluded }: PackedTallies): void {
    for (let at = 0; at < numbers.length; at += 1) {
        sums.numbers[at] = (sums.numbers[at] as number) + (numbers[at] as number);
    }
    for (let at = 0; at < excluded.length; at += 2) {
        const place = excluded[at] as number;
        sums.excluded[place] = (sums.excluded[place] as number) + (excluded[at + 1] as number);
    }
}

/** Several rows as one. */
export function addTallies(rows: Iterable<PackedTallies>, nobody: PackedTallies): TallySums {
    const sums = createSums(nobody);
    for (const row of rows) {
        addTo(sums, row);
    }
    return sums;
}

/** Adds sums to sums. */
export function addSums(sums: TallySums, more: TallySums): void {
    more.numbers.forEach((value, at) => (sums.numbers[at] = (sums.numbers[at] as number) + value));
    more.excluded.forEach((value, at) => (sums.excluded[at] = (sums.excluded[at] as number) + value));
}

/** Records looked at by any KPI; 0 for a person who has nothing. */
export function sourceCountOf({ numbers }: Pick<PackedTallies, 'numbers'>): number {
    let sum = 0;
    for (let at = 2; at < numbers.length; at += NUMBERS) {
        sum += numbers[at] as number;
    }
    return sum;
}

/** One KPI of sums as the contract shows it. */
export function valueOf(kpi: Kpi, sums: TallySums, minimumSample = kpi.minimumSample): KpiValue {
    const index = indexOf(kpi);
    const scale = SCALES[index] as Scale;
    const at = (offset: number): number => sums.numbers[index * NUMBERS + offset] ?? 0;
    const numerator = at(0) / scale.numerator;
    const denominator = denominatorOf(scale, at(1));
    const sourceCount = at(2);
    return {
        value: denominator === 0 ? null : numerator / denominator,
        numerator,
        denominator,
        completeness: sourceCount === 0 ? null : (sourceCount - at(3)) / sourceCount,
        excluded: SORTED_CODES.flatMap((code) => {
            const count = sums.excluded[index * CODES + codeIndex(code)] ?? 0;
            return count === 0 ? [] : [{ code, count }];
        }),
        isSmallSample: denominator < minimumSample
    };
}

/** Of a count 1 whoever was added up; 0 where it has no value for anybody, as with a pipeline of the past. */
function denominatorOf({ isCount, denominator }: Scale, parts: number): number {
    return isCount ? Math.min(1, parts) : parts / denominator;
}
