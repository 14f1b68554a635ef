import type { KpiArea, KpiCut, KpiCutAnswer, KpiSegment } from '#kernel/contracts';
import type { KpiRange } from '#kernel/kpiFormulas';
import type { Caller } from '../../platform/caller.ts';
import { cellsOf } from '../cells.ts';
import { kpiOf, openQuestion, rangeOf, scopeKey } from '../question.ts';
import type { KpiDependencies, KpiQuestion, OpenQuestion } from '../question.ts';
import { helpOf } from '../registry/index.ts';
import { countNobody } from '../rollup/countNobody.ts';
import { createGroupSums } from '../rollup/groupSums.ts';
import type { GroupedSums } from '../rollup/groupSums.ts';
import { addSums, createSums, sourceCountOf } from '../rollup/packedTallies.ts';
import type { TallySums } from '../rollup/packedTallies.ts';
import type { CellTallies, RangeTallies } from '../rollup/rollups.ts';
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
    const roles = question.cut.includes('team')
        ? await dependencies.source.roles(scope.orgId)
        : new Map<string, string>();
    const cut = openCut(question.cut, question.areas ?? [], roles);
    const ranges = [rangeOf(open, periods.current), rangeOf(open, periods.previous)];
    const nobody = ranges.map(countNobody);
    const key = scopeKey(`${question.cut} ${cut.cells?.id ?? ''}`, caller, question, ranges);
    const { total, groups } = await sumSegments(dependencies, open, ranges, cut, key);
    const bySize = [...groups]
        .map(([segment, sums]) => ({ key: segment, sums, records: recordsOf(sums) }))
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
            .map(({ key: segment, sums }): KpiSegment => ({
                key: segment,
                ids: cut.idsOf(segment),
                cells: cellsOf(open, kpis, sums)
            })),
        segmentCount: bySize.length,
        rest: left.length === 0 ? null : cellsOf(open, kpis, rest)
    };
}

async function sumSegments(
    { rollups }: KpiDependencies,
    { scope }: OpenQuestion,
    ranges: readonly KpiRange[],
    cut: Cut,
    key: string
): Promise<GroupedSums> {
    const nobody = ranges.map(countNobody);
    if (cut.cells === null) {
        const people = await rollups.read(scope, ranges);
        return createGroupSums<RangeTallies>().sum(key, people, nobody, (ownerId, tallies, visit) =>
            tallies.forEach((row, index) => visit(cut.segmentOf(ownerId, ''), index, row))
        );
    }
    const people = await rollups.cells(scope, ranges, cut.cells);
    const sums = cut.isByRole ? createGroupSums<CellTallies>() : rollups.cellSums;
    return sums.sum(key, people, nobody, (ownerId, cells, visit) =>
        cells.forEach((byCell, index) => byCell.forEach((row, cell) => visit(cut.segmentOf(ownerId, cell), index, row)))
    );
}

const recordsOf = (sums: readonly TallySums[]): number =>
    sums.reduce((sum, counted) => sum + sourceCountOf(counted), 0);

function addAll(sums: readonly TallySums[], more: readonly TallySums[]): void {
    sums.forEach((sum, index) => addSums(sum, more[index] as TallySums));
}
