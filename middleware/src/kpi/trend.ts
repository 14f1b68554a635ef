import type { KpiAlert, KpiSeries, KpiTrend, PeriodKind } from '#kernel/contracts';
import { controlLimits } from '#kernel/kpiFormulas';
import type { Caller } from '../platform/caller.ts';
import { addDays } from '../platform/localTime.ts';
import { rowReader } from './cells.ts';
import { firstDaysOf } from './firstDays.ts';
import { firstWorkIn, firstWorkOf } from './firstWork.ts';
import { mostRecords } from './mostRecords.ts';
import { earlierPeriods } from './period.ts';
import type { CountedPeriod, PeriodPair } from './period.ts';
import type { KpiOrg } from './ports.ts';
import { openQuestion, rangeOf, scopeKey } from './question.ts';
import type { KpiDependencies, KpiQuestion } from './question.ts';
import { KPIS, WATCHED_KPIS } from './registry/index.ts';
import type { Kpi } from './registry/index.ts';
import { countNobody } from './rollup/countNobody.ts';
import { briefValueOf, ratioIn } from './rollup/packedTallies.ts';
import type { NobodysTallies, TallySums } from './rollup/packedTallies.ts';
import { peopleQuestion } from './rollup/peopleQuestion.ts';
import type { RangeTallies } from './rollup/rollups.ts';
import type { View, ViewEntry } from './rollup/views.ts';
import { headsOf } from './teams.ts';

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
 * Shape: null in periods before the first work, and for what is 0 in the one in the middle of which the work began, which sets no limits. One alert for each person and KPI, the bad ones first, of these the farthest
 * outside; none for small samples, incomplete records, fewer than 8 past values, values that are usually 0, or a mirror that is
 * out of step.
 */
export async function readTrend(
    dependencies: KpiDependencies,
    caller: Caller,
    question: KpiQuestion
): Promise<KpiTrend> {
    const [look, open, heads] = await Promise.all([
        dependencies.facts.look(caller.orgId),
        openQuestion(dependencies, caller, question),
        headsOf(dependencies, caller, question)
    ]);
    const periods = trendPeriods(question.period, open);
    const ranges = periods.map((counted) => rangeOf(open, counted));
    const nobody = ranges.map(countNobody);
    const key = scopeKey('trend', caller, question, ranges);
    const { rows, entries } = peopleQuestion(key, open, ranges, nobody);
    const firstDay = (people: readonly ViewEntry[]): string => {
        const { behaviour, outcome } = firstDaysOf(dependencies.facts, look, open.scope, people);
        return behaviour ?? outcome ?? '';
    };
    const asked = { scope: open.scope, ranges, ahead: undefined };
    const view = await dependencies.rollups.people(look, {
        ...{ key, asked, nobody, who: open.who, entries, rows },
        note: (tallies, entry): Note => {
            const begun = firstDay([entry]);
            return {
                // Of the two periods that the board shows: the same people are chosen.
                records: tallies.slice(-2).reduce((sum, { records }) => sum + records, 0),
                begun,
                breaches: breachesOf(tallies, nobody, periods, begun)
            };
        }
    });
    const { first } = open.chosen;
    const counts = view.notes.map(({ records }) => records);
    const { places } = mostRecords({ entries: view.entries, notes: counts }, open.scope.ownerIds.length === 1, heads);
    const readRows = rowReader(nobody);
    const isFresh = open.scope.now.getTime() - open.org.dataAsOf.getTime() < STALE_SECONDS * 1000;
    return {
        periods: periods.map(({ period }) => period),
        series: seriesOf(question.kpis === 'all' ? KPIS : first, view.total, periods, firstDay(view.entries)),
        members: places.map((place) => {
            const entry = view.entries[place] as ViewEntry;
            const { begun } = view.notes[place] as Note;
            const series = (sums: readonly TallySums[]) => seriesOf(first, sums, periods, begun);
            return { userId: entry.ownerId, series: readRows(view.values[place] as RangeTallies, series) };
        }),
        ...(isFresh ? alertsOf(view) : { alerts: [], alertCount: 0 })
    };
}

/** The periods of a trend: those before the present one, and that one. */
export function trendPeriods(
    kind: PeriodKind,
    { periods: { current }, org }: { readonly periods: PeriodPair; readonly org: Pick<KpiOrg, 'fiscalStartMonth'> }
): CountedPeriod[] {
    return [...earlierPeriods(kind, addDays(current.period.to, -1), PERIODS, org.fiscalStartMonth), current];
}

/** What is kept beside the rows of a person. */
interface Note {
    readonly records: number;
    /** Day of the first record; empty for none. */
    readonly begun: string;
    readonly breaches: readonly Breach[];
}

interface Breach {
    readonly alert: Omit<KpiAlert, 'userId'>;
    readonly size: number;
}

function alertsOf({ entries, notes }: View<RangeTallies, Note>): Pick<KpiTrend, 'alerts' | 'alertCount'> {
    const all = notes
        .flatMap(({ breaches }, place) => breaches.map((breach) => ({ ...breach, place })))
        .sort((a, b) => Number(a.alert.isGood) - Number(b.alert.isGood) || b.size - a.size);
    const alerts = all
        .slice(0, ALERT_LIMIT)
        .map(({ alert, place }): KpiAlert => ({ ...alert, userId: (entries[place] as ViewEntry).ownerId }));
    return { alerts, alertCount: all.length };
}

/** The work began in the middle of a period: it is no measure, and what is not there may have come after its share of days. */
const isPartial = (counted: CountedPeriod | undefined, firstDay: string): boolean =>
    counted !== undefined && counted.period.from < firstDay;

function seriesOf(
    kpis: readonly Kpi[],
    sums: readonly TallySums[],
    periods: readonly CountedPeriod[],
    firstDay: string
): KpiSeries[] {
    const first = firstWorkIn(sums);
    return kpis.map((kpi) => ({
        key: kpi.definition.key,
        values: sums.map((counted, place) => {
            const value = place < first ? null : ratioIn(kpi, counted);
            return value === 0 && isPartial(periods[place], firstDay) ? null : value;
        })
    }));
}

function breachesOf(
    tallies: RangeTallies,
    nobody: readonly NobodysTallies[],
    periods: readonly CountedPeriod[],
    firstDay: string
): Breach[] {
    const place = firstWorkOf(tallies, nobody);
    const first = isPartial(periods[place], firstDay) ? place + 1 : place;
    return WATCHED_KPIS.flatMap((kpi) => breachOf(kpi, tallies.slice(first), nobody.slice(first)) ?? []);
}

function breachOf(kpi: Kpi, tallies: RangeTallies, nobody: readonly NobodysTallies[]): Breach | null {
    const values = tallies.map((counted, index) => briefValueOf(kpi, counted, nobody[index] as NobodysTallies));
    const current = values.pop();
    if (current === undefined || current.value === null || current.isSmallSample) {
        return null;
    }
    if (current.completeness === null || current.completeness < MINIMUM_COMPLETENESS) {
        return null;
    }
    const past = values.map(({ isSmallSample, value }) => (isSmallSample ? null : value));
    const limits = controlLimits(past);
    if (limits === null || isRare(past) || (current.value >= limits.lower && current.value <= limits.upper)) {
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

/** What is usually 0 tells nothing by one more: its limits would be those of chance, not of the person. */
function isRare(past: readonly (number | null)[]): boolean {
    const known = past.filter((value) => value !== null);
    return known.filter((value) => value === 0).length * 2 >= known.length;
}
