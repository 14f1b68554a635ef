import type { KpiAlert, KpiSeries, KpiTrend } from '#kernel/contracts';
import { controlLimits } from '#kernel/kpiFormulas';
import type { Caller } from '../platform/caller.ts';
import { earlierPeriods } from './period.ts';
import { openQuestion, rangeOf } from './question.ts';
import type { KpiDependencies, KpiQuestion } from './question.ts';
import { membersOf } from './board.ts';
import { KPIS, WATCHED_KPIS } from './registry/index.ts';
import type { Kpi } from './registry/index.ts';
import { countNobody } from './rollup/countNobody.ts';
import { addTallies, briefValueOf, valueOf } from './rollup/packedTallies.ts';
import type { NobodysTallies } from './rollup/packedTallies.ts';
import type { RangeTallies } from './rollup/rollups.ts';

/** Periods before the present one. */
const PERIODS = 12;
/** Below this share of complete records a breach says more about the records than about the work. */
const MINIMUM_COMPLETENESS = 0.8;
const ALERT_LIMIT = 20;
/** A mirror that is older than this raises no alarm: what is missing may only be late. */
const STALE_SECONDS = 6 * 3600;

/**
 * The KPIs of the caller's first screen (or all) over the 12 periods before and the present one, each cut at the same share of its days, and who is
 * outside the limits of their own past.
 *
 * Shape: one alert for each person and KPI, the farthest outside first; none for small samples, incomplete records, fewer
 * than 8 past values, or a mirror that is out of step.
 */
export async function readTrend(
    dependencies: KpiDependencies,
    caller: Caller,
    question: KpiQuestion
): Promise<KpiTrend> {
    const open = await openQuestion(dependencies, caller, question);
    const asOf = lastDayOf(open.periods.current.period.to);
    const periods = [
        ...earlierPeriods(question.period, asOf, PERIODS, open.org.fiscalStartMonth),
        open.periods.current
    ];
    const ranges = periods.map((counted) => rangeOf(open, counted));
    const people = await dependencies.rollups.read(open.scope, ranges);
    const nobody = ranges.map(countNobody);
    const isFresh = open.scope.now.getTime() - open.org.dataAsOf.getTime() < STALE_SECONDS * 1000;
    const seriesOf = (kpis: readonly Kpi[], rows: readonly RangeTallies[]): KpiSeries[] => {
        const sums = nobody.map((empty, index) =>
            addTallies(
                rows.flatMap((row) => row[index] ?? []),
                empty
            )
        );
        return kpis.map((kpi) => ({
            key: kpi.definition.key,
            values: sums.map((counted) => valueOf(kpi, counted).value)
        }));
    };
    const { first } = open.chosen;
    return {
        periods: periods.map(({ period }) => period),
        series: seriesOf(question.kpis === 'all' ? KPIS : first, [...people.values()]),
        members: membersOf(people, open.scope.ownerIds.length === 1).members.map(({ userId, tallies }) => ({
            userId,
            series: seriesOf(first, [tallies])
        })),
        alerts: isFresh ? alertsOf(people, nobody) : []
    };
}

function alertsOf(people: ReadonlyMap<string, RangeTallies>, nobody: readonly NobodysTallies[]): KpiAlert[] {
    const found = [...people].flatMap(([userId, tallies]) =>
        WATCHED_KPIS.flatMap((kpi) => {
            const breach = breachOf(kpi, tallies, nobody);
            return breach === null ? [] : [{ alert: { ...breach.alert, userId }, size: breach.size }];
        })
    );
    return found
        .sort((a, b) => b.size - a.size)
        .slice(0, ALERT_LIMIT)
        .map(({ alert }) => alert);
}

function breachOf(
    kpi: Kpi,
    tallies: RangeTallies,
    nobody: readonly NobodysTallies[]
): { readonly alert: Omit<KpiAlert, 'userId'>; readonly size: number } | null {
    const values = tallies.map((counted, index) => briefValueOf(kpi, counted, nobody[index] as NobodysTallies));
    const current = values.pop();
    if (current === undefined || current.value === null || current.isSmallSample) {
        return null;
    }
    if (current.completeness === null || current.completeness < MINIMUM_COMPLETENESS) {
        return null;
    }
    const limits = controlLimits(values.map((past) => (past.isSmallSample ? null : past.value)));
    if (limits === null || (current.value >= limits.lower && current.value <= limits.upper)) {
        return null;
    }
    const isAbove = current.value > limits.upper;
    return {
        alert: {
            key: kpi.definition.key,
            value: current.value,
            mean: limits.mean,
            limit: isAbove ? limits.upper : limits.lower,
            isAbove,
            isGood: isAbove === (kpi.definition.betterWhen === 1)
        },
        size: Math.abs(current.value - limits.mean) / (limits.upper - limits.mean)
    };
}

function lastDayOf(to: string): string {
    return new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
