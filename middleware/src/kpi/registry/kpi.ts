import type { KpiDefinition, KpiHelp } from '#kernel/contracts';
import { INCOMPLETE } from '#kernel/kpiFormulas';
import type { ExclusionCode, KpiFacts, KpiRange, Tally } from '#kernel/kpiFormulas';

/** One KPI: its words, its formula, and from which denominator on it says something. */
export interface Kpi {
    readonly definition: KpiDefinition;
    readonly tally: (facts: KpiFacts, range: KpiRange) => Tally;
    /** Below this denominator the value is marked as a small sample. 0: never (counts and sums). */
    readonly minimumSample: number;
    /** The result that this KPI serves. */
    readonly serves: KpiHelp['serves'];
    /** Worked example. */
    readonly example: KpiHelp['example'];
    /** Whole parts in which numerator and denominator are added up, where the unit does not say so. */
    readonly parts?: { readonly numerator?: number; readonly denominator?: number };
}

/** The words of a KPI as the page's help shows them. */
export function helpOf({ definition, serves, example, minimumSample }: Kpi): KpiHelp {
    return {
        ...definition,
        serves,
        example,
        minimumSample,
        missing: definition.exclusions.filter((code) => INCOMPLETE.has(code as ExclusionCode))
    };
}
