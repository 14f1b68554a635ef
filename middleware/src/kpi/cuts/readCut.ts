import type { KpiArea, KpiCut, KpiCutAnswer, KpiSegment, KpiSegmentIds } from '#kernel/contracts';
import type { Caller } from '../../platform/caller.ts';
import { cellsOf, rowReader } from '../cells.ts';
import type { Look } from '../facts/factCache.ts';
import { kpiOf, openQuestion, rangeOf, scopeKey } from '../question.ts';
import type { KpiDependencies, KpiQuestion } from '../question.ts';
import { helpOf } from '../registry/index.ts';
import type { Kpi } from '../registry/index.ts';
import { countNobody } from '../rollup/countNobody.ts';
import { addSums, createSums } from '../rollup/packedTallies.ts';
import type { NobodysTallies, TallySums } from '../rollup/packedTallies.ts';
import { peopleQuestion } from '../rollup/peopleQuestion.ts';
import type { CellTallies, RangeTallies, RollupQuestion } from '../rollup/rollups.ts';
import type { View, ViewEntry } from '../rollup/views.ts';
import type { Counted } from '../teams.ts';
import { openCut } from './cuts.ts';
import type { Cut } from './cuts.ts';

/** Segments of one answer; what is left is added up. */
const SEGMENT_LIMIT = 500;
const NO_ROLES: ReadonlyMap<string, string> = new Map();

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
    const [look, open] = await Promise.all([
        dependencies.facts.look(caller.orgId),
        openQuestion(dependencies, caller, question)
    ]);
    const { scope, periods, org, chosen } = open;
    const kpis = asked ?? chosen.first;
    const ranges = [rangeOf(open, periods.current), rangeOf(open, periods.previous)];
    const nobody = ranges.map(countNobody);
    const { total, found, idsOf } = await readSegments(dependencies, look, caller, question, { open, ranges, nobody });
    const shown = largest(found, SEGMENT_LIMIT);
    const isShown = new Set(shown);
    const rest = nobody.map(createSums);
    const left = shown.length === found.length ? [] : found.filter((segment) => !isShown.has(segment));
    left.forEach(({ use }) => use((sums) => addAll(rest, sums, kpis)));
    return {
        cut: question.cut,
        period: periods.current.period,
        previousPeriod: periods.previous.period,
        timeZone: scope.timeZone,
        currency: org.currency,
        dataAsOf: org.dataAsOf.toISOString(),
        definitions: kpis.map(helpOf),
        total: cellsOf(open, kpis, total),
        segments: shown.map(({ key, use }): KpiSegment => ({
            key,
            ids: idsOf(key),
            cells: use((sums) => cellsOf(open, kpis, sums))
        })),
        segmentCount: found.length,
        rest: left.length === 0 ? null : cellsOf(open, kpis, rest)
    };
}

interface Segment {
    readonly key: string;
    readonly records: number;
    use<Answer>(read: (sums: readonly TallySums[]) => Answer): Answer;
}

interface Segments {
    readonly total: readonly TallySums[];
    /** Those with any record. */
    readonly found: readonly Segment[];
    idsOf(key: string): KpiSegmentIds;
}

async function readSegments(
    dependencies: KpiDependencies,
    look: Look,
    caller: Caller,
    question: CutQuestion,
    counted: Counted
): Promise<Segments> {
    const { open, ranges, nobody } = counted;
    const roles = question.cut.includes('team') ? await dependencies.source.roles(caller.orgId) : NO_ROLES;
    const cut = openCut(question.cut, question.areas ?? [], roles);
    const key = scopeKey(`${question.cut} ${cut.cells?.id ?? ''}`, caller, question, ranges);
    const base = { ...peopleQuestion(key, open, ranges, nobody), who: { ...open.who, by: roles } };
    const groupOf = ({ ownerId }: ViewEntry): string => cut.segmentOf(ownerId, '');
    if (cut.cells !== null) {
        const view = await dependencies.rollups.cells(look, cellQuestion(base, cut), cut.cells);
        return { total: view.total, found: segmentsOf(view.groups), idsOf: cut.idsOf };
    }
    if (question.cut === 'person') {
        // The board's people are the segments: sums of each of thousands are not kept.
        const view = await dependencies.rollups.people(look, base);
        return { total: view.total, found: peopleSegments(view, nobody), idsOf: cut.idsOf };
    }
    const view = await dependencies.rollups.people(look, {
        ...base,
        rows: (entry, tallies, visit) => tallies.forEach((row, index) => visit(groupOf(entry), index, row))
    });
    return { total: view.total, found: segmentsOf(view.groups), idsOf: cut.idsOf };
}

function cellQuestion(
    base: RollupQuestion<RangeTallies, number>,
    { segmentOf }: Cut
): RollupQuestion<CellTallies, undefined> {
    return {
        ...base,
        rows: ({ ownerId }, cells, visit) =>
            cells.forEach((byCell, index) =>
                byCell.forEach((row, cell) => visit(segmentOf(ownerId, cell), index, row))
            ),
        note: () => undefined
    };
}

function segmentsOf(groups: ReadonlyMap<string, readonly TallySums[]>): Segment[] {
    return [...groups].flatMap(([key, sums]): Segment[] => {
        const records = sums.reduce((sum, counted) => sum + counted.records, 0);
        return records > 0 ? [{ key, records, use: (read) => read(sums) }] : [];
    });
}

function peopleSegments(
    { entries, values, notes }: View<RangeTallies, number>,
    nobody: readonly NobodysTallies[]
): Segment[] {
    const readRows = rowReader(nobody);
    return entries.flatMap(({ ownerId }, place): Segment[] => {
        const [records, tallies] = [notes[place] ?? 0, values[place] ?? []];
        return records > 0 ? [{ key: ownerId, records, use: (read) => readRows(tallies, read) }] : [];
    });
}

/** Those with most records, by key. */
function largest(found: readonly Segment[], limit: number): Segment[] {
    const bySize =
        found.length <= limit
            ? [...found]
            : found.toSorted((a, b) => b.records - a.records || (a.key < b.key ? -1 : 1)).slice(0, limit);
    return bySize.sort((a, b) => (a.key < b.key ? -1 : 1));
}

function addAll(sums: readonly TallySums[], more: readonly TallySums[], kpis: readonly Kpi[]): void {
    sums.forEach((sum, index) => addSums(sum, more[index] as TallySums, kpis));
}
