import type { Caller } from '../platform/caller.ts';
import type { KpiChoice } from './ports.ts';
import { KPIS } from './registry/index.ts';
import type { Kpi } from './registry/index.ts';

/** More than five numbers are no first screen. */
const FIRST_LIMIT = 5;

/** Where the org chose nothing that there is. */
const DEFAULTS: Readonly<Record<Role, readonly string[]>> = {
    manager: ['visits-completed', 'coverage', 'plan-adherence', 'sales', 'win-rate'],
    rep: ['visits-completed', 'coverage', 'cadence-attainment', 'plan-adherence', 'visits-per-field-hour']
};

type Role = 'manager' | 'rep';

/** What the org chose for the role of the caller. */
export interface ChosenKpis {
    /** At most five, in the order of the org. */
    readonly first: readonly Kpi[];
    minimumSampleOf(kpi: Kpi): number;
}

/** Who sees anybody's numbers but their own is a manager. Unknown keys and repetitions are passed over. */
export function chosenKpis(choices: readonly KpiChoice[], caller: Pick<Caller, 'visibleUserIds'>): ChosenKpis {
    const role: Role = caller.visibleUserIds.size > 1 ? 'manager' : 'rep';
    const own = choices.filter((choice) => choice.role.trim().toLowerCase() === role);
    const chosen = kpisOf(own.map(({ kpiKey }) => kpiKey));
    const minimums = new Map(own.map(({ kpiKey, minimumSample }) => [kpiKey.trim(), minimumSample]));
    return {
        first: (chosen.length > 0 ? chosen : kpisOf(DEFAULTS[role])).slice(0, FIRST_LIMIT),
        minimumSampleOf: (kpi) => minimums.get(kpi.definition.key) ?? kpi.minimumSample
    };
}

function kpisOf(keys: readonly string[]): Kpi[] {
    const known = keys.flatMap((key) => KPIS.find(({ definition }) => definition.key === key.trim()) ?? []);
    return [...new Set(known)];
}
