import type { KpiArea, KpiCut, KpiCutAnswer, KpiSegment } from '#kernel/contracts';
import type { KpiRange } from '#kernel/kpiFormulas';
import type { Caller } from '../../platform/caller.ts';
import { cellsOf } from '../cells.ts';
import { kpiOf, openQuestion, rangeOf } from '../question.ts';
import type { KpiDependencies, KpiQuestion, OpenQuestion } from '../question.ts';
import { helpOf } from '../registry/index.ts';
import { countNobody } from '../rollup/countNobody.ts';
import { addSums, addTo, createSums, sourceCountOf } from '../rollup/packedTallies.ts';
import type { PackedTallies, TallySums } from '../rollup/packedTallies.ts';
import { openCut } from './cuts.ts';
import type { Cut } from './cuts.ts';

/** Segments of one answer; what is left is added up. */
const SEGMENT_LIMIT = 500;

export interface CutQuestion extends KpiQuestion {
    readonly cut: KpiCut;
    /** Default: the first screen of the caller. */
    readonly keys?: readonly string[];
    readonly areas?: readonly KpiArea[];
}

interface SegmentSums {
    readonly key: string;
    /** One for each range. */
    readonly sums: readonly TallySums[];
}

/**
 * KPIs by the segments of a cut, against the period before. Every record lies in exactly one segment, so segments and rest
 * add up to the total.
 *
 * Shape: segments without any record in both periods are left out.
 * Errors: `not-found` for an unknown KPI, `invalid-request` for a cut by area without outlines, those of `openQuestion`.
 */
export async function readCut(
    dependencies: KpiDependencies,
    caller: Caller,
    question: CutQuestion
): Promise<KpiCutAnswer> {
    const asked = question.keys?.map(kpiOf);
    const open = await openQuestion(dependencies, caller, question);
    const { scope, periods, org, chosen } = open;
    const kpis = asked ?? chosen.first;
    const roles = question.cut === 'team' ? await dependencies.source.roles(scope.orgId) : new Map<string, string>();
    const cut = openCut(question.cut, question.areas ?? [], roles);
    const ranges = [rangeOf(open, periods.current), rangeOf(open, periods.previous)];
    const nobody = ranges.map(countNobody);
    const segments = await sumSegments(dependencies, open, ranges, cut, nobody);
    const total = nobody.map(createSums);
    segments.forEach((segment) => addAll(total, segment.sums));
    const bySize = segments
        .map((segment) => ({ ...segment, records: recordsOf(segment) }))
        .filter(({ records }) => records > 0)
        .sort((a, b) => b.records - a.records || (a.key < b.key ? -1 : 1));
    const left = bySize.slice(SEGMENT_LIMIT);
    const rest = nobody.map(createSums);
    left.forEach((segment) => addAll(rest, segment.sums));
    return {
        cut: question.cut,
        period: periods.current.period,
        previousPeriod: periods.previous.period,
        timeZone: scope.timeZone,
        currency: org.currency,
        dataAsOf: org.dataAsOf.toISOString(),
        definitions: kpis.map(helpOf),
        total: cellsOf(open, kpis, total),
        segments: bySize
            .slice(0, SEGMENT_LIMIT)
            .sort((a, b) => (a.key < b.key ? -1 : 1))
            .map(({ key, sums }): KpiSegment => ({ key, ids: cut.idsOf(key), cells: cellsOf(open, kpis, sums) })),
        segmentCount: bySize.length,
        rest: left.length === 0 ? null : cellsOf(open, kpis, rest)
    };
}

async function sumSegments(
    { rollups }: KpiDependencies,
    { scope }: OpenQuestion,
    ranges: readonly KpiRange[],
    cut: Cut,
    nobody: readonly PackedTallies[]
): Promise<SegmentSums[]> {
    const found = new Map<string, SegmentSums>();
    const sumsAt = (key: string): SegmentSums => {
        let segment = found.get(key);
        if (segment === undefined) {
            segment = { key, sums: nobody.map(createSums) };
            found.set(key, segment);
        }
        return segment;
    };
    const add = (cellOrOwner: string, index: number, tallies: PackedTallies): void =>
        addTo(sumsAt(cut.segmentOf(cellOrOwner)).sums[index] as TallySums, tallies);
    if (cut.cells === null) {
        for (const [ownerId, tallies] of await rollups.read(scope, ranges)) {
            tallies.forEach((counted, index) => add(ownerId, index, counted));
        }
    } else {
        for (const cells of (await rollups.cells(scope, ranges, cut.cells)).values()) {
            cells.forEach((byCell, index) => byCell.forEach((counted, cell) => add(cell, index, counted)));
        }
    }
    return [...found.values()];
}

const recordsOf = ({ sums }: SegmentSums): number => sums.reduce((sum, counted) => sum + sourceCountOf(counted), 0);

function addAll(sums: readonly TallySums[], more: readonly TallySums[]): void {
    sums.forEach((sum, index) => addSums(sum, more[index] as TallySums));
}
