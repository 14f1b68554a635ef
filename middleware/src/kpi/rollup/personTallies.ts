import type { KpiFacts, KpiRange, Tally } from '#kernel/kpiFormulas';
import type { KpiValue } from '#kernel/contracts';
import type { Kpi } from '../registry/index.ts';
import { KPIS } from '../registry/index.ts';

/** Numbers of one KPI in a packed row. */
const NUMBERS = 4;
const MONEY_SCALE = 10_000;
const MILLISECONDS_PER_HOUR = 3_600_000;

/**
 * The tallies of all KPIs of one person and range, packed: numerator, denominator, records looked at, incomplete ones.
 *
 * Units: whole parts (1/10,000 of a currency unit, milliseconds), so that sums are exact in any order.
 */
export interface PackedTallies {
    readonly numbers: Float64Array;
    readonly excluded: readonly (readonly [kpiIndex: number, code: string, count: number])[];
}

export interface Scale {
    readonly numerator: number;
    readonly denominator: number;
    /** A plain count or sum: its denominator 1 is not added up. */
    readonly isCount: boolean;
}

const SCALES: readonly Scale[] = KPIS.map(({ definition }) => ({
    numerator: definition.unit === 'currency' ? MONEY_SCALE : 1,
    denominator: definition.unit === 'perHour' ? MILLISECONDS_PER_HOUR : 1,
    isCount: definition.denominator.startsWith('1')
}));

/** Whole parts in which the numbers of a KPI are counted. */
export const scaleOf = (kpi: Kpi): Scale => SCALES[KPIS.indexOf(kpi)] as Scale;

/** Counts all KPIs over the facts of one person. */
export function packTallies(facts: KpiFacts, range: KpiRange): PackedTallies {
    const numbers = new Float64Array(KPIS.length * NUMBERS);
    const excluded: [number, string, number][] = [];
    KPIS.forEach((kpi, index) => {
        const tally = kpi.tally(facts, range);
        write(numbers, index, tally);
        tally.excluded.forEach((ids, code) => excluded.push([index, code, ids.length]));
    });
    return { numbers, excluded };
}

function write(numbers: Float64Array, index: number, tally: Tally): void {
    const scale = SCALES[index] as Scale;
    numbers[index * NUMBERS] = Math.round(tally.numerator * scale.numerator);
    numbers[index * NUMBERS + 1] = Math.round(tally.denominator * scale.denominator);
    numbers[index * NUMBERS + 2] = tally.sourceCount;
    numbers[index * NUMBERS + 3] = tally.incompleteCount;
}

/** A team is its members added up, never the average of their ratios. `empty` is the tally of nobody. */
export function addTallies(people: readonly PackedTallies[], empty: PackedTallies): PackedTallies {
    const numbers = Float64Array.from(empty.numbers);
    const excluded = new Map<string, [number, string, number]>();
    for (const person of people) {
        for (let at = 0; at < numbers.length; at += 1) {
            numbers[at] = (numbers[at] as number) + (person.numbers[at] as number);
        }
        for (const [index, code, count] of person.excluded) {
            const key = `${index} ${code}`;
            excluded.set(key, [index, code, (excluded.get(key)?.[2] ?? 0) + count]);
        }
    }
    SCALES.forEach(({ isCount }, index) => {
        if (isCount) {
            numbers[index * NUMBERS + 1] = empty.numbers[index * NUMBERS + 1] as number;
        }
    });
    return { numbers, excluded: [...excluded.values()] };
}

/** Records looked at by any KPI; 0 for a person who has nothing. */
export function sourceCountOf({ numbers }: PackedTallies): number {
    let sum = 0;
    for (let at = 2; at < numbers.length; at += NUMBERS) {
        sum += numbers[at] as number;
    }
    return sum;
}

const INDEX = new Map(KPIS.map((kpi, index) => [kpi.definition.key, index]));

/** One KPI of a packed row as the contract shows it. */
export function valueOf(kpi: Kpi, tallies: PackedTallies): KpiValue {
    const index = INDEX.get(kpi.definition.key) ?? 0;
    const scale = SCALES[index] as Scale;
    const at = (offset: number): number => tallies.numbers[index * NUMBERS + offset] ?? 0;
    const numerator = at(0) / scale.numerator;
    const denominator = at(1) / scale.denominator;
    const sourceCount = at(2);
    return {
        value: denominator === 0 ? null : numerator / denominator,
        numerator,
        denominator,
        completeness: sourceCount === 0 ? null : (sourceCount - at(3)) / sourceCount,
        excluded: tallies.excluded
            .filter(([kpiIndex]) => kpiIndex === index)
            .map(([, code, count]) => ({ code, count }))
            .sort((a, b) => (a.code < b.code ? -1 : 1)),
        isSmallSample: denominator < kpi.minimumSample
    };
}
