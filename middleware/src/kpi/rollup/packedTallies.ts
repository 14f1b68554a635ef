import { EXCLUSION_CODES } from '#kernel/kpiFormulas';
import type { ExclusionCode, KpiFacts, KpiRange, Tally } from '#kernel/kpiFormulas';
import type { KpiValue } from '#kernel/contracts';
import type { Kpi } from '../registry/index.ts';
import { KPIS } from '../registry/index.ts';

/** Numbers of one KPI: numerator, denominator, records looked at, incomplete ones. */
const NUMBERS = 4;

/**
 * The tallies of one person (or cell) and range: only those KPIs that differ from what nobody has, and their exclusions, in one
 * short row. A company has tens of thousands of them.
 *
 * Units: whole parts (see {@link scaleOf}), so that sums are exact in any order.
 */
export interface PackedTallies {
    /** First the place of each KPI and its four numbers, then pairs of the place of an exclusion and how many records. */
    readonly row: Float64Array;
    /** How many KPIs. */
    readonly length: number;
    /** Records looked at by any KPI; 0 for a person who has nothing. */
    readonly records: number;
}

/** What nobody has: four numbers for each KPI. They say which counts have a value at all. */
export type NobodysTallies = Float64Array;

/** Sums of packed rows. */
export interface TallySums {
    readonly numbers: Float64Array;
    /** One place for each KPI and code. */
    readonly excluded: Float64Array;
    /** Records looked at by any KPI. */
    records: number;
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
/** In the order of answers, with the place of each. */
const SORTED_CODES = [...CODE_INDEX].sort(([a], [b]) => (a < b ? -1 : 1));

const indexOf = (kpi: Kpi): number => INDEX.get(kpi.definition.key) ?? 0;

/** Whole parts in which the numbers of a KPI are counted. */
export const scaleOf = (kpi: Kpi): Scale => SCALES[indexOf(kpi)] as Scale;

const LISTS = ['visits', 'accounts', 'opportunities', 'leads', 'people'] as const;

/** The lists that each formula takes; found out once, by a look at what it asks for. */
const READS: readonly (readonly (typeof LISTS)[number][])[] = KPIS.map((kpi) => {
    const taken = new Set<(typeof LISTS)[number]>();
    const watched = Object.defineProperties(
        { wonDaysByAccount: new Map<string, readonly string[]>() },
        Object.fromEntries(
            LISTS.map((list) => [
                list,
                {
                    get: () => {
                        taken.add(list);
                        return [];
                    }
                }
            ])
        )
    ) as unknown as KpiFacts;
    const day = '2026-01-01';
    const days = { from: day, to: '2026-01-02', periodTo: '2026-01-02', today: day };
    kpi.tally(watched, { ...days, currency: null, rates: { perHour: 1, perKilometre: 1 } });
    return [...taken];
});

/** Counts all KPIs over no facts at all. */
export function packNobody(facts: KpiFacts, range: KpiRange): NobodysTallies {
    return Float64Array.from(KPIS.flatMap((kpi, index) => numbersOf(index, kpi.tally(facts, range))));
}

/**
 * Counts all KPIs over the facts of one person. A formula whose lists are all empty gives what nobody has; most cells of a
 * cut are like that for most KPIs.
 */
export function packTallies(facts: KpiFacts, range: KpiRange): PackedTallies {
    const row: number[] = [];
    const excluded: number[] = [];
    let records = 0;
    KPIS.forEach((kpi, index) => {
        if (READS[index]?.every((list) => facts[list].length === 0) === true) {
            return;
        }
        const tally = kpi.tally(facts, range);
        const [numerator = 0, denominator = 0, sourceCount = 0, incompleteCount = 0] = numbersOf(index, tally);
        // Of a count the denominator is that of nobody, however many are added up.
        const cases = SCALES[index]?.isCount === true ? 0 : denominator;
        if (numerator !== 0 || cases !== 0 || sourceCount !== 0) {
            row.push(index, numerator, cases, sourceCount, incompleteCount);
        }
        records += sourceCount;
        tally.excluded.forEach((ids, code) => excluded.push(index * CODES + codeIndex(code), ids.length));
    });
    return { row: Float64Array.from([...row, ...excluded]), length: row.length / (NUMBERS + 1), records };
}

const codeIndex = (code: ExclusionCode): number => CODE_INDEX.get(code) ?? 0;

function numbersOf(index: number, { numerator, denominator, sourceCount, incompleteCount }: Tally): number[] {
    const scale = SCALES[index] as Scale;
    return [
        Math.round(numerator * scale.numerator),
        Math.round(denominator * scale.denominator),
        sourceCount,
        incompleteCount
    ];
}

/** Sums to begin with. */
export function createSums(nobody: NobodysTallies): TallySums {
    return { numbers: Float64Array.from(nobody), excluded: new Float64Array(KPIS.length * CODES), records: 0 };
}

/** Adds a row to sums, or takes it out: a team is its members added up, never the average of their ratios. */
export function addTo(sums: TallySums, { row, length, records }: PackedTallies, sign: 1 | -1 = 1): void {
    const { numbers, excluded } = sums;
    sums.records += sign * records;
    const end = length * (NUMBERS + 1);
    for (let at = 0; at < end; at += NUMBERS + 1) {
        const place = (row[at] as number) * NUMBERS;
        for (let offset = 0; offset < NUMBERS; offset += 1) {
            numbers[place + offset] = (numbers[place + offset] as number) + sign * (row[at + 1 + offset] as number);
        }
    }
    for (let at = end; at < row.length; at += 2) {
        const place = row[at] as number;
        excluded[place] = (excluded[place] as number) + sign * (row[at + 1] as number);
    }
}

/** Several rows as one. */
export function addTallies(rows: Iterable<PackedTallies>, nobody: NobodysTallies): TallySums {
    const sums = createSums(nobody);
    for (const row of rows) {
        addTo(sums, row);
    }
    return sums;
}

/** Adds sums to sums that began with the same nobody, as far as these KPIs go. */
export function addSums(sums: TallySums, more: TallySums, kpis: readonly Kpi[]): void {
    for (const kpi of kpis) {
        const index = indexOf(kpi);
        for (let offset = 0; offset < NUMBERS; offset += 1) {
            const at = index * NUMBERS + offset;
            const isOfCount = offset === 1 && SCALES[index]?.isCount === true;
            sums.numbers[at] = (sums.numbers[at] as number) + (isOfCount ? 0 : (more.numbers[at] as number));
        }
        for (let at = index * CODES; at < (index + 1) * CODES; at += 1) {
            sums.excluded[at] = (sums.excluded[at] as number) + (more.excluded[at] as number);
        }
    }
    sums.records += more.records;
}

/** One KPI of sums as the contract shows it. */
export function valueOf(kpi: Kpi, sums: TallySums, minimumSample = kpi.minimumSample): KpiValue {
    const index = indexOf(kpi);
    const scale = SCALES[index] as Scale;
    const at = (offset: number): number => sums.numbers[index * NUMBERS + offset] as number;
    const numerator = at(0) / scale.numerator;
    const denominator = at(1) / scale.denominator;
    const sourceCount = at(2);
    return {
        value: denominator === 0 ? null : numerator / denominator,
        numerator,
        denominator,
        completeness: sourceCount === 0 ? null : (sourceCount - at(3)) / sourceCount,
        excluded: exclusionsOf(index, sums),
        isSmallSample: denominator < minimumSample
    };
}

/** The value of one KPI alone. */
export function ratioIn(kpi: Kpi, { numbers }: TallySums): number | null {
    const index = indexOf(kpi);
    const scale = SCALES[index] as Scale;
    const denominator = (numbers[index * NUMBERS + 1] as number) / scale.denominator;
    return denominator === 0 ? null : (numbers[index * NUMBERS] as number) / scale.numerator / denominator;
}

/** Whether one KPI looked at any record. */
export const hasRecords = (kpi: Kpi, { numbers }: TallySums): boolean =>
    (numbers[indexOf(kpi) * NUMBERS + 2] as number) > 0;

/** A value without its exclusions, straight from the row of one person: for thousands of them at once. */
export function briefValueOf(
    kpi: Kpi,
    { row, length }: PackedTallies,
    nobody: NobodysTallies
): Pick<KpiValue, 'value' | 'completeness' | 'isSmallSample'> {
    const index = indexOf(kpi);
    const scale = SCALES[index] as Scale;
    let numerator = nobody[index * NUMBERS] as number;
    let cases = nobody[index * NUMBERS + 1] as number;
    let sourceCount = nobody[index * NUMBERS + 2] as number;
    let incompleteCount = nobody[index * NUMBERS + 3] as number;
    const end = length * (NUMBERS + 1);
    // Rows are in the order of the KPIs.
    for (let at = 0; at < end && (row[at] as number) <= index; at += NUMBERS + 1) {
        if (row[at] === index) {
            numerator += row[at + 1] as number;
            cases += scale.isCount ? 0 : (row[at + 2] as number);
            sourceCount += row[at + 3] as number;
            incompleteCount += row[at + 4] as number;
        }
    }
    const denominator = cases / scale.denominator;
    return {
        value: denominator === 0 ? null : numerator / scale.numerator / denominator,
        completeness: sourceCount === 0 ? null : (sourceCount - incompleteCount) / sourceCount,
        isSmallSample: denominator < kpi.minimumSample
    };
}

function exclusionsOf(index: number, { excluded }: TallySums): KpiValue['excluded'] {
    const found: { code: string; count: number }[] = [];
    for (const [code, place] of SORTED_CODES) {
        const count = excluded[index * CODES + place] as number;
        if (count > 0) found.push({ code, count });
    }
    return found;
}
