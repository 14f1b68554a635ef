import type { KpiArea, KpiCut, KpiSegmentIds, KpiUnit, KpiWhy } from '#kernel/contracts';
import { numeratorEffects, ratioEffects, rational, roundParts, times } from '#kernel/kpiFormulas';
import type { KpiFacts, KpiRange, Rational, SegmentCounts, Tally } from '#kernel/kpiFormulas';
import type { Caller } from '../platform/caller.ts';
import { ProblemError } from '../platform/problemError.ts';
import { openCut, whyCutsOf } from './cuts/cuts.ts';
import { readSegments } from './cuts/readSegments.ts';
import { readFacts } from './facts/readFacts.ts';
import { toKpiValue } from './kpiValue.ts';
import { kpiOf, openQuestion, rangeOf } from './question.ts';
import type { KpiDependencies, KpiQuestion } from './question.ts';
import type { Kpi } from './registry/index.ts';
import { nothingOf } from './rollup/nothingOf.ts';
import { scaleOf } from './rollup/packedTallies.ts';
import { foldSegments, OTHER_SEGMENTS } from './whySegments.ts';
import type { WhySegment } from './whySegments.ts';

/** Records shown behind one part. */
const RECORD_LIMIT = 50;
/** Segments of one answer; nobody reads more. The others are put together. */
const SEGMENT_LIMIT = 50;
/** Decimals to which parts are rounded, together, so that they still add up. */
const DECIMALS: Readonly<Record<KpiUnit, bigint>> = {
    count: 1n,
    ratio: 1_000_000n,
    perHour: 1_000_000n,
    factor: 1_000_000n,
    currency: 100n,
    minutes: 1000n,
    kilometres: 1000n,
    days: 1000n
};

export interface WhyQuestion extends KpiQuestion {
    readonly cut?: KpiCut;
    /** Outlines, for cuts by area. */
    readonly areas?: readonly KpiArea[];
}

/**
 * Why a KPI changed against the period before: exact mix and rate effects of each segment of a cut for ratios, the change
 * of each segment for counts and sums. The parts add up to the change, to the last digit.
 *
 * Errors: `not-found`, `invalid-request` for a cut over which the KPI cannot be split.
 */
export async function readWhy(
    dependencies: KpiDependencies,
    caller: Caller,
    key: string,
    question: WhyQuestion
): Promise<KpiWhy> {
    const kpi = kpiOf(key);
    const cuts = whyCutsOf(kpi, question.period);
    const cut = question.cut ?? defaultCut(cuts, isAboutSeveral(caller, question));
    if (!cuts.includes(cut)) {
        throw new ProblemError('invalid-request', `This KPI can be split by ${cuts.join(', ')} only.`);
    }
    const open = await openQuestion(dependencies, caller, question);
    const offered = open.scope.ownerIds.length === 1 ? ofOnePerson(cuts) : cuts;
    const ranges = [rangeOf(open, open.periods.current), rangeOf(open, open.periods.previous)] as const;
    const [after, before] = await readFacts(dependencies.facts, open.scope, ranges);
    if (after === undefined || before === undefined) {
        throw new Error('Both periods are always read.');
    }
    const roles = cut.includes('team') ? await dependencies.source.roles(caller.orgId) : new Map<string, string>();
    const opened = openCut(cut, question.areas ?? [], roles);
    const [afterBy, beforeBy] = await readSegments(dependencies.facts, open.scope, ranges, opened);
    const keys = [...new Set([...(afterBy?.keys() ?? []), ...(beforeBy?.keys() ?? [])])].sort();
    const count = (by: ReadonlyMap<string, KpiFacts> | undefined, segment: string, range: KpiRange): Tally =>
        kpi.tally(by?.get(segment) ?? nothingOf(after), range);
    const segments = keys
        .map((segment): WhySegment => ({
            key: segment,
            after: count(afterBy, segment, ranges[0]),
            before: count(beforeBy, segment, ranges[1])
        }))
        .filter((segment) => segment.after.sourceCount + segment.before.sourceCount > 0);
    const minimumSample = open.chosen.minimumSampleOf(kpi);
    const whole = { before: kpi.tally(before, ranges[1]), after: kpi.tally(after, ranges[0]) };
    return {
        key,
        cut,
        cuts: [...offered],
        period: open.periods.current.period,
        previousPeriod: open.periods.previous.period,
        before: toKpiValue(whole.before, minimumSample),
        after: toKpiValue(whole.after, minimumSample),
        ...explain(kpi, foldSegments(segments, SEGMENT_LIMIT, scaleOf(kpi).isCount), minimumSample, (segment) =>
            segment === OTHER_SEGMENTS ? {} : opened.idsOf(segment)
        )
    };
}

const isAboutSeveral = ({ visibleUserIds }: Caller, { ownerId, people }: KpiQuestion): boolean =>
    visibleUserIds.size > 1 && ownerId === undefined && people !== 'own';

/** One person is no parts by person or by team; what has no other cut keeps these. */
function ofOnePerson(cuts: readonly KpiCut[]): readonly KpiCut[] {
    const others = cuts.filter((cut) => !cut.split('-').some((part) => part === 'person' || part === 'team'));
    return others.length === 0 ? cuts.filter((cut) => cut === 'person') : others;
}

/** People for a team; else days, where the KPI has them, or customers. */
function defaultCut(cuts: readonly KpiCut[], isTeam: boolean): KpiCut {
    const wanted: readonly KpiCut[] = isTeam ? ['person'] : ['weekday', 'class', 'territory'];
    return wanted.find((cut) => cuts.includes(cut)) ?? 'person';
}

function explain(
    kpi: Kpi,
    segments: readonly WhySegment[],
    minimumSample: number,
    idsOf: (segment: string) => KpiSegmentIds
): Pick<KpiWhy, 'change' | 'volume' | 'ratio' | 'segments'> {
    const scale = scaleOf(kpi);
    const counts = segments.map(({ key, before, after }): SegmentCounts => {
        const units = (tally: Tally) => ({
            numerator: BigInt(Math.round(tally.numerator * scale.numerator)),
            denominator: BigInt(Math.round(tally.denominator * scale.denominator))
        });
        return { key, before: units(before), after: units(after) };
    });
    const toValue = rational(BigInt(scale.isCount ? 1 : scale.denominator), BigInt(scale.numerator));
    const effects = scale.isCount ? countEffects(counts) : ratioEffects(counts);
    if (effects === null) {
        return { change: null, volume: null, ratio: null, segments: [] };
    }
    const parts = effects.flatMap(({ mix, rate }) => [times(mix, toValue), times(rate, toValue)]);
    const decimals = DECIMALS[kpi.definition.unit];
    const rounded = roundParts(parts, decimals).map((units) => Number(units) / Number(decimals));
    const total = roundParts(parts, decimals).reduce((sum, units) => sum + units, 0n);
    const numerator = scale.isCount ? null : numeratorEffects(counts);
    const [volume, ratio] =
        numerator === null
            ? [null, null]
            : roundParts(
                  [numerator.volume, numerator.ratio].map((part) => times(part, rational(1n, BigInt(scale.numerator)))),
                  decimals
              ).map((units) => Number(units) / Number(decimals));
    return {
        change: Number(total) / Number(decimals),
        volume: volume ?? null,
        ratio: ratio ?? null,
        segments: largestFirst(
            segments.map((segment, index) => ({
                key: segment.key,
                ids: idsOf(segment.key),
                before: toKpiValue(segment.before, minimumSample),
                after: toKpiValue(segment.after, minimumSample),
                mix: rounded[2 * index] ?? 0,
                rate: rounded[2 * index + 1] ?? 0,
                recordIds: recordsOf(segment.after).slice(0, RECORD_LIMIT),
                recordCount: recordsOf(segment.after).length
            }))
        )
    };
}

/** A count changes by what each segment adds or loses; there is no mix. */
function countEffects(counts: readonly SegmentCounts[]): { mix: Rational; rate: Rational }[] {
    return counts.map(({ before, after }) => ({
        mix: rational(0n),
        rate: rational(after.numerator - before.numerator)
    }));
}

const recordsOf = ({ numeratorIds, denominatorIds }: Tally): readonly string[] =>
    denominatorIds.length > 0 ? denominatorIds : numeratorIds;

type SegmentAnswer = KpiWhy['segments'][number];

function largestFirst(segments: SegmentAnswer[]): SegmentAnswer[] {
    const size = ({ mix, rate }: SegmentAnswer): number => Math.abs(mix + rate);
    return segments.sort((a, b) => size(b) - size(a) || (a.key < b.key ? -1 : 1));
}
