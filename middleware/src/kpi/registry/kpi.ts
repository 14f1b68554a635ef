import type { KpiDefinition } from '#kernel/contracts';
import type { KpiFacts, KpiRange, Tally } from '#kernel/kpiFormulas';

/** One KPI: its words, its formula, and from which denominator on it says something. */
export interface Kpi {
    readonly definition: KpiDefinition;
    readonly tally: (facts: KpiFacts, range: KpiRange) => Tally;
    /** Below this denominator the value is marked as a small sample. 0: never (counts and sums). */
    readonly minimumSample: number;
    /** The result that this KPI serves, for the dictionary. */
    readonly serves: string;
    /** Worked example, for the dictionary. */
    readonly example: string;
}
