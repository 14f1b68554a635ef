import type { KpiValue } from '#kernel/contracts';
import type { KpiRange } from '#kernel/kpiFormulas';
import type { KpiScope } from './ports.ts';
import type { KpiDependencies } from './question.ts';
import { KPIS } from './registry/index.ts';
import { countNobody } from './rollup/countNobody.ts';
import { addTallies, valueOf } from './rollup/packedTallies.ts';
import type { RangeTallies } from './rollup/rollups.ts';

/** Days of any length: `[from, to)` of a period that ends with `periodTo`. */
export type MeasuredDays = Pick<KpiRange, 'from' | 'to' | 'periodTo'>;

/** Some people over some days, as one part of a sum. */
export interface MeasuredPart {
    readonly measure: KpiMeasure;
    readonly ownerIds: readonly string[];
    /** Which of the measured days. */
    readonly index: number;
}

/** The KPIs of people over days, counted once and added up as often as needed. */
export interface KpiMeasure {
    readonly ranges: readonly KpiRange[];
    readonly people: ReadonlyMap<string, RangeTallies>;
}

/** Counts all KPIs of each person over the days. Who may see them is for the caller to check. */
export async function measureKpis(
    { source, rollups, clock }: KpiDependencies,
    { orgId, timeZone, today }: { readonly orgId: string; readonly timeZone: string; readonly today: string },
    ownerIds: readonly string[],
    days: readonly MeasuredDays[]
): Promise<KpiMeasure> {
    const { currency, rates } = await source.org(orgId);
    const ranges = days.map(({ from, to, periodTo }) => ({ from, to, periodTo, today, currency, rates }));
    // Who belonged to which role when is for the caller: a goal asks for each span of days apart.
    const scope: KpiScope = {
        orgId,
        memberDays: new Map(),
        ownerIds: [...new Set(ownerIds)],
        timeZone,
        now: clock.now()
    };
    return { ranges, people: ownerIds.length === 0 ? new Map() : await rollups.read(scope, ranges) };
}

/** One KPI over several parts together: recomputed over all records, never an average. Null for an unknown key. */
export function sumKpi(key: string, parts: readonly MeasuredPart[]): KpiValue | null {
    const kpi = KPIS.find(({ definition }) => definition.key === key);
    const [range] = parts.flatMap(({ measure, index }) => measure.ranges[index] ?? []);
    if (kpi === undefined || range === undefined) {
        return null;
    }
    const tallies = parts.flatMap(({ measure, ownerIds, index }) =>
        ownerIds.flatMap((ownerId) => measure.people.get(ownerId)?.[index] ?? [])
    );
    return valueOf(kpi, addTallies(tallies, countNobody(range)));
}
